import type { DurationBelief } from './DurationBelief.js'
import { optimalLooks } from './optimalLooks.js'

/** When to look, as long as nothing but the belief counts. All times are milliseconds since the create. */
export interface LookSchedule {
  /** When to look next at a task that was not done at `sinceMs`; `Infinity` beyond what was planned. */
  nextLookMs(sinceMs: number): number
}

/** The grid on which looks are planned. */
const STEP_MS = 100
/** How far beyond the end of the belief looks are planned for the late ones. */
const LATER = 2.5
/** A belief of days is not planned to its end: looking begins long before. */
const MOST_STEPS = 20_000

/** The looks that cost least, in lag and in looks at that price (milliseconds of lag for one), if the belief is true. */
export function lookSchedule(belief: DurationBelief, priceMs: number): LookSchedule {
  const count = Math.min(MOST_STEPS, Math.ceil((LATER * belief.endMs) / STEP_MS))
  const chance = new Float64Array(count + 1)
  for (let index = 1; index <= count; index += 1) chance[index] = belief.chanceBy(index * STEP_MS)
  const looks = optimalLooks(chance, priceMs / STEP_MS)
  return {
    nextLookMs(sinceMs) {
      // Between two points it was not done at the earlier one either.
      const next = looks[Math.floor(sinceMs / STEP_MS)]
      return next === undefined ? Infinity : Math.max(next * STEP_MS, sinceMs)
    },
  }
}
