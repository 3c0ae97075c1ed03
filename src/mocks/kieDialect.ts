import { failureOf } from './failureOf.js'
import { resultJson } from './results.js'
import { taskTimes } from './taskTimes.js'
import type { UpstreamDialect, UpstreamTask } from './UpstreamDialect.js'

/** KIE's words. Every answer is an HTTP 200; the code in the body decides. */
export const kieDialect: UpstreamDialect = {
  provider: 'kie',
  created: (taskId) => kieAnswer(taskId === undefined ? {} : { taskId }),
  status: (asked) => {
    const { row, state } = asked.task
    const settled = state === 'success' || state === 'failed'
    return kieAnswer(record(asked), (settled && row.envelopeCode) || 200)
  },
  refused: ({ code, message }) => kieAnswer(null, code, message),
  // Its documents say 404; this is what integrators measured.
  unknownTask: () => kieAnswer(null, 422, 'recordInfo is null'),
  unknownPath: () => kieAnswer(null, 404, 'Not Found'),
  callback: (asked) => callback(asked),
}

export function kieAnswer(data: unknown, code = 200, msg = 'success'): Response {
  return Response.json({ code, msg, data })
}

function stateOf({ state, waited }: UpstreamTask['task']): string {
  if (state === 'pending') return waited < 0.5 ? 'waiting' : 'queuing'
  return { processing: 'generating', failed: 'fail' }[state] ?? state
}

/** The record as `recordInfo` gives it. `param` is the whole create once more, its callback URL included. */
function record({ task, body, resultUrl, now }: UpstreamTask) {
  const { taskId, state, row } = task
  const times = taskTimes(task)
  const failed = state === 'failed' ? failureOf(task) : { failCode: '', failMsg: '' }
  return {
    taskId,
    model: upstreamModel(task.model),
    state: stateOf(task),
    param: JSON.stringify(body),
    resultJson: state === 'success' ? resultJson(task, resultUrl) : '',
    ...failed,
    ...times,
    ...(!row.withoutTimes && { updateTime: times.completeTime ?? now }),
  }
}

/** Unlike in the record `costTime` is in seconds here, and a failure has no other time. */
function callback(asked: UpstreamTask) {
  const { task } = asked
  const { endTimes } = task
  const costTime = endTimes && Math.round(endTimes.costTime / 1000)
  const { taskId, model, state, param, resultJson: result, failCode, failMsg, ...times } = record(asked)
  const common = { taskId, model, state, param }
  return task.state === 'failed'
    ? {
        code: 501,
        msg: 'Playground task failed.',
        data: { ...common, failCode, failMsg, costTime, creditsConsumed: 0 },
      }
    : {
        code: 200,
        msg: 'Playground task completed successfully.',
        data: { ...common, resultJson: result, ...times, costTime, creditsConsumed: 42 },
      }
}

/** `kie/kling-v2-5-…` is `kling/v2-5-…` there. */
function upstreamModel(id: string): string {
  return id.replace(/^kie\/kling-/, 'kling/')
}
