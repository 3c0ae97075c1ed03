import type { RateLimiterAbstract } from 'rate-limiter-flexible'
import { RateLimiterRes } from 'rate-limiter-flexible'
import type { RateRule, TaskStore } from './TaskStore.js'

/** A store's `consume`, by one limiter for each rule. */
export function rateLimits(
  createLimiter: (options: { points: number; duration: number; keyPrefix: string }) => RateLimiterAbstract,
): TaskStore['consume'] {
  const limiters = new Map<string, RateLimiterAbstract>()

  function limiterOf({ points, perMs }: RateRule): RateLimiterAbstract {
    // Whole seconds: the limiters take a fraction of one for "never again".
    const duration = Math.max(1, Math.ceil(perMs / 1000))
    const keyPrefix = `${points}/${duration}`
    const limiter = limiters.get(keyPrefix) ?? createLimiter({ points, duration, keyPrefix })
    limiters.set(keyPrefix, limiter)
    return limiter
  }

  return async (key, rule, uses = 1) => {
    if (uses > rule.points) return { allowed: false, retryAfterMs: rule.perMs }
    try {
      await limiterOf(rule).consume(key, uses)
      return { allowed: true }
    } catch (refusal) {
      // The limiters reject with this for "too many", and with an error for everything else.
      if (refusal instanceof RateLimiterRes) return { allowed: false, retryAfterMs: refusal.msBeforeNext }
      throw refusal
    }
  }
}
