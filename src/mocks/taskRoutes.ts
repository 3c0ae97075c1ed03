import type { SucceededTask, Task } from '../core/Task.js'
import { parseJson, property } from '../core/unknownJson.js'
import { VideoError } from '../core/VideoError.js'
import type { Problem } from '../core/wire.js'
import { MAX_QUERY_IDS, toProblem } from '../core/wire.js'
import { faultError } from './faultError.js'
import { freshTask, handlerJson, handlerTask, unknownThing } from './handlerAnswers.js'
import type { IntentBook } from './IntentBook.js'
import { jsonText } from './jsonText.js'
import { resultFile } from './results.js'
import type { SimulatedProvider } from './SimulatedProvider.js'

/** What the handler says of a result whose host answers with that status. */
function unplayable(status: number, { expireTime }: SucceededTask): VideoError {
  if (status >= 500) {
    return new VideoError('provider-error', `The result's host answered ${status}`, {
      fields: { result: 'result.unreachable' },
    })
  }
  const hasExpired = status !== 404 || (expireTime !== undefined && expireTime <= Date.now())
  const detail = hasExpired ? 'The link to the result has expired.' : 'The result is gone.'
  const fields = { result: hasExpired ? 'result.expired' : 'result.gone' }
  return new VideoError('not-found', detail, { status: 410, fields })
}

/** The routes that look at tasks. Each throws a `VideoError` for everything but success. */
export function taskRoutes(provider: SimulatedProvider, intents: IntentBook, basePath: string) {
  /** One check of a task. */
  function look(taskId: string): Task {
    const task = provider.find(taskId)
    if (!task) throw unknownThing()
    const fault = task.check()
    // KIE's provider waits for what KIE does not know yet.
    if (fault?.kind === 'record-null') return freshTask(task)
    if (fault) throw faultError(fault, { provider: task.provider, row: task.row, spends: false })
    return handlerTask(task, basePath)
  }

  /** `GET /tasks/:id` */
  const one = (_request: Request, taskId: string) => handlerJson(look(taskId))

  /** `POST /tasks/query` */
  const many = async (request: Request): Promise<Response> => {
    const ids = property(parseJson(await jsonText(request)), 'ids')
    if (!Array.isArray(ids) || ids.length > MAX_QUERY_IDS || !ids.every((id) => typeof id === 'string')) {
      throw new VideoError('invalid-input', `Name at most ${MAX_QUERY_IDS} tasks, as { "ids": [...] }.`)
    }
    return handlerJson({ results: ids.map(answered) })
  }

  function answered(taskId: string): { task: Task } | { problem: Problem } {
    try {
      return { task: look(taskId) }
    } catch (error) {
      if (error instanceof VideoError) return { problem: toProblem(error) }
      throw error
    }
  }

  /** `GET /intents/:id` */
  const intent = (_request: Request, intentId: string): Response => {
    const outcome = intents.outcomeOf(intentId)
    if (outcome === undefined) throw unknownThing('Nothing is known of that intent.')
    return handlerJson(
      outcome === 'in-flight' ? { outcome } : { outcome: 'task', task: handlerTask(outcome, basePath) },
    )
  }

  /** `GET /tasks/:id/video`, with ranges, and with `?download` as a file to be kept. */
  const video = (request: Request, taskId: string): Response => {
    // The handler knows no result by heart, so a video costs a check.
    const seen = look(taskId)
    const task = provider.find(taskId)
    if (!task) throw unknownThing()
    const query = new URL(request.url).searchParams
    if (seen.state !== 'success') {
      throw new VideoError('not-found', `The task has no result: it is ${seen.state}.`, { status: 409 })
    }
    if (seen.resultUrls[Number(query.get('index'))] === undefined)
      throw unknownThing('There is no such result.')
    const file = resultFile(request, task)
    if (file.status >= 400 && file.status !== 416) throw unplayable(file.status, seen)
    if (query.has('download')) {
      file.headers.set('Content-Disposition', `attachment; filename="rushes-${taskId}.mp4"`)
    }
    return file
  }

  return { look, one, many, intent, video }
}
