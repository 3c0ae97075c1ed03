import { createListeners } from './createListeners.js'

/** Where the kit reads the time. Tests and the playground bring their own. */
export interface Clock {
  /** Unix milliseconds. */
  now(): number
  /** How much faster than the wall time passes for a task: 1 in life, more in a playground. */
  readonly timeScale: number
  /** The time of the last tick, at most about a second ago: the same value until the next one, so that a rendering may read it. */
  tick: () => number
  /** Calls the listener about once a second, until the returned function is called. */
  subscribe: (listener: () => void) => () => void
}

/** How long ago that was, in the clock's own time; never negative, whatever two machines think the time is. */
export function elapsedSince(clock: Clock, startTime: number, now = clock.now()): number {
  return Math.max(0, (now - startTime) * clock.timeScale)
}

/**
 * A clock that ticks only while someone listens, with one timer for all of them.
 * @param options.timeScale How much faster than the wall time passes. Default 1.
 */
export function createClock(options: { timeScale?: number; now?: () => number } = {}): Clock {
  // Looked up at each call, so that an app's tests can fake the time.
  const { timeScale = 1, now = () => Date.now() } = options
  // A faster world shows its seconds faster, but not faster than a person can read.
  const tickMs = Math.max(100, 1000 / timeScale)
  let timer: ReturnType<typeof setInterval> | undefined
  let lastTick = now()
  const { subscribe, tell } = createListeners(() => {
    lastTick = now()
    timer = setInterval(() => {
      lastTick = now()
      tell()
    }, tickMs)
    return () => {
      clearInterval(timer)
      timer = undefined
    }
  })

  return {
    now,
    timeScale,
    tick() {
      // Nobody listens yet: what is rendered first would show the time of the last one who did.
      if (!timer && Math.abs(now() - lastTick) >= tickMs) lastTick = now()
      return lastTick
    },
    subscribe,
  }
}

/** The time of this machine, at its own pace. */
export const systemClock: Clock = createClock()
