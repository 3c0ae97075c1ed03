import { parseUrl } from './parseUrl.js'

/**
 * The URL if a page may play, show or download it, else `undefined`.
 *
 * Lets through https without user info, `blob:` (an object URL of this page), and what comes from the origin of
 * `baseUrl`: the page's own handler. With `allowLoopback` also http from this machine.
 * Relative URLs are resolved against `baseUrl`, and refused without one.
 */
export function safeMediaUrl(
  url: string,
  options: { baseUrl?: string | undefined; allowLoopback?: boolean | undefined } = {},
): string | undefined {
  const parsed = parseUrl(url, options.baseUrl)
  if (!parsed || parsed.username !== '' || parsed.password !== '') return undefined
  const base = options.baseUrl === undefined ? undefined : parseUrl(options.baseUrl)
  if (parsed.protocol === 'https:') return parsed.href
  if (parsed.protocol === 'blob:') return !base || base.origin === parsed.origin ? parsed.href : undefined
  if (parsed.protocol !== 'http:') return undefined
  if (options.allowLoopback && isLoopback(parsed)) return parsed.href
  return base?.origin === parsed.origin ? parsed.href : undefined
}

/** Whether the URL names this machine by one of its usual names. */
export function isLoopback(url: URL): boolean {
  return url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(url.hostname)
}
