import { delay } from '../core/delay.js'
import type { TaskEventName } from '../core/wire.js'
import { EVENT_HEARTBEAT_MS } from '../core/wire.js'

/** How soon a browser that lost the stream may come back. */
const RETRY_MS = 2_000
/** A reader that has taken nothing for so many heartbeats is gone, whatever its connection says. */
const HEARTBEATS_UNREAD = 4

/** One stream of server-sent events. */
export interface EventStream {
  response: Response
  send(event: TaskEventName, data: object, id: string): void
  /** Ends it in order; after that nothing is sent. */
  close(): void
}

/**
 * Opens a stream, and keeps proxies from closing it with a comment every 15 s.
 * @param onClose Called once, however it ended: closed here, left by the browser, or not read any more.
 */
export function eventStream(request: Request, onClose: () => void): EventStream {
  const encoder = new TextEncoder()
  const ended = new AbortController()
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined

  function end(): void {
    if (ended.signal.aborted) return
    ended.abort()
    request.signal.removeEventListener('abort', close)
    onClose()
  }

  function close(): void {
    if (ended.signal.aborted) return
    end()
    controller?.close()
  }

  function write(text: string): void {
    if (!ended.signal.aborted) controller?.enqueue(encoder.encode(text))
  }

  async function beat(): Promise<void> {
    for (let unread = 0; unread < HEARTBEATS_UNREAD;) {
      await delay(EVENT_HEARTBEAT_MS, ended.signal)
      const isRead = (controller?.desiredSize ?? 0) > 0
      unread = isRead ? 0 : unread + 1
      if (isRead) write(':\n\n')
    }
    close()
  }

  const body = new ReadableStream<Uint8Array>({
    start(started) {
      controller = started
    },
    cancel: end,
  })
  write(`retry: ${RETRY_MS}\n\n`)
  request.signal.addEventListener('abort', close, { once: true })
  beat().catch(() => undefined) // the stream has ended
  return {
    response: new Response(body, {
      headers: {
        'Content-Type': 'text/event-stream',
        // Compressing proxies and nginx would hold events back until they have enough of them.
        'Cache-Control': 'no-store, no-transform',
        'X-Accel-Buffering': 'no',
        'X-Content-Type-Options': 'nosniff',
      },
    }),
    send(event, data, id) {
      // JSON has no line breaks of its own, so one line is all of it.
      write(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`)
    },
    close,
  }
}
