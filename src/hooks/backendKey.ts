import type { VideoBackend } from '../core/VideoBackend.js'

const keys = new WeakMap<VideoBackend, number>()
let lastKey = 0

/** A number of its own for each backend: what one of them answered is not taken for another's word. */
export function backendKey(backend: VideoBackend): number {
  const known = keys.get(backend)
  if (known !== undefined) return known
  lastKey += 1
  keys.set(backend, lastKey)
  return lastKey
}
