export { ar } from './messages/ar.js'
export { en } from './messages/en.js'
export { messagesFor } from './messages/messagesFor.js'
export { pl } from './messages/pl.js'
export { zhCN } from './messages/zh-CN.js'

export type {
  Message,
  MessageKey,
  Messages,
  MessageValues,
  Plural,
  PluralForms,
} from './messages/Messages.js'
