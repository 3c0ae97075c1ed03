import { en } from 'rushes/messages'

const words: Readonly<Record<string, unknown>> = en

/** The words of a message key, such as those in `problems`. Messages that need values are said in general. */
export function wordsOf(key: string): string {
  const message = words[key]
  return typeof message === 'string' ? message : 'This is not accepted.'
}
