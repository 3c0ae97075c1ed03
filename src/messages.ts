export { en } from './messages/en.js'
export { messagesFor } from './messages/messagesFor.js'

export type {
  Message,
  MessageKey,
  Messages,
  MessageValues,
  Plural,
  PluralForms,
} from './messages/Messages.js'
