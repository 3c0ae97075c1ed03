import type { Task, TaskRef } from '../core/Task.js'
import { VideoError } from '../core/VideoError.js'
import type { VideoModel } from '../core/VideoModel.js'
import { withoutUndefined } from '../core/withoutUndefined.js'
import type { ChanjingPage, ChanjingReading } from './chanjingAnswer.js'
import { chanjingPage } from './chanjingAnswer.js'
import type { ChanjingExchange } from './chanjingExchange.js'
import { MAX_PAGE_TASKS, chanjingPageBody, chanjingPagePath } from './chanjingRequest.js'
import { ownModel } from './ownModel.js'

interface TasksWay {
  exchange: ChanjingExchange
  own: readonly VideoModel[]
  reading: ChanjingReading
  signal: AbortSignal | undefined
}

/**
 * Many tasks with one request for each 50, one after the other: Chanjing limits the requests of a second, and does not
 * say to how many. What fails stands in the place of the tasks it is about and spoils no other; only an abort rejects.
 */
export async function chanjingTasks(refs: readonly TaskRef[], way: TasksWay): Promise<(Task | VideoError)[]> {
  const { own, reading } = way
  const { providerName } = reading
  const ours = refs.filter((ref) => own.some(({ id }) => id === ref.model))
  const taskIds = [...new Set(ours.map((ref) => ref.taskId))]
  const pages = new Map<string, ChanjingPage>()
  for (let start = 0; start < taskIds.length; start += MAX_PAGE_TASKS) {
    const some = taskIds.slice(start, start + MAX_PAGE_TASKS)
    const page = await pageOf(some, way)
    for (const taskId of some) pages.set(taskId, page)
  }
  return refs.map((ref) =>
    orVideoError(() => {
      const { taskId, startTime, kind } = ref
      const model = ownModel(own, ref, providerName)
      const page = pages.get(taskId) ?? failing(new VideoError('not-found', `${providerName} was not asked.`))
      const outcome = page({ ...reading, taskId, model })
      return { taskId, model: model.id, ...withoutUndefined({ startTime, kind }), ...outcome }
    }),
  )
}

async function pageOf(taskIds: string[], { exchange, reading, signal }: TasksWay): Promise<ChanjingPage> {
  const body = chanjingPageBody(taskIds)
  const request = { method: 'POST', path: chanjingPagePath, body, spends: false, signal } as const
  try {
    const { envelope } = await exchange(request)
    return chanjingPage(envelope, reading.providerName)
  } catch (error) {
    if (error instanceof VideoError) return failing(error)
    throw error
  }
}

function failing(error: VideoError): ChanjingPage {
  return () => {
    throw error
  }
}

function orVideoError<T>(act: () => T): T | VideoError {
  try {
    return act()
  } catch (error) {
    if (error instanceof VideoError) return error
    throw error
  }
}
