import type { Task, TaskRef } from '../core/Task.js'
import { parseJson } from '../core/unknownJson.js'
import { VideoError } from '../core/VideoError.js'
import { taskSchema, wireRoutes } from '../core/wire.js'
import type { HandlerSettings } from './handlerSettings.js'
import { GRANT_PARAMETER } from './videoGrants.js'

/**
 * A provider's task as its owner's browser gets it: under the sealed id, only with the fields that a task has, and with
 * results that play from this handler, each by a grant of its own. No URL of the provider's goes out.
 * @throws {VideoError} `malformed-response` where it is no task
 */
export async function browserTask(
  task: Task,
  ref: TaskRef,
  taskId: string,
  { basePath, videoGrants }: HandlerSettings,
): Promise<Task> {
  // As it will travel: a provider that writes `undefined` where it has nothing left the field out.
  const travelling = parseJson(JSON.stringify({ ...task, ...ref, taskId }))
  const parsed = taskSchema.safeParse(travelling)
  if (!parsed.success)
    throw new VideoError('malformed-response', 'The provider gave something that is no task')
  if (parsed.data.state !== 'success') return parsed.data
  const [, ...others] = parsed.data.resultUrls
  const grant = `${GRANT_PARAMETER}=${await videoGrants.issue(taskId)}`
  const path = `${basePath}${wireRoutes.video(taskId)}`
  return {
    ...parsed.data,
    resultUrls: [`${path}?${grant}`, ...others.map((_, index) => `${path}?index=${index + 1}&${grant}`)],
  }
}
