import type { en } from './en.js'

/** What a message is filled with. Give numbers as numbers: they are written as the locale writes them. */
export type MessageValues = Readonly<Record<string, string | number>>

/** The forms of a word: those that the plural rules of its language have. English has `one` and `other`. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>

/** Takes the form that goes with the value of this name, by the rules of the catalogue's own language. */
export type Plural = (name: string, forms: PluralForms) => string

/** One message: text, or a function of its values where it has any. Numbers come to it as text, ready to be said. */
export type Message = string | ((values: MessageValues, plural: Plural) => string)

/** The name of a message. A catalogue has one message for each. */
export type MessageKey = Exclude<keyof typeof en, 'language'>

/** A whole catalogue. A host may give a part of one: what is missing is taken from the provider above, or English. */
export type Messages = Readonly<Record<MessageKey, Message>> & {
  /**
   * The language that it is written in, such as `pl`: for its plurals, for the `lang` and `dir` of what shows it, and for
   * numbers and dates where no `locale` is given.
   */
  readonly language?: string
}
