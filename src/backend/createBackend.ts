import { orAborted } from '../core/orAborted.js'
import type { BackendDescription, VideoBackend } from '../core/VideoBackend.js'
import { VideoError } from '../core/VideoError.js'
import { INTENT_HEADER, wireRoutes } from '../core/wire.js'
import type { HandlerConnection } from './handlerRequest.js'
import { handlerRequest } from './handlerRequest.js'
import { answeredTask, taskIn } from './handlerTask.js'
import { handlerUrl } from './handlerUrl.js'
import { loadPart } from './loadPart.js'
import { ServerTime } from './ServerTime.js'
import { watchTasksLater } from './watchTasksLater.js'

/** Longer than the handler waits for its provider, so that the handler's own word on it arrives. */
const CREATE_TIMEOUT_MS = 60_000

const loadHandlerParts = () => loadPart(() => import('./handlerParts.js'))

/**
 * A backend over the URL of `createVideoHandler`.
 *
 * It never repeats a create: one that got no answer, or none that can be read, rejects with `uncertain`, since it may
 * have been accepted. `findTask` asks the handler what became of it.
 */
export function createBackend(options: HandlerConnection): Required<VideoBackend> {
  const time = new ServerTime()
  const connection = { ...options, url: options.url.replace(/\/+$/, ''), hear: time.hear }
  let description: Promise<BackendDescription> | undefined

  return {
    async describe({ signal } = {}) {
      signal?.throwIfAborted()
      description ??= askForModels(connection).catch((error: unknown) => {
        description = undefined // a handler that was down is asked again
        throw error
      })
      // The answer is for everybody: who gives up stops waiting for it, and does not stop it.
      return orAborted(description, signal)
    },

    async createTask(input, { intentId, signal } = {}) {
      const { status, body } = await handlerRequest(connection, wireRoutes.tasks, {
        method: 'POST',
        body: JSON.stringify(input),
        headers: {
          'Content-Type': 'application/json',
          ...(intentId !== undefined && { [INTENT_HEADER]: intentId }),
        },
        signal,
        timeoutMs: CREATE_TIMEOUT_MS,
        spends: true,
      })
      const task = taskIn(connection, body)
      if (task) return task
      throw new VideoError('uncertain', 'It is not known whether the task was started', { status })
    },

    async getTask(ref, { signal } = {}) {
      const { body } = await handlerRequest(connection, wireRoutes.task(ref.taskId), {
        signal,
        asksForOne: true,
      })
      return answeredTask(connection, body, ref)
    },

    async getTasks(refs, options) {
      const { queryTasks } = await loadHandlerParts()
      return queryTasks(connection, refs, options)
    },

    watchTasks: (refs, on) => watchTasksLater(connection, refs, on),

    async findTask(intentId, options) {
      const { findTask } = await loadHandlerParts()
      return findTask(connection, intentId, options)
    },

    async uploadImage(file, options) {
      const { uploadImage } = await loadHandlerParts()
      return uploadImage(connection, file, options)
    },

    async checkResult(url, options) {
      const { checkResult } = await loadHandlerParts()
      return checkResult(connection, url, options)
    },

    downloadUrl(url) {
      const result = handlerUrl(connection, url)
      result?.searchParams.set('download', '')
      return result?.href
    },

    serverTime: time.now,
  }
}

async function askForModels(connection: HandlerConnection): Promise<BackendDescription> {
  const [{ body }, { modelsAnswerSchema }] = await Promise.all([
    handlerRequest(connection, wireRoutes.models),
    loadHandlerParts(),
  ])
  const answer = modelsAnswerSchema.safeParse(body)
  if (answer.success) return answer.data
  throw new VideoError('malformed-response', `${connection.url}${wireRoutes.models} does not list any models`)
}
