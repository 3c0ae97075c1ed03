import type { Task, TaskRef } from '../core/Task.js'
import type { HandlerCall } from './HandlerRoute.js'
import { unknownTask } from './Refusal.js'

/**
 * Asks the provider about a task of this user's.
 * @throws {Refusal} 404 where the id is not this user's; the provider is not asked then
 * @throws {VideoError} what the provider says instead of a task
 */
export async function findOwnTask(
  { user, settings, request }: Pick<HandlerCall, 'user' | 'settings' | 'request'>,
  taskId: string,
): Promise<{ ref: TaskRef; task: Task }> {
  const ref = await settings.sealer.open(taskId, user)
  const provider = settings.providers.get(ref?.model.split('/', 1)[0] ?? '')
  if (!ref || !provider) throw unknownTask()
  return { ref, task: await provider.getTask(ref, { signal: request.signal }) }
}
