/** So many requests a second, and so many at once after a rest. The time is given to it; it has no timer of its own. */
export interface TokenBucket {
  /** Takes the next place in the line, and says how many milliseconds until that request may leave. */
  reserve(nowMs: number): number
}

/**
 * @param options.perSecond Above 0.
 * @param options.burst How many may leave at once after a rest, 1 or more. In any second at most `perSecond + burst` do.
 */
export function tokenBucket({ perSecond, burst }: { perSecond: number; burst: number }): TokenBucket {
  const spacingMs = 1000 / perSecond
  let nextMs = -Infinity
  return {
    reserve(nowMs) {
      const leavesMs = Math.max(nextMs, nowMs - (burst - 1) * spacingMs)
      nextMs = leavesMs + spacingMs
      return Math.max(0, leavesMs - nowMs)
    },
  }
}
