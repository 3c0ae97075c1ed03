import { parseUrl } from '../core/parseUrl.js'
import type { HandlerConnection } from './handlerRequest.js'

/** The URL as this page reads it, if it leads to the handler; `undefined` for another host's. */
export function handlerUrl({ url: root }: HandlerConnection, url: string): URL | undefined {
  const base = onThisPage(`${root}/`)
  const parsed = parseUrl(url, base)
  if (!base || !parsed) return undefined
  return parsed.origin === base.origin && parsed.pathname.startsWith(base.pathname) ? parsed : undefined
}

/** The handler names what is its own from its own root; `undefined` for what is no URL. */
export function wholeUrl({ url: root }: HandlerConnection, url: string): string | undefined {
  return parseUrl(url, onThisPage(root))?.href
}

function onThisPage(url: string): URL | undefined {
  return parseUrl(url, typeof location === 'undefined' ? undefined : location.href)
}
