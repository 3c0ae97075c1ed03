import type { Task, TaskRef } from '../core/Task.js'
import { textProperty } from '../core/unknownJson.js'
import type { VideoErrorCode } from '../core/VideoError.js'
import { VideoError } from '../core/VideoError.js'
import type { VideoInput } from '../core/VideoInput.js'
import { wireRoutes } from '../core/wire.js'
import { taskKind } from '../models/taskKind.js'
import { browserTask } from './browserTask.js'
import type { CatalogueEntry } from './catalogue.js'
import type { HandlerSettings } from './handlerSettings.js'
import { inFlightResponse } from './inFlightResponse.js'
import type { UserIntents } from './intents.js'
import { jsonResponse } from './jsonResponse.js'
import { safeErrorDetails } from './safeErrorDetails.js'

/** Refusals that certainly spent nothing: after one of them the same click may be tried again. */
const SPENT_NOTHING: ReadonlySet<VideoErrorCode> = new Set([
  'invalid-input', 'unauthorized', 'forbidden', 'insufficient-credits', 'not-found', 'rate-limited', 'maintenance',
  'feature-disabled', 'content-violation', 'network',
]) // prettier-ignore

interface Creation {
  settings: HandlerSettings
  user: string
  intents: UserIntents
  intentId: string
  bodyHash: string
  entry: CatalogueEntry
  input: VideoInput
}

/**
 * Sends the create, exactly once, for an intent that has just been claimed. It does not end with the request: a browser
 * that leaves must not lose a task that is paid for.
 */
export async function createOnce(creation: Creation): Promise<Response> {
  const { settings, user, intentId, entry, input } = creation
  const sentAt = Date.now()
  let task: Task
  try {
    task = await ownersTask(creation, await entry.provider.createTask(input), sentAt)
  } catch (error) {
    return notCreated(creation, error)
  }
  await orLog(settings, creation.intents.settle(intentId, creation.bodyHash, task))
  settings.emit({ type: 'task-created', user, intentId, model: task.model, taskId: task.taskId })
  return jsonResponse(task, {
    status: 201,
    headers: { Location: `${settings.basePath}${wireRoutes.task(task.taskId)}` },
  })
}

async function ownersTask(
  { settings, user, entry, input }: Creation,
  task: Task,
  sentAt: number,
): Promise<Task> {
  const taskId = textProperty(task, 'taskId')
  if (taskId === undefined)
    throw new VideoError('malformed-response', 'The provider gave a task without an id')
  const ref: TaskRef = {
    taskId,
    model: entry.model.id,
    startTime: task.startTime ?? sentAt,
    kind: task.kind ?? taskKind(entry.model, input),
  }
  return browserTask(task, ref, await settings.sealer.seal(ref, user), settings)
}

/** @throws what was thrown, where it says how it ended; an end that nobody knows is answered with 202. */
async function notCreated(creation: Creation, error: unknown): Promise<Response> {
  const { settings, user, intents, intentId, entry } = creation
  const code = error instanceof VideoError ? error.code : 'uncertain'
  const about = { user, intentId, model: entry.model.id, code }
  if (SPENT_NOTHING.has(code)) {
    await orLog(settings, intents.free(intentId))
    settings.emit({ type: 'task-refused', ...about })
    throw error
  }
  settings.logger.warn(
    safeErrorDetails(error),
    'It is not known whether a task was accepted; its intent is held',
  )
  settings.emit({ type: 'task-uncertain', ...about })
  if (code === 'uncertain') return inFlightResponse(intentId)
  throw error
}

/** By now the provider has answered. A store that fails must not take that answer from the browser. */
async function orLog({ logger }: HandlerSettings, writing: Promise<void>): Promise<void> {
  try {
    await writing
  } catch (error) {
    logger.error(safeErrorDetails(error), 'The store did not take what became of an intent')
  }
}
