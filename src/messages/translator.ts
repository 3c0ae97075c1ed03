import { en } from './en.js'
import type { Message, MessageKey, Messages, MessageValues } from './Messages.js'

/** Turns keys into text. */
export interface Translator {
  (key: MessageKey, values?: MessageValues): string
  /** For a key that came over a wire: one that the catalogue does not have gives the `fallback`'s text. */
  open(key: string, fallback: MessageKey, values?: MessageValues): string
  /** The locale that numbers and dates are written for; `undefined` is the browser's. */
  readonly locale: string | undefined
}

/** Makes a translator. What a given catalogue lacks is taken from English. */
export function createTranslator(messages: Partial<Messages> = {}, locale?: string): Translator {
  const text = (key: MessageKey, values: MessageValues = {}) => {
    const message: Message = messages[key] ?? en[key]
    return typeof message === 'function' ? message(values) : message
  }
  return Object.assign(text, {
    open: (key: string, fallback: MessageKey, values?: MessageValues) =>
      text(isMessageKey(key) ? key : fallback, values),
    locale,
  })
}

function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key)
}
