import { createParser } from 'eventsource-parser'
import { orAborted } from '../core/orAborted.js'
import { retryAfterMs } from '../core/retryAfter.js'
import { EVENT_HEARTBEAT_MS, wireRoutes } from '../core/wire.js'
import type { HandlerConnection } from './handlerRequest.js'
import { requestHeaders } from './handlerRequest.js'
import { timeLimit } from './timeLimit.js'

/** From the request to the end of the snapshot. What takes longer is held back by something on the way. */
const SNAPSHOT_MS = 8_000
/** Two heartbeats may get lost, and a slow line has its time. */
const SILENCE_MS = 2 * EVENT_HEARTBEAT_MS + 5_000
/** More than the largest task takes. */
const MAX_EVENT_CHARACTERS = 1024 * 1024
/** A handler, or a host, that has no such route. Anything else may be better the next time. */
const NO_SUCH_ROUTE: ReadonlySet<number> = new Set([404, 405, 501])

export interface EventListener {
  /** One event, its data as it came. `ready` and `end` are events too. */
  event(event: { name: string; data: string; id: string }): void
  /** How soon to come back after the stream has broken, as the handler wishes. */
  retry(ms: number): void
}

/** `over`: nothing is left to tell. `no-route`: nothing will ever be told. `broken`: it is worth another try. */
export interface ConnectionEnd {
  kind: 'over' | 'no-route' | 'broken'
  retryAfterMs?: number | undefined
}

/**
 * Listens on one connection until it ends, whyever; it makes no second one, and never rejects.
 * A connection is broken where there is no snapshot within 8 s, or not a byte for 35 s.
 */
export async function listenOnce(
  connection: HandlerConnection,
  { ids, lastEventId }: { ids: readonly string[]; lastEventId: string },
  listener: EventListener,
  signal: AbortSignal,
): Promise<ConnectionEnd> {
  const limit = timeLimit(SNAPSHOT_MS, signal)
  const heard = new Set<string>()
  const parser = createParser({
    maxBufferSize: MAX_EVENT_CHARACTERS,
    onEvent({ event: name = '', data, id = '' }) {
      heard.add(name)
      listener.event({ name, data, id })
    },
    onRetry: listener.retry,
  })

  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  try {
    const response = await orAborted(connect(connection, { ids, lastEventId }, limit.signal), limit.signal)
    if (!response.ok || !response.body || !isEventStream(response)) {
      return {
        kind: NO_SUCH_ROUTE.has(response.status) ? 'no-route' : 'broken',
        retryAfterMs: retryAfterMs(response.headers.get('Retry-After'), Date.now()),
      }
    }
    reader = response.body.getReader()
    const decoder = new TextDecoder()
    while (!heard.has('end')) {
      const { done, value } = await orAborted(reader.read(), limit.signal)
      if (done) break
      parser.feed(decoder.decode(value, { stream: true }))
      if (heard.has('ready')) limit.allow(SILENCE_MS)
    }
    return { kind: heard.has('end') ? 'over' : 'broken' }
  } catch {
    return { kind: 'broken' }
  } finally {
    // Closes the connection, in whatever state it is; what has fallen silent may not even answer to the second.
    limit.end()
    reader?.cancel().catch(() => undefined)
  }
}

async function connect(
  connection: HandlerConnection,
  { ids, lastEventId }: { ids: readonly string[]; lastEventId: string },
  signal: AbortSignal,
): Promise<Response> {
  const headers = await requestHeaders(connection, {
    'Content-Type': 'application/json',
    Accept: 'text/event-stream',
    ...(lastEventId !== '' && { 'Last-Event-ID': lastEventId }),
  })
  signal.throwIfAborted()
  const send = connection.fetch ?? fetch
  return send(`${connection.url}${wireRoutes.events}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ ids }),
    cache: 'no-store',
    signal,
  })
}

function isEventStream({ headers }: Response): boolean {
  return headers.get('Content-Type')?.toLowerCase().startsWith('text/event-stream') ?? false
}
