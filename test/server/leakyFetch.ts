import { parseJson, property, textProperty } from '../../src/core/unknownJson.js'

/** What an upstream that says far too much says: everywhere, and in fields that no document names. */
export const UPSTREAM_CANARY = 'canary-in-the-upstream-7d31f08c'

/** Where an upstream quotes its caller: in the words about a refusal or a failure. */
const WORDS = ['message', 'msg', 'failMsg', 'err_msg']

export interface LeakyFetch {
  fetch: typeof fetch
  /** All JSON that came, as it came. */
  said: string[]
}

/**
 * Lets an upstream say too much: each object of its JSON, however deep, and each JSON text in it has fields with the
 * canary besides its own; its words quote the key or the token that the request came with; and so do its headers.
 */
export function leakyFetch(upstream: typeof fetch): LeakyFetch {
  const said: string[] = []
  return {
    said,
    async fetch(input, init) {
      const answer = await upstream(input, init)
      if (!answer.headers.get('Content-Type')?.includes('json')) return answer
      const { status } = answer
      const text = JSON.stringify(leaky(parseJson(await answer.text()), secretOf(init)))
      said.push(text)
      const headers = new Headers(answer.headers)
      headers.set('X-Debug', UPSTREAM_CANARY)
      return new Response(text, { status, headers })
    },
  }
}

function secretOf(init: RequestInit | undefined): string {
  const headers = new Headers(init?.headers)
  const sent = typeof init?.body === 'string' ? textProperty(parseJson(init.body), 'secret_key') : undefined
  return headers.get('access_token') ?? headers.get('Authorization') ?? sent ?? ''
}

function leaky(value: unknown, secret: string): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => leaky(each, secret))
  if (typeof value === 'string') {
    const inner = parseJson(value)
    return typeof inner === 'object' && inner !== null ? JSON.stringify(leaky(inner, secret)) : value
  }
  if (typeof value !== 'object' || value === null) return value
  const own = Object.keys(value).map((name) => {
    const kept = leaky(property(value, name), secret)
    const isWords = WORDS.includes(name) && typeof kept === 'string' && kept !== '' && kept !== 'success'
    return [name, isWords ? `${kept} (you sent ${secret})` : kept]
  })
  const extra = { param: UPSTREAM_CANARY, debug: { request: UPSTREAM_CANARY }, input: [UPSTREAM_CANARY] }
  return { ...extra, ...(Object.fromEntries(own) as object) }
}
