import type { Fetch } from '../../src/providers/upstreamRequest.js'

/** What an upstream does with a request: an answer, or one of the ways of giving none. */
export type Scripted =
  | { status?: number; headers?: Record<string, string>; body?: BodyInit | null }
  | 'refused' // nobody listens
  | 'reset' // the connection breaks after the request left
  | 'broken-off' // an answer begins, and its body never ends well
  | 'hangs' // nothing, for ever
  | 'deaf' // nothing, for ever, whatever the signal says

/** One request as it reaches the wire. */
export interface SentRequest {
  method: string
  url: string
  headers: Record<string, string>
  /** The text of the body, '' where there is none. */
  body: string
  redirect: string | undefined
}

/** The URL that a fetch is called with, as text. */
export function urlOf(target: Parameters<Fetch>[0]): string {
  return target instanceof Request ? target.url : target.toString()
}

/** A fetch that answers by a script and remembers what it was asked. */
export function scriptedFetch(script: Scripted): { fetch: Fetch; sent: SentRequest[] } {
  const sent: SentRequest[] = []
  const fetch: Fetch = (target, init = {}) => {
    sent.push({
      method: init.method ?? 'GET',
      url: urlOf(target),
      headers: Object.fromEntries(new Headers(init.headers)),
      body: typeof init.body === 'string' ? init.body : '',
      redirect: init.redirect,
    })
    return answer(script, init.signal)
  }
  return { fetch, sent }
}

function answer(script: Scripted, signal: AbortSignal | null | undefined): Promise<Response> {
  if (script === 'refused') return Promise.reject(failed({ code: 'ECONNREFUSED', syscall: 'connect' }))
  if (script === 'reset') return Promise.reject(failed({ code: 'ECONNRESET', syscall: 'read' }))
  if (script === 'deaf') return new Promise(() => undefined)
  if (script === 'hangs') {
    return new Promise((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    })
  }
  if (script === 'broken-off') return Promise.resolve(new Response(brokenBody()))
  const { status = 200, headers = {}, body = null } = script
  return Promise.resolve(new Response(body, { status, headers }))
}

/** A fetch failure in the form that Node gives it. */
function failed(details: { code: string; syscall: string }): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(details.code), details) })
}

function brokenBody(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"code":200,"data":{"taskId":"ta'))
    },
    pull(controller) {
      controller.error(new TypeError('terminated'))
    },
  })
}
