export interface TokenBucketOptions {
  /** How many uses a second, on average; above 0, and below 1 too: 0.5 is one every two seconds. */
  perSecond: number
  /** How many saved-up uses may leave at once, 1 or more. @default a tenth of a second's, and 1 at least */
  burst?: number
}

/** Spreads uses over time: no stretch of s seconds ever sees more than `burst + s * perSecond` of them. */
export interface TokenBucket {
  /**
   * Reserves the next use and says how many milliseconds from now it may leave; 0 is at once. First come, first served.
   * A reservation that is not used is spent all the same.
   * @param nowMs By a clock of the caller's choice. What counts is what passes between two calls.
   */
  reserve(nowMs: number): number
}

/**
 * A bucket that begins full. It sets no timer and holds no queue: the caller waits as long as it was told.
 *
 * A clock that goes backwards or says nothing of use is taken as one that stood still, so nobody waits the longer for
 * it; one that jumps ahead fills the bucket, and no more than that.
 * @throws RangeError for a rate that is not above 0, or a burst below 1.
 */
export function tokenBucket({
  perSecond,
  burst = Math.max(1, perSecond / 10),
}: TokenBucketOptions): TokenBucket {
  if (!(perSecond > 0 && Number.isFinite(perSecond)) || !(burst >= 1 && Number.isFinite(burst))) {
    throw new RangeError('rushes: tokenBucket takes a rate above 0 a second and a burst of 1 or more.')
  }
  const intervalMs = 1000 / perSecond
  /** How long it takes from `lastMs` until the bucket is full. Relative, so that no jump of the clock is kept. */
  let untilFullMs = 0
  let lastMs = Number.NaN

  return {
    reserve(nowMs) {
      if (Number.isFinite(nowMs)) {
        if (nowMs > lastMs) untilFullMs = Math.max(0, untilFullMs - (nowMs - lastMs))
        lastMs = nowMs
      }
      const waitMs = Math.max(0, untilFullMs - (burst - 1) * intervalMs)
      untilFullMs += intervalMs
      return waitMs
    },
  }
}
