import type { Task, TaskRef } from '../core/Task.js'
import type { VideoProvider } from '../providers/provider.js'
import type { HandlerCall } from './HandlerRoute.js'
import type { HandlerSettings } from './handlerSettings.js'
import { unknownTask } from './Refusal.js'

/** What one of this user's ids stands for, and who is to be asked about it. */
export interface OwnRef {
  ref: TaskRef
  provider: VideoProvider
}

/** Opens an id; `undefined` where it is not this user's, or its provider is not here any more. Nobody is asked. */
export async function findOwnRef(
  { user, settings }: Pick<HandlerCall, 'user' | 'settings'>,
  taskId: string,
): Promise<OwnRef | undefined> {
  return refOwner(settings, await settings.sealer.open(taskId, user))
}

/** The same for what an id stands for, where that is known already. */
export function refOwner(
  settings: Pick<HandlerSettings, 'providers'>,
  ref: TaskRef | undefined,
): OwnRef | undefined {
  const provider = settings.providers.get(ref?.model.split('/', 1)[0] ?? '')
  return ref && provider && { ref, provider }
}

/**
 * Asks the provider about a task of this user's.
 * @throws {Refusal} 404 where the id is not this user's; the provider is not asked then
 * @throws {VideoError} what the provider says instead of a task
 */
export async function findOwnTask(
  call: Pick<HandlerCall, 'user' | 'settings' | 'request'>,
  taskId: string,
): Promise<{ ref: TaskRef; task: Task }> {
  const own = await findOwnRef(call, taskId)
  if (!own) throw unknownTask()
  const { ref, provider } = own
  return { ref, task: await provider.getTask(ref, { signal: call.request.signal }) }
}
