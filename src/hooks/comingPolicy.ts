import { createListeners } from '../core/createListeners.js'
import type { DurationStorage } from '../polling/DurationMemory.js'
import type { PollingPolicy } from '../polling/PollingPolicy.js'
import { loadWatching } from './loadWatching.js'

/** A policy that may still be on its way. */
export interface ComingPolicy {
  policy: PollingPolicy
  /** Nobody knows yet when to look. */
  isComing: () => boolean
  /** Calls the listener when it has come, or cannot come. */
  subscribe: (listener: () => void) => () => void
}

/** A policy that is here. */
export function presentPolicy(policy: PollingPolicy): ComingPolicy {
  return { policy, isComing: () => false, subscribe: () => () => undefined }
}

/**
 * `defaultPolicy`, loaded when somebody first wants to watch: long before the first task can be done. Where it cannot be
 * loaded it says nothing, and tasks are looked at as by a policy that fails.
 */
export function comingPolicy(storage: DurationStorage | undefined): ComingPolicy {
  const { subscribe, tell } = createListeners()
  let own: PollingPolicy | undefined
  let isComing = true
  let isLoading = false

  async function load() {
    isLoading = true
    try {
      const { defaultPolicy } = await loadWatching()
      own = defaultPolicy(storage)
    } catch {
      // it cannot come
    }
    isComing = false
    tell()
  }

  return {
    policy: {
      nextDelayMs: (state) => own?.nextDelayMs(state) ?? NaN,
      observe(kind, typicalMs, finished) {
        own?.observe?.(kind, typicalMs, finished)
      },
      usualMs: (kind, typicalMs) => own?.usualMs?.(kind, typicalMs) ?? typicalMs,
    },
    isComing: () => isComing,
    subscribe(listener) {
      if (!isLoading) void load()
      return subscribe(listener)
    },
  }
}
