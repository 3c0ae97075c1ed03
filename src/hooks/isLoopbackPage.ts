import { isLoopback } from '../core/safeMediaUrl.js'

/** Whether the page itself is served from this machine, as playgrounds and tests are. */
export function isLoopbackPage(): boolean {
  return typeof location !== 'undefined' && URL.canParse(location.href) && isLoopback(new URL(location.href))
}
