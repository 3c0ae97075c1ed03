import { failureOf } from './failureOf.js'
import { resultJson } from './results.js'
import { taskTimes } from './taskTimes.js'
import type { UpstreamDialect, UpstreamTask } from './UpstreamDialect.js'

/** APIXO's words. Its documents give the HTTP status and the body's code as the same number. */
export const apixoDialect: UpstreamDialect = {
  provider: 'apixo',
  created: (taskId) => apixoAnswer(taskId === undefined ? {} : { taskId }),
  status: (task) => apixoAnswer(record(task)),
  // A refused key is answered without `data`, everything else with it.
  refused: ({ code, message, data }) =>
    code === 401
      ? Response.json({ code, message }, { status: 401 })
      : apixoAnswer(data ?? null, code, message),
  unknownTask: () => apixoAnswer(null, 404, 'Model or task not found'),
  unknownPath: () => apixoAnswer(null, 404, 'Model or task not found'),
  callback: (task) => ({ code: 200, message: 'success', data: record(task) }),
}

function apixoAnswer(data: unknown, code = 200, message = 'success'): Response {
  return Response.json({ code, message, data }, { status: code })
}

function record({ task, resultUrl }: UpstreamTask) {
  const { taskId, state } = task
  return {
    taskId,
    state,
    ...(state === 'success' && { resultJson: resultJson(task, resultUrl) }),
    ...(state === 'failed' && failureOf(task)),
    ...taskTimes(task),
  }
}
