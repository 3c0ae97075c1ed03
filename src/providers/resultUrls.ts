import { safeMediaUrl } from '../core/safeMediaUrl.js'
import { parseJson, property } from '../core/unknownJson.js'

/** A task gives one video; a longer list is somebody's mistake, and need not be carried around. */
const MAX_RESULT_URLS = 20

/**
 * The usable links in a `resultJson`, in their order. It comes as JSON text, as JSON text within JSON text, or already
 * as an object, around `resultUrls`: a list, or one link. Usable is https; with `allowLoopback` also http from this
 * machine. A `blob:` belongs to a page and is of no use here.
 */
export function resultUrls(resultJson: unknown, options: { allowLoopback?: boolean | undefined }): string[] {
  const result = unwrapped(unwrapped(resultJson))
  const found = Array.isArray(result) ? result : property(result, 'resultUrls')
  const list: unknown[] = Array.isArray(found) ? found : [found]
  const urls: string[] = []
  for (const each of list) {
    const url = typeof each === 'string' ? safeMediaUrl(each, options) : undefined
    if (url !== undefined && !url.startsWith('blob:')) urls.push(url)
    if (urls.length === MAX_RESULT_URLS) break
  }
  return urls
}

function unwrapped(value: unknown): unknown {
  return typeof value === 'string' ? parseJson(value) : value
}
