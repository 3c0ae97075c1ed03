import * as z from 'zod/mini'
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
  images: '/images',
  task: (taskId: string) => `/tasks/${encodeURIComponent(taskId)}`,
  video: (taskId: string) => `/tasks/${encodeURIComponent(taskId)}/video`,
  intent: (intentId: string) => `/intents/${encodeURIComponent(intentId)}`,
} as const

/** The header that carries the intent of a create. */
export const INTENT_HEADER = 'Idempotency-Key'

/** How many tasks one query may name. */
export const MAX_QUERY_IDS = 50

const time = z.exactOptional(z.number())

const failureSchema = z.object({
  reason: z.enum([
    'content-violation', 'prompt-rejected', 'image-unreachable', 'image-rejected', 'insufficient-credits',
    'provider-busy', 'timed-out', 'generation-failed', 'no-result', 'unknown',
  ]), // prettier-ignore
  failCode: z.string(),
  failMsg: z.string(),
  input: z.exactOptional(z.enum(['prompt', 'start-frame', 'end-frame'])),
  charged: z.enum(['yes', 'no', 'unknown']),
  retryable: z.boolean(),
})

const refShape = { taskId: z.string(), model: z.string(), startTime: time, kind: z.exactOptional(z.string()) }
const timesShape = { createTime: time, completeTime: time, costTime: time }

/** A task as it travels. */
export const taskSchema: z.ZodMiniType<Task> = z.discriminatedUnion('state', [
  z.object({ ...refShape, createTime: time, state: z.enum(['pending', 'processing']) }),
  z.object({
    ...refShape,
    ...timesShape,
    state: z.literal('success'),
    resultUrls: z.tuple([z.string()], z.string()),
    expireTime: time,
  }),
  z.object({ ...refShape, ...timesShape, state: z.literal('failed'), failure: failureSchema }),
])

/** An error as it travels: `application/problem+json` (RFC 9457). */
export const problemSchema = z.object({
  title: z.exactOptional(z.string()),
  detail: z.exactOptional(z.string()),
  code: z.string(),
  retryAfterMs: z.exactOptional(z.number()),
  providerCode: z.exactOptional(z.string()),
  traceId: z.exactOptional(z.string()),
  fields: z.exactOptional(z.record(z.string(), z.string())),
})
export type Problem = z.infer<typeof problemSchema>

/** What `POST /tasks/query` answers for each id, in the order asked for. */
export const queryAnswerSchema = z.object({
  results: z.array(z.union([z.object({ task: taskSchema }), z.object({ problem: problemSchema })])),
})

/** What `GET /intents/:intentId` answers. */
export const intentAnswerSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('task'), task: taskSchema }),
  z.object({ outcome: z.literal('in-flight') }),
])

export const imageAnswerSchema = z.object({ url: z.string() })

/** The error as it travels. Its cause and stack stay behind. */
export function toProblem(error: VideoError): Problem {
  return withoutUndefined({
    title: error.code,
    detail: error.message,
    code: error.code as string,
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
