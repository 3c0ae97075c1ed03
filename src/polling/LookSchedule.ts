import type { DurationBelief } from './DurationBelief.js'
import { optimalLooks } from './optimalLooks.js'

/** When to look, as long as nothing but the belief counts. All times are milliseconds since the create. */
export interface LookSchedule {
  /** When to look next at a task that was not done at `sinceMs`. */
  nextLookMs(sinceMs: number): number
  /** The first look of those that find the many: a look before it is meant for tasks that fail at once. */
  beginMs: number
}

/** So many tasks are done by the first look that finds the many. */
const MANY = 1 / 3

/** Looks are planned on a grid of so many steps until the end of the belief: of 0.1 s for a task of about 40 s. */
const STEPS = 400
/** And so many times as far, for the late ones. */
const LATER = 2.5

/** The looks that cost least, in lag and in looks at that price (milliseconds of lag for one), if the belief is true. */
export function lookSchedule(belief: DurationBelief, priceMs: number): LookSchedule {
  const stepMs = belief.endMs / STEPS
  const chance = new Float64Array(LATER * STEPS + 1)
  for (let index = 1; index < chance.length; index += 1) chance[index] = belief.chanceBy(index * stepMs)
  const looks = optimalLooks(chance, priceMs / stepMs)
  let begin = looks[0] ?? 0
  while ((chance[begin] ?? 1) < MANY) begin = looks[begin] ?? chance.length
  return {
    beginMs: begin * stepMs,
    nextLookMs(sinceMs) {
      // Between two points it was not done at the earlier one either.
      const next = looks[Math.floor(sinceMs / stepMs)]
      // Beyond the plan, what is still late has the hazard 1 / t, where looks lie sqrt(2 price / hazard) apart.
      return next === undefined
        ? sinceMs + Math.sqrt(2 * priceMs * sinceMs)
        : Math.max(next * stepMs, sinceMs)
    },
  }
}
