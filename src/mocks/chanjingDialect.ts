import { property, textProperty } from '../core/unknownJson.js'
import { failureOf } from './failureOf.js'
import { outputUrls } from './results.js'
import { taskTimes } from './taskTimes.js'
import type { UpstreamDialect, UpstreamTask } from './UpstreamDialect.js'

/** What every answer of the simulated Chanjing carries as `trace_id`. */
export const SIMULATED_TRACE_ID = '96afa792520b0e6a86d72e89435bc0a7'

/** Chanjing's words. Every answer is an HTTP 200 with a code, but for a path that it does not have. */
export const chanjingDialect: UpstreamDialect = {
  provider: 'chanjing',
  created: (taskId) => chanjingAnswer(taskId ?? null),
  status: (task) => chanjingAnswer(chanjingRecord(task)),
  refused: ({ code, message }) => chanjingAnswer(null, code, message),
  // No document says what an unknown id is answered with; in the list such a task is not there.
  unknownTask: () => chanjingAnswer(null),
  unknownPath: () => new Response('404 page not found', { status: 404 }),
  // Documented for Chanjing's other products alone: the envelope around what the detail call gives.
  callback: (task) => ({ trace_id: SIMULATED_TRACE_ID, code: 0, msg: 'success', data: chanjingRecord(task) }),
}

export function chanjingAnswer(data: unknown, code = 0, msg = 'success'): Response {
  return Response.json({ trace_id: SIMULATED_TRACE_ID, code, msg, data })
}

function stateOf({ state, waited, row }: UpstreamTask['task']): string {
  if (state === 'pending') return waited < 0.5 ? 'Queued' : 'Ready'
  const words = { processing: 'Generating', success: 'Success', failed: row.failedState ?? 'Error' }
  return Object.hasOwn(words, state) ? words[state as keyof typeof words] : state
}

/** A task as the detail call and the list give it. Times are whole seconds, and none says when it was done. */
export function chanjingRecord({ task, body, resultUrl }: UpstreamTask) {
  const { createTime } = taskTimes(task)
  const aspectRatio = textProperty(body, 'aspect_ratio') ?? '16:9'
  return {
    id: 7,
    unique_id: task.taskId,
    ...(createTime !== undefined && { create_time: createTime / 1000 }),
    number_ai_creation: 1,
    type: 4,
    progress_desc: stateOf(task),
    err_msg: task.state === 'failed' ? failureOf(task).failMsg : '',
    aspect_ratio: aspectRatio,
    output_url: task.state === 'success' ? outputUrls(task, resultUrl) : [],
    ref_img_url: property(body, 'ref_img_url') ?? [],
    model_code: 'kling-v2-5-turbo-normal',
    model_name: '',
  }
}
