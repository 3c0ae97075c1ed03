import { firstOf, object, oneOf, text } from './shape.js'
import type { Task } from './Task.js'
import type { Problem } from './wire.js'
import { problemSchema, taskSchema } from './wire.js'

/** One of the `results` that `POST /tasks/query` answers: for each id, in the order asked for. */
export const queryResultSchema = firstOf<{ task: Task } | { problem: Problem }>(
  object({ task: taskSchema }),
  object({ problem: problemSchema }),
)

/** What `GET /intents/:intentId` answers. */
export const intentAnswerSchema = firstOf<{ outcome: 'task'; task: Task } | { outcome: 'in-flight' }>(
  object({ outcome: oneOf('task'), task: taskSchema }),
  object({ outcome: oneOf('in-flight') }),
)

/** What `POST /images` answers. */
export const imageAnswerSchema = object({ url: text })
