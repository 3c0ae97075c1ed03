/** Those who want to hear of one thing. */
export interface Listeners {
  /** Calls it at each `tell`, until the returned function is called. One that listens twice leaves once at a time. */
  subscribe: (listener: () => void) => () => void
  /** Calls everybody. Who leaves meanwhile disturbs no other. */
  tell: () => void
}

/**
 * @param begin Called when the first comes to listen; what it returns is called when the last has left. Then it begins anew
 * with the next.
 */
export function createListeners(begin?: () => () => void): Listeners {
  const entries = new Set<{ listener: () => void }>()
  let end: (() => void) | undefined
  return {
    subscribe(listener) {
      const entry = { listener }
      entries.add(entry)
      if (entries.size === 1) end = begin?.()
      return () => {
        if (entries.delete(entry) && entries.size === 0) end?.()
      }
    },
    tell() {
      for (const { listener } of [...entries]) listener()
    },
  }
}
