import { enForm } from './enForm.js'
import { enTask } from './enTask.js'

/** English: every string that a person reads. */
export const en = { language: 'en', ...enForm, ...enTask } as const
