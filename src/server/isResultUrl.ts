import { isLoopback, safeMediaUrl } from '../core/safeMediaUrl.js'

/**
 * Whether the handler may fetch a result from there: https on the standard port at one of the provider's hosts, each an
 * exact name or, with a leading dot, every name below it. With `allowLoopback` also this machine.
 */
export function isResultUrl(
  url: string,
  { resultHosts, allowLoopback }: { resultHosts: readonly string[]; allowLoopback: boolean },
): boolean {
  const safe = safeMediaUrl(url, { allowLoopback })
  if (safe === undefined) return false
  const { protocol, hostname, port } = new URL(safe)
  if (allowLoopback && isLoopback(new URL(safe))) return true
  return (
    protocol === 'https:' &&
    port === '' &&
    resultHosts.some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host))
  )
}
