import { ConnectionFailure } from './ConnectionFailure.js'
import { refusalOf } from './refusalOf.js'
import type { Fault, Scenario } from './Scenario.js'
import { silence } from './silence.js'
import type { UpstreamDialect } from './UpstreamDialect.js'

/** What `http-429-retry-after`, and its like with a date, ask to wait. */
export const RETRY_AFTER_SECONDS = 5

/** How a fault looks on the wire. Throws what `fetch` throws where no answer comes; never settles for silence. */
export async function upstreamFault(
  dialect: UpstreamDialect,
  row: Scenario,
  fault: Exclude<Fault, { kind: 'record-null' }>,
  now: number,
): Promise<Response> {
  switch (fault.kind) {
    case 'connection-refused':
      throw new ConnectionFailure('ECONNREFUSED')
    case 'connection-lost':
      throw new ConnectionFailure('ECONNRESET')
    case 'silence':
      return silence()
    case 'html':
      return page(200, 'Just a moment...')
    case 'empty':
      return new Response(null, { status: 200 })
    case 'no-id':
      return dialect.created(undefined)
    case 'refused': {
      const refusal = refusalOf(dialect.provider, row, fault)
      const answer = refusal.page ? page(refusal.status, refusal.message) : dialect.refused(refusal)
      const wait = retryAfter(fault.retryAfter, now)
      if (wait !== undefined) answer.headers.set('Retry-After', wait)
      return answer
    }
  }
}

function retryAfter(form: 'seconds' | 'date' | undefined, now: number): string | undefined {
  if (form === 'seconds') return String(RETRY_AFTER_SECONDS)
  return form === 'date' ? new Date(now + RETRY_AFTER_SECONDS * 1000).toUTCString() : undefined
}

function page(status: number, title: string): Response {
  return new Response(`<!doctype html><title>${title}</title><h1>${title}</h1>`, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  })
}
