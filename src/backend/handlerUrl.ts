import { parseUrl } from '../core/parseUrl.js'
import type { HandlerConnection } from './handlerRequest.js'

/** The URL as this page reads it, if it leads to the handler; `undefined` for another host's. */
export function handlerUrl({ url: root }: HandlerConnection, url: string): URL | undefined {
  const page = typeof location === 'undefined' ? undefined : location.href
  const base = parseUrl(`${root}/`, page)
  const parsed = parseUrl(url, base)
  if (!base || !parsed) return undefined
  return parsed.origin === base.origin && parsed.pathname.startsWith(base.pathname) ? parsed : undefined
}
