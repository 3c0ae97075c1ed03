import type { Task } from '../core/Task.js'
import { parseJson, property } from '../core/unknownJson.js'
import { VideoError } from '../core/VideoError.js'
import { MAX_QUERY_IDS, toProblem } from '../core/wire.js'
import { faultError } from './faultError.js'
import { handlerJson, handlerTask, unknownThing } from './handlerAnswers.js'
import type { IntentBook } from './IntentBook.js'
import { resultFile, resultLinks } from './results.js'
import type { SimulatedProvider } from './SimulatedProvider.js'

/** The routes that look at tasks. Each throws a `VideoError` for everything but success. */
export function taskRoutes(provider: SimulatedProvider, intents: IntentBook, basePath: string) {
  function look(taskId: string): Task {
    const task = provider.find(taskId)
    if (!task) throw unknownThing()
    const fault = task.check()
    if (fault) throw faultError(fault, { spends: false })
    return handlerTask(task, basePath)
  }

  return {
    /** `GET /tasks/:id` */
    one: (_request: Request, taskId: string) => handlerJson(look(taskId)),

    /** `POST /tasks/query` */
    async many(request: Request): Promise<Response> {
      const ids = property(parseJson(await request.text()), 'ids')
      if (!Array.isArray(ids) || ids.length > MAX_QUERY_IDS || !ids.every((id) => typeof id === 'string')) {
        throw new VideoError('invalid-input', `Name at most ${MAX_QUERY_IDS} tasks, as { "ids": [...] }.`)
      }
      return handlerJson({ results: ids.map(answered) })

      function answered(taskId: string) {
        try {
          return { task: look(taskId) }
        } catch (error) {
          if (error instanceof VideoError) return { problem: toProblem(error) }
          throw error
        }
      }
    },

    /** `GET /intents/:id` */
    intent(_request: Request, intentId: string): Response {
      const outcome = intents.outcomeOf(intentId)
      if (outcome === undefined) throw unknownThing()
      return handlerJson(
        outcome === 'in-flight' ? { outcome } : { outcome: 'task', task: handlerTask(outcome, basePath) },
      )
    },

    /** `GET /tasks/:id/video`, with ranges, and with `?download` as a file to be kept. */
    video(request: Request, taskId: string): Response {
      const task = provider.find(taskId)
      if (task?.state !== 'success' || resultLinks(task, '').length === 0) throw unknownThing()
      const file = resultFile(request, task)
      if (file.status >= 400 && file.status !== 416) {
        throw new VideoError('not-found', 'The video is not there any more.', { status: 410 })
      }
      if (new URL(request.url).searchParams.has('download')) {
        file.headers.set('Content-Disposition', `attachment; filename="${taskId}.mp4"`)
      }
      return file
    },
  }
}
