import { safeMediaUrl } from '../core/safeMediaUrl.js'
import { isLoopbackPage } from './isLoopbackPage.js'

/** The URL if this page may play, show or offer it, else `undefined`. Wherever it came from: host, storage or provider. */
export function pageMediaUrl(url: string): string | undefined {
  const baseUrl = typeof location === 'undefined' ? undefined : location.href
  return safeMediaUrl(url, { baseUrl, allowLoopback: isLoopbackPage() })
}
