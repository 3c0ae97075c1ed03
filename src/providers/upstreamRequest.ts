import { deadline } from '../core/deadline.js'
import { retryAfterMs } from '../core/retryAfter.js'
import { parseJson } from '../core/unknownJson.js'
import { VideoError } from '../core/VideoError.js'
import { boundedText } from './boundedText.js'
import { neverSent } from './neverSent.js'

export type Fetch = typeof globalThis.fetch

export interface UpstreamRequest {
  /** For messages: `APIXO`. */
  providerName: string
  method: 'GET' | 'POST' | 'PUT'
  /** Absolute, or relative to the page in a browser. */
  url: string
  headers: Readonly<Record<string, string>>
  /** Sent as JSON. */
  body?: unknown
  /** Sent as it is, in place of `body`: a file, or a form with one. Its type stands in `headers`, or in itself. */
  payload?: Blob | FormData | undefined
  /** It is a create: where it cannot be told whether it arrived, the error is `uncertain`. */
  spends: boolean
  /** For the whole exchange, the body of the answer included, in milliseconds. */
  timeoutMs: number
  signal?: AbortSignal | undefined
  /** Default: the engine's, looked up at each call. */
  fetch?: Fetch | undefined
  /** Taken out of the answer before anybody reads it. */
  secrets?: readonly string[]
}

export interface UpstreamAnswer {
  /** The HTTP status; 0 for a redirect that the engine keeps to itself. */
  status: number
  retryAfterMs?: number
  /** The JSON of the body; `undefined` where it is none, empty, broken off or too long. */
  body: unknown
}

/** The longest that a timer takes; beyond it an engine fires at once. */
const MAX_TIMER_MS = 2 ** 31 - 1

/**
 * Sends once and reads what comes back, whatever its status. It never sends again and follows no redirect.
 * @throws the signal's reason where the caller aborts.
 * @throws {VideoError} `network` or `timeout` where no answer came, on a create `uncertain` where the request may have
 * arrived all the same.
 */
export async function upstreamRequest(request: UpstreamRequest): Promise<UpstreamAnswer> {
  const { providerName, signal, spends, timeoutMs } = request
  signal?.throwIfAborted()
  const limit = deadline(Math.min(timeoutMs, MAX_TIMER_MS), signal)
  try {
    // The race is for a fetch that does not listen to its signal.
    return await Promise.race([exchange(request, limit.signal), rejectionOf(limit.signal)])
  } catch (error) {
    if (limit.isOver()) {
      const message = `${providerName} did not answer within ${timeoutMs} ms.`
      throw new VideoError(spends ? 'uncertain' : 'timeout', message)
    }
    if (limit.signal.aborted) throw limit.signal.reason
    const code = spends && !neverSent(error) ? 'uncertain' : 'network'
    throw new VideoError(code, `${providerName} gave no answer that could be read.`, { cause: error })
  } finally {
    limit.clear()
  }
}

async function exchange(request: UpstreamRequest, signal: AbortSignal): Promise<UpstreamAnswer> {
  const send = request.fetch ?? globalThis.fetch
  const response = await send(request.url, {
    method: request.method,
    headers: {
      ...request.headers,
      ...(request.body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
    ...(request.payload !== undefined && { body: request.payload }),
    // Where a redirect leads nobody vouches for, and it would take the key along.
    redirect: 'manual',
    // Some server frameworks keep the answers of fetch; a kept state would never change.
    cache: 'no-store',
    signal,
  })
  const text = await boundedText(response.body).catch((error: unknown) => {
    // A refusal stands in the status, whatever became of its words.
    if (response.status >= 400) return undefined
    throw error
  })
  const wait = retryAfterMs(response.headers.get('Retry-After'), Date.now())
  return {
    status: response.status,
    ...(wait !== undefined && { retryAfterMs: wait }),
    body: text === undefined ? undefined : parseJson(withoutSecrets(text, request.secrets ?? [])),
  }
}

/** A service that quotes the key in its complaint would send it on to logs and browsers. */
function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => (secret.length < 8 ? rest : rest.replaceAll(secret, '[key]')), text)
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
}
