import { boolean, firstOf, fullList, number, object, oneOf, optional, record, text } from './shape.js'
import type { Shape, ShapeOf } from './shape.js'
import type { Task } from './Task.js'
import { VideoError, isVideoErrorCode } from './VideoError.js'
import type { VideoErrorCode } from './VideoError.js'
import { withoutUndefined } from './withoutUndefined.js'

/**
 * What the handler and the browser say to each other: one home for the routes and shapes of both sides.
 * Only named fields pass; everything else in an answer is dropped.
 */
export const wireRoutes = {
  models: '/models',
  tasks: '/tasks',
  query: '/tasks/query',
  events: '/events',
  images: '/images',
  task: (taskId: string) => `/tasks/${encodeURIComponent(taskId)}`,
  video: (taskId: string) => `/tasks/${encodeURIComponent(taskId)}/video`,
  intent: (intentId: string) => `/intents/${encodeURIComponent(intentId)}`,
} as const

/** The header that carries the intent of a create. */
export const INTENT_HEADER = 'Idempotency-Key'

/** The query parameter that says how long ago an intent was sent, in milliseconds. */
export const INTENT_AGE_PARAMETER = 'agoMs'

/** The query parameter under which an upload names the model that its frame is for. */
export const IMAGE_MODEL_PARAMETER = 'model'

/** How many tasks one query may name. */
export const MAX_QUERY_IDS = 50

/** How many tasks one stream of events may name. */
export const MAX_EVENT_IDS = 1000

/** How often a stream of events says something, even where nothing happens. */
export const EVENT_HEARTBEAT_MS = 15_000

/**
 * The events of a stream: `task` with a task, `problem` with `{ taskId, problem }` about a task that is not looked at
 * (any more), `ready` when all that was known has been told, `end` when every task is over and there is no need to come back.
 */
export type TaskEventName = 'task' | 'problem' | 'ready' | 'end'

const time = optional(number)

const failureSchema = object({
  reason: oneOf(
    'content-violation', 'prompt-rejected', 'image-unreachable', 'image-rejected', 'insufficient-credits',
    'provider-busy', 'timed-out', 'generation-failed', 'no-result', 'unknown',
  ), // prettier-ignore
  failCode: text,
  failMsg: text,
  input: optional(oneOf('prompt', 'start-frame', 'end-frame')),
  charged: oneOf('yes', 'no', 'unknown'),
  retryable: boolean,
})

const refShape = { taskId: text, model: text, startTime: time, kind: optional(text) }
const timesShape = { createTime: time, completeTime: time, costTime: time }

/** A task as it travels. */
export const taskSchema: Shape<Task> = firstOf<Task>(
  object({ ...refShape, createTime: time, state: oneOf('pending', 'processing') }),
  object({
    ...refShape,
    ...timesShape,
    state: oneOf('success'),
    resultUrls: fullList(text),
    expireTime: time,
  }),
  object({ ...refShape, ...timesShape, state: oneOf('failed'), failure: failureSchema }),
)

/** An error as it travels: `application/problem+json` (RFC 9457). */
export const problemSchema = object({
  title: optional(text),
  detail: optional(text),
  code: text,
  retryAfterMs: optional(number),
  providerCode: optional(text),
  traceId: optional(text),
  fields: optional(record(text)),
})
export type Problem = ShapeOf<typeof problemSchema>

/** The error as it travels. Its cause and stack stay behind. */
export function toProblem(error: VideoError): Problem {
  return withoutUndefined({
    title: error.code,
    detail: error.message,
    code: error.code,
    retryAfterMs: error.retryAfterMs,
    providerCode: error.providerCode,
    traceId: error.traceId,
    fields: error.fields && { ...error.fields },
  })
}

/** The travelled error as an error again; a code that this version does not know is a `provider-error`. */
export function fromProblem(problem: Problem, status?: number): VideoError {
  const code: VideoErrorCode = isVideoErrorCode(problem.code) ? problem.code : 'provider-error'
  return new VideoError(code, problem.detail ?? problem.title ?? code, {
    status,
    retryAfterMs: problem.retryAfterMs,
    providerCode: problem.providerCode,
    traceId: problem.traceId,
    fields: problem.fields,
  })
}
