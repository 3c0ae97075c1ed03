import type { HandlerConnection } from './handlerRequest.js'

/** The URL as this page reads it, if it leads to the handler; `undefined` for another host's. */
export function handlerUrl({ url: root }: HandlerConnection, url: string): URL | undefined {
  const page = typeof location === 'undefined' ? undefined : location.href
  if (!URL.canParse(`${root}/`, page)) return undefined
  const base = new URL(`${root}/`, page)
  if (!URL.canParse(url, base)) return undefined
  const parsed = new URL(url, base)
  return parsed.origin === base.origin && parsed.pathname.startsWith(base.pathname) ? parsed : undefined
}
