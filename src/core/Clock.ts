/** Where the kit reads the time. Tests and the playground bring their own. */
export interface Clock {
  /** Unix milliseconds. */
  now(): number
  /** How much faster than the wall time passes for a task: 1 in life, more in a playground. */
  readonly timeScale: number
  /** Calls the listener about once a second, until the returned function is called. */
  subscribe(listener: () => void): () => void
}

/** How long ago that was, in the clock's own time; never negative, whatever two machines think the time is. */
export function elapsedSince(clock: Clock, startTime: number): number {
  return Math.max(0, (clock.now() - startTime) * clock.timeScale)
}

/**
 * A clock that ticks only while someone listens, with one timer for all of them.
 * @param options.timeScale How much faster than the wall time passes. Default 1.
 */
export function createClock(options: { timeScale?: number; now?: () => number } = {}): Clock {
  const { timeScale = 1, now = Date.now } = options
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | undefined
  // A faster world shows its seconds faster, but not faster than a person can read.
  const tickMs = Math.max(100, 1000 / timeScale)

  return {
    now,
    timeScale,
    subscribe(listener) {
      listeners.add(listener)
      timer ??= setInterval(() => {
        for (const each of [...listeners]) each()
      }, tickMs)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
  }
}

export const systemClock: Clock = createClock()
