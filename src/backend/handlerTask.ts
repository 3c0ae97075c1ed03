import type { Task, TaskRef } from '../core/Task.js'
import { VideoError } from '../core/VideoError.js'
import { taskSchema } from '../core/wire.js'
import type { HandlerConnection } from './handlerRequest.js'
import { wholeUrl } from './handlerUrl.js'

/** The task in an answer; `undefined` where there is none. */
export function taskIn(connection: HandlerConnection, body: unknown): Task | undefined {
  const task = taskSchema.safeParse(body)
  return task.success ? withWholeUrls(connection, task.data) : undefined
}

/** @throws {VideoError} `malformed-response` where the answer is not about that task. */
export function answeredTask(connection: HandlerConnection, body: unknown, ref: TaskRef): Task {
  const task = taskIn(connection, body)
  if (task?.taskId === ref.taskId) return task
  throw new VideoError('malformed-response', `The answer about task ${ref.taskId} cannot be read`)
}

/** The handler names its results from its own root; a page elsewhere needs them whole. */
function withWholeUrls(connection: HandlerConnection, task: Task): Task {
  if (task.state !== 'success' || !/^https?:/.test(connection.url)) return task
  const [first, ...rest] = task.resultUrls
  // What is no URL stays as it is, for whoever shows results to refuse.
  const whole = (url: string) => wholeUrl(connection, url) ?? url
  return { ...task, resultUrls: [whole(first), ...rest.map(whole)] }
}
