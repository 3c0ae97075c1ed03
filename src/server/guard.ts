import { parseUrl } from '../core/parseUrl.js'
import { Refusal } from './Refusal.js'
import type { Authorize } from './VideoHandlerOptions.js'

/**
 * Refuses a request that another site made a browser send, unless its origin is one of those allowed. What no browser
 * sent carries no such signs and passes; whether it may do anything is for `authorize` to say.
 * @throws {Refusal} 403
 */
export function refuseCrossSite(request: Request, allowedOrigins: ReadonlySet<string>): void {
  const site = request.headers.get('Sec-Fetch-Site')
  // A page cannot write this header, so its word is enough. `same-site` is another host, and is judged by its origin.
  if (site === 'same-origin' || site === 'none') return
  const origin = request.headers.get('Origin')
  if (site === null && origin === null) return
  if (origin !== null && allowedOrigins.has(origin)) return
  if (site !== 'cross-site' && origin !== null && ownHosts(request).has(hostOf(origin))) return
  throw new Refusal('forbidden', 'Requests from other sites are not taken.')
}

/** The names under which this request reached us. A cross-site page can set none of them without a preflight. */
function ownHosts(request: Request): ReadonlySet<string | undefined> {
  const { headers } = request
  const named = [headers.get('Host'), headers.get('X-Forwarded-Host')].map((host) => host?.toLowerCase())
  return new Set([new URL(request.url).host, ...named.filter(Boolean)])
}

/** Only the host: behind a proxy that ends TLS the two sides differ in protocol. `null`, the opaque origin, has none. */
function hostOf(origin: string): string {
  return parseUrl(origin)?.host ?? 'null'
}

/**
 * Whose request it is. Fails closed: only a user with a name gets in, whatever else a host's function answers.
 * @throws {Refusal} 401
 */
export async function authorizedUser(request: Request, authorize: Authorize): Promise<string> {
  const authorized: unknown = await authorize(request)
  const user =
    typeof authorized === 'object' && authorized !== null && 'user' in authorized && authorized.user
  if (typeof user === 'string' && user !== '') return user
  throw new Refusal('unauthorized', 'Sign in first.')
}
