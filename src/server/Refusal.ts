import type { VideoErrorCode } from '../core/VideoError.js'
import { VideoError, videoErrorCodes } from '../core/VideoError.js'

/** The handler's own no, as opposed to a provider's: an HTTP status beside the code, and words of ours that may go out. */
export class Refusal extends Error {
  override readonly name = 'Refusal' as const
  readonly error: VideoError
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(
    code: VideoErrorCode,
    detail: string,
    options: {
      status?: number
      fields?: Record<string, string>
      headers?: Record<string, string>
      retryAfterMs?: number
    } = {},
  ) {
    super(detail)
    this.error = new VideoError(code, detail, options)
    this.status = options.status ?? videoErrorCodes[code].status
    this.headers = options.headers ?? {}
  }
}

/** One and the same answer for a task that is not there, is not yours, or whose id was tampered with. */
export function unknownTask(): Refusal {
  return new Refusal('not-found', 'There is no such task.')
}
