import type { Message, MessageValues, Plural } from '../../src/messages/Messages.js'

/** What the components give as a number; the rest is text. */
const NUMBERS = ['count', 'max', 'min', 'over', 'seconds', 'percent', 'number', 'value']

/** One of each kind that the plural rules of any language tell apart. */
export const NUMBER_SAMPLES = [0, 1, 2, 3, 5, 11, 12, 21, 22, 100, 1.5, 2500]

/** Values for every name that a message could ask for; text is a sign that no language has. */
export function sampleValues(number: number): MessageValues {
  const texts = ['date', 'id', 'code', 'from', 'to', 'name', 'provider', 'prompt', 'range', 'safe', 'slot']
  const others = ['time', 'type', 'width', 'height', 'zone']
  return {
    ...Object.fromEntries([...texts, ...others].map((name) => [name, '◆'])),
    ...Object.fromEntries(NUMBERS.map((name) => [name, number])),
  }
}

/** The names of the values that a message asks for. */
export function namesIn(message: Message): string[] {
  if (typeof message === 'string') return []
  const names = new Set<string>()
  const values = new Proxy<MessageValues>(
    {},
    {
      get: (_target, name) => {
        names.add(String(name))
        return '1'
      },
    },
  )
  const plural: Plural = (name, forms) => {
    names.add(name)
    return forms.other
  }
  message(values, plural)
  return [...names].sort()
}
