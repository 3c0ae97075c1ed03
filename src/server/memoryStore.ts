import { RateLimiterMemory } from 'rate-limiter-flexible'
import { memoryTopics } from './memoryTopics.js'
import { rateLimits } from './rateLimits.js'
import type { TaskStore } from './TaskStore.js'

/** What `memoryStore` may be told. */
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
 * An entry whose time is up is gone for every reader at once, and cleared away by later writes; a message is kept for
 * 15 minutes, and at most 10,000 are. It runs no timer but one for each user who has a limit running, and those keep no
 * process alive. Limits go by the system's clock.
 */
export function memoryStore({ maxEntries = 50_000, now = Date.now }: MemoryStoreOptions = {}): TaskStore {
  /** In the order of writing, oldest first. */
  const entries = new Map<string, Entry>()
  const topics = memoryTopics(now)

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

  function write(key: string, value: string, ttlMs = Infinity): void {
    entries.delete(key)
    makeRoom()
    entries.set(key, { value, expires: now() + ttlMs })
  }

  // `set` and `replace` look and write without an await between, which is what makes each one atomic step.
  return {
    since: now(),
    get: (key) => Promise.resolve(live(key)?.value),
    set(key, value, { ttlMs, onlyIfAbsent = false } = {}) {
      if (onlyIfAbsent && live(key)) return Promise.resolve(false)
      write(key, value, ttlMs)
      return Promise.resolve(true)
    },
    delete(key) {
      entries.delete(key)
      return Promise.resolve()
    },
    replace(key, expected, value, { ttlMs, publish } = {}) {
      if (live(key)?.value !== expected) return Promise.resolve(false)
      write(key, value, ttlMs)
      if (publish) topics.send(publish.topic, publish.message)
      return Promise.resolve(true)
    },
    consume: rateLimits((options) => new RateLimiterMemory(options)),
    publish: topics.publish,
    listen: topics.listen,
  }
}
