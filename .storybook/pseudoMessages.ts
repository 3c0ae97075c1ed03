import { en, type Message, type Messages, type MessageValues } from '../src/messages.js'

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const ACCENTED = 'áƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÁƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ'

/** How much longer it is than English, as the longest of European languages are. */
const LONGER = 0.4

/** `Generate` becomes `[Ĝéñéŕáţé ~~~]`: what is not in brackets was written into a component, or was cut. */
export function pseudo(text: string): string {
  const accented = text.replace(/[a-z]/gi, (letter) => ACCENTED.charAt(PLAIN.indexOf(letter)))
  const more = Math.max(2, Math.ceil(text.length * LONGER))
  // In words, so that it wraps as words do.
  const words = '~~~~~ '.repeat(more).slice(0, more).trimEnd()
  return `[${accented} ${words}]`
}

/** The values stay as they are: they are put in after the accents. */
function pseudoMessage(message: Message): Message {
  if (typeof message === 'string') return pseudo(message)
  return (values, plural) => {
    const names = Object.keys(values)
    const place = (at: number) => String.fromCodePoint(0xe000 + at)
    const places: MessageValues = Object.fromEntries(names.map((name, at) => [name, place(at)]))
    return names.reduce(
      (text, name, at) => text.replaceAll(place(at), String(values[name])),
      pseudo(message(places, plural)),
    )
  }
}

/** A language that nobody speaks: English with accents, longer, in brackets. Whoever reads English can test with it. */
export const pseudoMessages: Messages = {
  ...(Object.fromEntries(
    Object.entries(en).map(([key, message]) => [key, pseudoMessage(message)]),
  ) as unknown as Messages),
  language: 'en-XA',
}
