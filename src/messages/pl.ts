import type { Messages } from './Messages.js'
import { plForm } from './plForm.js'
import { plTask } from './plTask.js'

/** Polish. */
export const pl: Messages = { language: 'pl', ...plForm, ...plTask }
