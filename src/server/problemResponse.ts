import { plainText } from '../core/unknownJson.js'
import type { VideoErrorCode } from '../core/VideoError.js'
import { VideoError, videoErrorCodes } from '../core/VideoError.js'
import { toProblem } from '../core/wire.js'
import { jsonResponse } from './jsonResponse.js'
import { Refusal } from './Refusal.js'
import { safeErrorDetails } from './safeErrorDetails.js'
import type { VideoHandlerLogger } from './VideoHandlerOptions.js'

/** Our words for a provider's no. Its own words stay here: nobody vouches for what they quote. */
const DETAILS: Readonly<Record<VideoErrorCode, string>> = {
  'invalid-input': 'The input breaks the rules of the model.',
  unauthorized: 'The provider does not accept this server. Its operator has to look at the key.',
  forbidden: 'The provider does not let this server do that. Its operator has to look at the account.',
  'insufficient-credits': 'The provider account has too few credits.',
  'not-found': 'There is no such task.',
  'rate-limited': 'The provider takes no more requests for now.',
  maintenance: 'The provider is under maintenance.',
  'feature-disabled': 'The provider does not offer that at present.',
  'content-violation': 'The provider does not allow the content.',
  'provider-error': 'The provider failed to answer the request.',
  'malformed-response': 'The provider gave an answer that cannot be read.',
  network: 'The provider could not be reached.',
  timeout: 'The provider took too long to answer.',
  uncertain: 'It is not known whether the provider accepted the task.',
}

/** A thrown thing as what may be said of it. What nobody foresaw is logged and said in general words. */
export function publicRefusal(
  thrown: unknown,
  logger: VideoHandlerLogger,
): Pick<Refusal, 'error' | 'status' | 'headers'> {
  if (thrown instanceof Refusal) return thrown
  if (thrown instanceof VideoError) {
    if (thrown.code === 'unauthorized' || thrown.code === 'forbidden') {
      logger.error(safeErrorDetails(thrown), "A provider refused this server's key")
    }
    return { error: withOurWords(thrown), status: statusOf(thrown.code), headers: {} }
  }
  logger.error(safeErrorDetails(thrown), 'A request failed in a way that nobody foresaw')
  return {
    error: new VideoError('provider-error', 'Something went wrong on this server.'),
    status: 500,
    headers: {},
  }
}

/** Whatever was thrown, as `application/problem+json`. */
export function problemResponse(thrown: unknown, logger: VideoHandlerLogger): Response {
  const { error, status, headers } = publicRefusal(thrown, logger)
  const { retryAfterMs } = error
  return jsonResponse(
    { ...toProblem(error), status },
    {
      status,
      contentType: 'application/problem+json',
      headers: {
        ...headers,
        ...(retryAfterMs !== undefined && { 'Retry-After': String(Math.ceil(retryAfterMs / 1000)) }),
      },
    },
  )
}

/** The provider's 401 and 403 speak of our key. A visitor who got them would be sent to a login that changes nothing. */
function statusOf(code: VideoErrorCode): number {
  return code === 'unauthorized' || code === 'forbidden' ? 502 : videoErrorCodes[code].status
}

function withOurWords(error: VideoError): VideoError {
  const { code, retryAfterMs, providerCode, traceId, fields } = error
  const short = (text: string | undefined) => (text === undefined ? undefined : plainText(text, 80))
  return new VideoError(code, DETAILS[code], {
    retryAfterMs,
    providerCode: short(providerCode),
    traceId: short(traceId),
    fields,
  })
}
