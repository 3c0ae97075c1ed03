import type { Messages } from './Messages.js'
import { zhCNForm } from './zhCNForm.js'
import { zhCNTask } from './zhCNTask.js'

/** Simplified Chinese. */
export const zhCN: Messages = { language: 'zh-CN', ...zhCNForm, ...zhCNTask }
