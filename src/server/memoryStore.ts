import type { KeyValueStore } from '../core/KeyValueStore.js'

export interface MemoryStoreOptions {
  /**
   * How many entries to keep; beyond it the one written longest ago goes, even where its time is not up. Default 50,000,
   * which at one entry a create is more than half a create a second, all day.
   */
  maxEntries?: number
  /** Unix milliseconds. Default `Date.now`. */
  now?: () => number
}

interface Entry {
  value: string
  /** Unix milliseconds; `Infinity` for ever. */
  expires: number
}

/**
 * A store in this process's memory: enough for one process, and empty after a restart.
 * It runs no timer: an entry whose time is up is gone for every reader at once, and cleared away by later writes.
 */
export function memoryStore({ maxEntries = 50_000, now = Date.now }: MemoryStoreOptions = {}): KeyValueStore {
  /** In the order of writing, oldest first. */
  const entries = new Map<string, Entry>()

  function live(key: string): Entry | undefined {
    const entry = entries.get(key)
    if (!entry || entry.expires > now()) return entry
    entries.delete(key)
    return undefined
  }

  function makeRoom(): void {
    for (const [key, { expires }] of entries) {
      if (expires > now() && entries.size < maxEntries) return
      entries.delete(key)
    }
  }

  return {
    get: (key) => Promise.resolve(live(key)?.value),
    // Looks and writes without an await between, which is what makes it one atomic step.
    set(key, value, { ttlMs = Infinity, onlyIfAbsent = false } = {}) {
      if (onlyIfAbsent && live(key)) return Promise.resolve(false)
      entries.delete(key)
      makeRoom()
      entries.set(key, { value, expires: now() + ttlMs })
      return Promise.resolve(true)
    },
    delete(key) {
      entries.delete(key)
      return Promise.resolve()
    },
  }
}
