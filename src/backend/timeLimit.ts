import type { Deadline } from '../core/deadline.js'
import { deadline } from '../core/deadline.js'

/** A time limit that each sign of life sets anew. */
export interface TimeLimit {
  /** Aborts when the time is up or the caller gives up. */
  signal: AbortSignal
  /** From now on, that much time. */
  allow(ms: number): void
  /** Must be called at the end: leaves no timer and no listener behind. Aborts what still goes on under the signal. */
  end(): void
}

export function timeLimit(ms: number, callerSignal: AbortSignal): TimeLimit {
  const controller = new AbortController()
  let current: Deadline
  const begin = (limitMs: number): void => {
    const own = deadline(limitMs, callerSignal)
    const onAbort = (): void => controller.abort(own.signal.reason)
    if (own.signal.aborted) onAbort()
    own.signal.addEventListener('abort', onAbort, { once: true })
    current = own
  }
  begin(ms)
  return {
    signal: controller.signal,
    allow(limitMs) {
      current.clear()
      begin(limitMs)
    },
    end() {
      current.clear()
      controller.abort()
    },
  }
}
