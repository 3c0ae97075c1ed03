import { errorCodeOf } from '../core/errorCodeOf.js'
import { retryAfterMs } from '../core/retryAfter.js'
import type { VideoErrorCode } from '../core/VideoError.js'
import { VideoError } from '../core/VideoError.js'
import { fromProblem, problemSchema } from '../core/wire.js'
import type { HandlerRequest } from './handlerRequest.js'

/**
 * What a gateway says when the server behind it fell silent, or hung up, after it had got the request:
 * 502 and 504, and 520 and 524 in Cloudflare's numbers.
 */
const CUT_OFF: ReadonlySet<number> = new Set([502, 504, 520, 524])

/** A refusal as an error: by the problem in its body or, where the handler did not write it, by its status. */
export function answeredError(
  response: Response,
  body: unknown,
  path: string,
  request: Pick<HandlerRequest, 'spends' | 'asksForOne'>,
): VideoError {
  const { status } = response
  const waitMs = retryAfterMs(response.headers.get('Retry-After'), Date.now())
  const problem = problemSchema.safeParse(body)
  if (problem.success) {
    return fromProblem({ ...(waitMs !== undefined && { retryAfterMs: waitMs }), ...problem.data }, status)
  }
  const message = `${path} answered ${status} without saying why`
  return new VideoError(unexplainedCode(status, request), message, { status, retryAfterMs: waitMs })
}

/** Something on the way answered in the handler's place, after it may have passed the request on. */
function unexplainedCode(
  status: number,
  { spends, asksForOne }: Pick<HandlerRequest, 'spends' | 'asksForOne'>,
): VideoErrorCode {
  if (spends && CUT_OFF.has(status)) return 'uncertain'
  return asksForOne && status === 404 ? 'malformed-response' : errorCodeOf(status)
}
