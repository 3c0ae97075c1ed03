import { parseUrl } from '../core/parseUrl.js'
import { isLoopback } from '../core/safeMediaUrl.js'

/** Whether the page itself is served from this machine, as playgrounds and tests are. */
export function isLoopbackPage(): boolean {
  const page = typeof location === 'undefined' ? undefined : parseUrl(location.href)
  return page !== undefined && isLoopback(page)
}
