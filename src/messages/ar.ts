import { arForm } from './arForm.js'
import { arTask } from './arTask.js'
import type { Messages } from './Messages.js'

/** Arabic, from right to left. */
export const ar: Messages = { language: 'ar', ...arForm, ...arTask }
