import { deadline } from '../core/deadline.js'
import { orAborted } from '../core/orAborted.js'
import { parseJson } from '../core/unknownJson.js'
import { VideoError } from '../core/VideoError.js'
import { answeredError } from './answeredError.js'

/** What is asked is small; a question that takes longer is better asked again. */
const TIMEOUT_MS = 15_000

/** How the browser reaches the handler. */
export interface HandlerConnection {
  /** Where the handler is served, such as `/api/video`. */
  url: string
  /** Sent with every request; a function is asked each time, for tokens that change. */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>) | undefined
  /** Default: the global `fetch`, with the page's cookies for its own origin. */
  fetch?: typeof fetch | undefined
}

/** A connection in use. */
interface OpenConnection extends HandlerConnection {
  /** Shown every answer, before it is read. */
  hear?: (answer: Response) => void
}

export interface HandlerRequest {
  method?: 'GET' | 'POST'
  body?: BodyInit
  headers?: Record<string, string>
  signal?: AbortSignal | undefined
  /** @default 15_000 */
  timeoutMs?: number
  /** It spends money: one whose answer got lost is `uncertain`, since it may have been accepted. */
  spends?: boolean
  /**
   * It asks for one task or intent. That there is none only the handler can say; a 404 of something on the way, such
   * as a site that is being deployed, is `malformed-response`.
   */
  asksForOne?: boolean
}

/**
 * Sends one request, once, and gives back what a 2xx says.
 * @throws {VideoError} for everything else, by the problem in the body or, without one, by the status.
 * `network` where no answer came, `timeout` where it came too late, `uncertain` for either where the request spends.
 * An aborted request throws its signal's reason.
 */
export async function handlerRequest(
  connection: OpenConnection,
  path: string,
  request: HandlerRequest = {},
): Promise<{ status: number; body: unknown }> {
  request.signal?.throwIfAborted()
  const limit = deadline(request.timeoutMs ?? TIMEOUT_MS, request.signal)
  let hasLeft = false
  try {
    const headers = await orAborted(requestHeaders(connection, request.headers), limit.signal)
    hasLeft = true
    const answer = exchange(connection, path, request, { headers, signal: limit.signal })
    return await orAborted(answer, limit.signal)
  } catch (error) {
    if (request.signal?.aborted) throw request.signal.reason
    if (error instanceof VideoError) throw error
    const lost = limit.isOver() ? 'timeout' : 'network'
    throw new VideoError(
      request.spends && hasLeft ? 'uncertain' : lost,
      hasLeft ? `No answer came from ${path}` : `The headers for ${path} could not be made; nothing was sent`,
      { cause: error },
    )
  } finally {
    limit.clear()
  }
}

async function exchange(
  connection: OpenConnection,
  path: string,
  request: HandlerRequest,
  init: { headers: Headers; signal: AbortSignal },
): Promise<{ status: number; body: unknown }> {
  const send = connection.fetch ?? fetch
  const response = await send(`${connection.url}${path}`, {
    ...init,
    method: request.method ?? 'GET',
    ...(request.body !== undefined && { body: request.body }),
  })
  connection.hear?.(response)
  const body = parseJson(await response.text())
  if (!response.ok) throw answeredError(response, body, path, request)
  return { status: response.status, body }
}

/** The connection's headers with those of one request. @throws What the connection's own function throws. */
export async function requestHeaders(
  { headers }: HandlerConnection,
  own: Readonly<Record<string, string>> = {},
): Promise<Headers> {
  const all = new Headers(typeof headers === 'function' ? await headers() : headers)
  for (const [name, value] of Object.entries(own)) all.set(name, value)
  if (!all.has('Accept')) all.set('Accept', 'application/json')
  return all
}
