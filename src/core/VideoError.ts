/**
 * Every way in which a request can fail: whether the same request may succeed another time, and the HTTP status
 * under which the handler passes it on.
 */
export const videoErrorCodes = {
  'invalid-input': { retryable: false, status: 422 },
  unauthorized: { retryable: false, status: 401 },
  forbidden: { retryable: false, status: 403 },
  'insufficient-credits': { retryable: false, status: 402 },
  'not-found': { retryable: false, status: 404 },
  'rate-limited': { retryable: true, status: 429 },
  maintenance: { retryable: true, status: 503 },
  'feature-disabled': { retryable: false, status: 501 },
  'content-violation': { retryable: false, status: 422 },
  'provider-error': { retryable: true, status: 502 },
  'malformed-response': { retryable: true, status: 502 },
  network: { retryable: true, status: 502 },
  timeout: { retryable: true, status: 504 },
  uncertain: { retryable: false, status: 202 },
} as const satisfies Record<string, { retryable: boolean; status: number }>

/** Why a request failed. The set is closed; `videoErrorCodes` has what each means. */
export type VideoErrorCode = keyof typeof videoErrorCodes

/** What is known of a request that failed, beside its code. */
export interface VideoErrorDetails {
  /** How long to wait before asking again, from `Retry-After`. */
  retryAfterMs?: number | undefined
  /** The HTTP status of the answer, where there was one. */
  status?: number | undefined
  /** The code in the answer's body, in the provider's own form. */
  providerCode?: string | undefined
  /** The provider's id of the request, for its support. */
  traceId?: string | undefined
  /** For `invalid-input`: the input's field → what is wrong with it, as a message key. */
  fields?: Readonly<Record<string, string>> | undefined
  cause?: unknown
}

/**
 * A request that failed, as opposed to a task that failed (that is a {@link TaskFailure} on the task).
 * `message` is for logs; what a person reads comes from the catalogue, by `code`.
 */
export class VideoError extends Error {
  override readonly name = 'VideoError' as const
  readonly code: VideoErrorCode
  /** Whether the same request may succeed another time. Decided once, by the code. */
  readonly retryable: boolean
  // Declared only, so that what is not known is not there, not even as `undefined`.
  declare readonly retryAfterMs?: number
  declare readonly status?: number
  declare readonly providerCode?: string
  declare readonly traceId?: string
  declare readonly fields?: Readonly<Record<string, string>>

  constructor(code: VideoErrorCode, message: string, details: VideoErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.code = code
    this.retryable = videoErrorCodes[code].retryable
    if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs
    if (details.status !== undefined) this.status = details.status
    if (details.providerCode !== undefined) this.providerCode = details.providerCode
    if (details.traceId !== undefined) this.traceId = details.traceId
    if (details.fields !== undefined) this.fields = details.fields
  }
}

/** Whether the string is one of the codes: for answers read from a wire. */
export function isVideoErrorCode(code: string): code is VideoErrorCode {
  return Object.hasOwn(videoErrorCodes, code)
}
