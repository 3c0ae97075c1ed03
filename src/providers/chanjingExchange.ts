import { VideoError } from '../core/VideoError.js'
import type { TokenKeeper } from './tokenKeeper.js'
import type { ConnectionRequest, UpstreamConnection } from './upstreamConnection.js'
import { exchange } from './upstreamConnection.js'
import type { UpstreamEnvelope } from './upstreamEnvelope.js'

/** "Token check failed"; the second is treated like the first by Chanjing's own client. */
const TOKEN_REFUSED: ReadonlySet<number | undefined> = new Set([10400, 10401])

interface ChanjingAnswer {
  envelope: UpstreamEnvelope
  /** When the request that was answered left, Unix milliseconds. */
  sentTime: number
}

export type ChanjingExchange = (request: ConnectionRequest) => Promise<ChanjingAnswer>

/**
 * Sends requests with the token. Where Chanjing refuses the token, the request is sent once more with another: also a
 * create, because a request with a refused token was not looked at.
 * @param tokens Absent: a proxy adds the token, and renewing it is the proxy's concern.
 */
export function chanjingExchange(connection: UpstreamConnection, tokens?: TokenKeeper): ChanjingExchange {
  const { access } = connection

  async function send(request: ConnectionRequest, token?: string): Promise<ChanjingAnswer> {
    const withToken = token !== undefined && {
      access: { ...access, headers: { access_token: token }, secrets: [...access.secrets, token] },
    }
    const sentTime = Date.now()
    const envelope = await exchange({ ...connection, ...withToken }, request)
    if (isWrongPath(envelope)) {
      throw new VideoError('provider-error', 'Chanjing has no such path (HTTP 404): is the baseUrl right?', {
        status: 404,
      })
    }
    return { envelope, sentTime }
  }

  return async (request) => {
    if (!tokens) return send(request)
    const token = await tokens.current(request.signal)
    const answer = await send(request, token)
    if (!TOKEN_REFUSED.has(answer.envelope.code)) return answer
    return send(request, await tokens.renewed(token, request.signal))
  }
}

/** Chanjing's only HTTP error. It speaks of no task, so it must not read as "there is no such task". */
function isWrongPath({ answer, code }: UpstreamEnvelope): boolean {
  return answer.status === 404 && code === undefined
}
