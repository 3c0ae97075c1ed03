import type { Task, TaskRef } from '../core/Task.js'
import { textProperty } from '../core/unknownJson.js'
import { VideoError } from '../core/VideoError.js'
import { withoutUndefined } from '../core/withoutUndefined.js'
import { browserTask } from './browserTask.js'
import type { HandlerSettings } from './handlerSettings.js'
import type { Intent } from './intents.js'
import { bodyHashOf, INTENT_LIFE_MS, intentsOf } from './intents.js'
import type { JobOwner } from './jobs.js'

/** One create, and whose it is. */
export interface Job extends JobOwner, Pick<Intent, 'jobId' | 'model' | 'kind' | 'startTime'> {}

/**
 * The provider's task of a job as its owner's browser gets it.
 * @throws {VideoError} `malformed-response` where it is no task
 */
export async function ownersTask(settings: HandlerSettings, job: Job, task: Task): Promise<Task> {
  const taskId = textProperty(task, 'taskId')
  if (taskId === undefined)
    throw new VideoError('malformed-response', 'The provider gave a task without an id')
  const ref: TaskRef = {
    taskId,
    model: job.model,
    startTime: task.startTime ?? job.startTime,
    kind: task.kind ?? job.kind,
  }
  return browserTask(task, ref, await settings.sealer.seal(ref, job.user), settings)
}

/**
 * Puts a job's task on record, by its id: how far it is, and links that end, are asked for anew. The answer to the create
 * and a callback may both bring it, in any order: the first one stays, so that the browser hears of one id, and the host
 * of one creation.
 * @returns The task that the intent now stands for; `undefined` where the intent has become another job's.
 */
export async function acceptTask(
  settings: HandlerSettings,
  job: Job,
  { taskId, model, startTime, kind }: Task,
): Promise<Task | undefined> {
  const { user, intentId, jobId } = job
  const task: Task = { taskId, model, ...withoutUndefined({ startTime, kind }), state: 'pending' }
  const known = await intentsOf(settings.store, user).move(intentId, jobId, ({ state }) =>
    state === 'accepted' ? undefined : { state: 'accepted', task },
  )
  if (known?.moved) settings.emit({ type: 'task-created', user, intentId, model, taskId })
  return known?.intent.task
}

/** Notes that a provider's task is this job's. `false` where it is another's already. */
export async function bindTask(
  { store }: Pick<HandlerSettings, 'store'>,
  { jobId, model }: Job,
  taskId: string,
): Promise<boolean> {
  const provider = model.split('/', 1)[0] ?? ''
  // Hashed: the provider's own ids are nobody's business, and may be of any length.
  const key = `bound:${await bodyHashOf(new TextEncoder().encode(`${provider}\n${taskId}`))}`
  if (await store.set(key, jobId, { ttlMs: INTENT_LIFE_MS, onlyIfAbsent: true })) return true
  return (await store.get(key)) === jobId
}
