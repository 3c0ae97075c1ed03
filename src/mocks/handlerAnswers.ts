import type { Task } from '../core/Task.js'
import { noResultFailure, taskFailure } from '../core/taskFailure.js'
import { VideoError, videoErrorCodes } from '../core/VideoError.js'
import { toProblem, wireRoutes } from '../core/wire.js'
import { failureOf } from './failureOf.js'
import { resultLinks } from './results.js'
import type { SimulatedTask } from './SimulatedTask.js'
import type { TaskMoment } from './TaskMoment.js'
import { momentOf } from './TaskMoment.js'
import { taskTimes } from './taskTimes.js'

/** A provider's list of results is cut off here before it reaches a browser. */
const MAX_RESULTS = 20

/** A task that was just accepted, of which no more is known than that. */
export function freshTask({ taskId, model, kind, createTime }: SimulatedTask | TaskMoment): Task {
  return { taskId, model, kind, startTime: createTime, state: 'pending' }
}

/** A task as the handler lets a browser see it: its results play from the handler's own routes. */
export function handlerTask(simulated: SimulatedTask, basePath: string): Task {
  const task = momentOf(simulated)
  const { taskId, state, videoModel } = task
  const { createTime, ...endTimes } = taskTimes(task)
  const charged = videoModel.failedTasksCharged
  const base = { ...freshTask(task), ...(createTime !== undefined && { createTime }) }
  if (state === 'failed') {
    const { failCode, failMsg } = failureOf(task)
    return { ...base, state, failure: taskFailure(failCode, failMsg, charged), ...endTimes }
  }
  if (state !== 'success') return { ...base, state: state === 'pending' ? 'pending' : 'processing' }

  const path = `${basePath}${wireRoutes.video(taskId)}`
  const [first, ...rest] = resultLinks(task, path)
    .slice(0, MAX_RESULTS)
    .map((_, index) => (index === 0 ? path : `${path}?index=${index}`))
  if (first === undefined) {
    return { ...base, state: 'failed', failure: noResultFailure(), ...endTimes }
  }
  const { completeTime } = endTimes
  return {
    ...base,
    state,
    resultUrls: [first, ...rest],
    ...endTimes,
    ...(completeTime !== undefined &&
      videoModel.resultLifeMs !== undefined && { expireTime: completeTime + videoModel.resultLifeMs }),
  }
}

/** JSON that no cache keeps. */
export function handlerJson(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
}

/**
 * An error as `application/problem+json`, under its own status where it has one. A provider's 401 and 403 speak of the
 * server's key, so they go out as a 502: whoever watches them for logins must not see one.
 */
export function handlerProblem(error: VideoError): Response {
  const ofTheKey = error.code === 'unauthorized' || error.code === 'forbidden'
  const status = error.status ?? (ofTheKey ? 502 : videoErrorCodes[error.code].status)
  const headers = new Headers({ 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' })
  if (error.retryAfterMs !== undefined) {
    headers.set('Retry-After', String(Math.ceil(error.retryAfterMs / 1000)))
  }
  return new Response(JSON.stringify({ ...toProblem(error), status }), { status, headers })
}

export function unknownThing(detail = 'There is no such task.'): VideoError {
  return new VideoError('not-found', detail)
}
