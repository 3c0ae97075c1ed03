import type { Task } from '../core/Task.js'
import type { CreateTaskOptions } from '../core/VideoBackend.js'
import type { VideoErrorCode } from '../core/VideoError.js'
import { VideoError } from '../core/VideoError.js'
import type { VideoInput } from '../core/VideoInput.js'
import { wireRoutes } from '../core/wire.js'
import type { Job } from './acceptTask.js'
import { acceptTask, bindTask, ownersTask } from './acceptTask.js'
import type { CatalogueEntry } from './catalogue.js'
import type { HandlerSettings } from './handlerSettings.js'
import { inFlightResponse } from './inFlightResponse.js'
import type { Intent } from './intents.js'
import { intentsOf } from './intents.js'
import { jsonResponse } from './jsonResponse.js'
import { safeErrorDetails } from './safeErrorDetails.js'

/** Refusals that certainly spent nothing: after one of them the same click may be tried again. */
const SPENT_NOTHING: ReadonlySet<VideoErrorCode> = new Set([
  'invalid-input', 'unauthorized', 'forbidden', 'insufficient-credits', 'not-found', 'rate-limited', 'maintenance',
  'feature-disabled', 'content-violation', 'network',
]) // prettier-ignore

interface Creation {
  settings: HandlerSettings
  job: Job
  entry: CatalogueEntry
  input: VideoInput
  /** Where the provider may call back. */
  callbackUrl: string | undefined
}

/**
 * Sends the create, exactly once, for a job that is on record. It does not end with the request: a browser that leaves
 * must not lose a task that is paid for.
 */
export async function createOnce(creation: Creation): Promise<Response> {
  const { settings, job, entry, input, callbackUrl } = creation
  let own: Task
  let providersId: string
  try {
    const task = await entry.provider.createTask(input, ...createOptions(creation))
    own = await ownersTask(settings, job, task)
    providersId = task.taskId
  } catch (error) {
    return notCreated(creation, error)
  }
  const [accepted] = await Promise.all([
    orLog(settings, acceptTask(settings, job, own)),
    callbackUrl === undefined ? undefined : orLog(settings, bindTask(settings, job, providersId)),
  ])
  return createdResponse(settings, await firstOf(settings, job.user, own, accepted))
}

/**
 * A callback that came before the answer has told the same task under an id of its own, and that one stays. Should it
 * ever tell another task, the answer to the create is what counts.
 */
async function firstOf(
  { sealer, logger }: HandlerSettings,
  user: string,
  own: Task,
  accepted: Task | undefined,
): Promise<Task> {
  if (!accepted || accepted.taskId === own.taskId) return own
  const [first, second] = await Promise.all([
    sealer.open(accepted.taskId, user),
    sealer.open(own.taskId, user),
  ])
  if (first?.taskId === second?.taskId) return accepted
  logger.error({ model: own.model }, 'A callback had told another task of this create than its answer did')
  return own
}

export function createdResponse({ basePath }: HandlerSettings, task: Task): Response {
  const headers = { Location: `${basePath}${wireRoutes.task(task.taskId)}` }
  return jsonResponse(task, { status: 201, headers })
}

/** Only what there is to say. A provider that can be asked for a task by its intent gets the job as that. */
function createOptions({ entry, job, callbackUrl }: Creation): [CreateTaskOptions] | [] {
  if (callbackUrl === undefined && !entry.provider.findTask) return []
  return [{ callbackUrl, ...(entry.provider.findTask && { intentId: job.jobId }) }]
}

/** @throws what was thrown, where it says how it ended; an end that nobody knows is answered with 202. */
async function notCreated({ settings, job }: Creation, error: unknown): Promise<Response> {
  const { user, intentId, model, jobId } = job
  const code = error instanceof VideoError ? error.code : 'uncertain'
  const state: Intent['state'] = SPENT_NOTHING.has(code) ? 'refused' : 'uncertain'
  const moving = intentsOf(settings.store, user).move(intentId, jobId, (intent) =>
    intent.state === 'submitting' ? { state } : undefined,
  )
  const known = await orLog(settings, moving)
  // A callback was faster than the end of the request that it is about.
  if (known?.intent.task) return createdResponse(settings, known.intent.task)
  if (state === 'uncertain') {
    settings.logger.warn(
      safeErrorDetails(error),
      'It is not known whether a task was accepted; its intent is held',
    )
  }
  const type = state === 'refused' ? 'task-refused' : 'task-uncertain'
  settings.emit({ type, user, intentId, model, code })
  if (code === 'uncertain') return inFlightResponse(intentId)
  throw error
}

/** By now the provider has answered. A store that fails must not take that answer from the browser. */
async function orLog<T>({ logger }: HandlerSettings, writing: Promise<T>): Promise<T | undefined> {
  try {
    return await writing
  } catch (error) {
    logger.error(safeErrorDetails(error), 'The store did not take what became of an intent')
    return undefined
  }
}
