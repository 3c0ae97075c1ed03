import type { Fetch } from '../../src/providers/upstreamRequest.js'
import { tokenAnswer } from './chanjingExamples.js'
import { urlOf } from './scriptedFetch.js'

/** What went over the wire, shortest: `token` for a token fetched, else the token that came along and what it met. */
type Seen = 'token' | `${string} ok` | `${string} refused`

export interface TokenService {
  fetch: Fetch
  seen: Seen[]
  /** How often a token was fetched. */
  fetches(): number
  /** The one token that works. */
  alive(): string
  /** Somebody else, somewhere, fetches a token. */
  kill(): void
}

/**
 * A Chanjing that hands out tokens, of which only the last one works, and answers `taken` to whatever comes with it.
 * @param options.answerMs How long every answer takes.
 * @param options.lifeMs How long a token works.
 */
export function createTokenService({
  answerMs = 0,
  lifeMs = 86_400_000,
  refusal = 10400,
  taken = '{"trace_id":"t","code":0,"msg":"success","data":"task-1"}',
} = {}): TokenService {
  let serial = 0
  let expires = 0
  const seen: Seen[] = []
  const alive = () => `token-${serial}`

  function issue(): Response {
    serial += 1
    expires = Date.now() + lifeMs
    return tokenAnswer(alive(), expires / 1000)
  }

  return {
    seen,
    fetches: () => seen.filter((each) => each === 'token').length,
    alive,
    kill: () => void issue(),
    async fetch(target, init) {
      // What works is decided when the answer leaves, so that a token can die on the way.
      if (answerMs > 0) await new Promise((resolve) => setTimeout(resolve, answerMs))
      if (urlOf(target).endsWith('/access_token')) {
        seen.push('token')
        return issue()
      }
      const token = new Headers(init?.headers).get('access_token') ?? 'nothing'
      const works = token === alive() && Date.now() < expires
      seen.push(`${token} ${works ? 'ok' : 'refused'}`)
      return new Response(
        works ? taken : JSON.stringify({ trace_id: 't-refused', code: refusal, msg: 'AccessToken 验证失败' }),
      )
    },
  }
}
