import type { en } from './en.js'

export type MessageValues = Readonly<Record<string, string | number>>

/** One message: text, or a function of its values where it has any. */
export type Message = string | ((values: MessageValues) => string)

export type MessageKey = keyof typeof en

/** A whole catalogue. A host may give a part of one: what is missing is taken from English. */
export type Messages = Readonly<Record<MessageKey, Message>>
