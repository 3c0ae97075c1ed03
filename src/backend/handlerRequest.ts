import { deadline } from '../core/deadline.js'
import { errorCodeOf } from '../core/errorCodeOf.js'
import { retryAfterMs } from '../core/retryAfter.js'
import { parseJson } from '../core/unknownJson.js'
import { VideoError } from '../core/VideoError.js'
import { fromProblem, problemSchema } from '../core/wire.js'

/** How the browser reaches the handler. */
export interface HandlerConnection {
  /** Where the handler is served, such as `/api/video`. */
  url: string
  /** Sent with every request; a function is asked each time, for tokens that change. */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>) | undefined
  /** Default: the global `fetch`, with the page's cookies for its own origin. */
  fetch?: typeof fetch | undefined
}

export interface HandlerRequest {
  method?: 'GET' | 'POST'
  body?: BodyInit
  headers?: Record<string, string>
  signal?: AbortSignal | undefined
  timeoutMs: number
  /** It spends money: one whose answer got lost is `uncertain`, since it may have been accepted. */
  spends?: boolean
}

/**
 * Sends one request, once, and gives back what a 2xx says.
 * @throws {VideoError} for everything else, by the problem in the body or, without one, by the status.
 * `network` where no answer came, `timeout` where it came too late, `uncertain` for either where the request spends. An aborted request throws its signal's reason.
 */
export async function handlerRequest(
  connection: HandlerConnection,
  path: string,
  request: HandlerRequest,
): Promise<{ status: number; body: unknown }> {
  const limit = deadline(request.timeoutMs, request.signal)
  try {
    const send = connection.fetch ?? fetch
    const response = await send(`${connection.url}${path}`, {
      method: request.method ?? 'GET',
      headers: await requestHeaders(connection, request),
      ...(request.body !== undefined && { body: request.body }),
      signal: limit.signal,
    })
    const body = parseJson(await response.text())
    if (response.ok) return { status: response.status, body }
    throw answeredError(response, body, path, request)
  } catch (error) {
    if (error instanceof VideoError) throw error
    if (request.signal?.aborted) throw request.signal.reason
    const lost = limit.isOver() ? 'timeout' : 'network'
    throw new VideoError(request.spends ? 'uncertain' : lost, `No answer came from ${path}`, { cause: error })
  } finally {
    limit.clear()
  }
}

async function requestHeaders({ headers }: HandlerConnection, request: HandlerRequest): Promise<Headers> {
  const all = new Headers(typeof headers === 'function' ? await headers() : headers)
  for (const [name, value] of Object.entries(request.headers ?? {})) all.set(name, value)
  if (!all.has('Accept')) all.set('Accept', 'application/json')
  return all
}

function answeredError(
  response: Response,
  body: unknown,
  path: string,
  { spends }: HandlerRequest,
): VideoError {
  const { status } = response
  const waitMs = retryAfterMs(response.headers.get('Retry-After'), Date.now())
  const problem = problemSchema.safeParse(body)
  if (problem.success) {
    return fromProblem({ ...(waitMs !== undefined && { retryAfterMs: waitMs }), ...problem.data }, status)
  }
  // Something on the way answered in the handler's place, after it may have passed the request on.
  const cutOff = spends && (status === 502 || status === 504)
  return new VideoError(
    cutOff ? 'uncertain' : errorCodeOf(status),
    `${path} answered ${status} without saying why`,
    { status, retryAfterMs: waitMs },
  )
}
