import type { DurationBelief } from './DurationBelief.js'

/** By when a task is done with that chance, 0 to under 1; in milliseconds, to the millisecond. */
export function timeByChance({ chanceBy, centreMs }: DurationBelief, chance: number): number {
  let low = 0
  let high = centreMs
  while (chanceBy(high) < chance) {
    low = high
    high *= 2
  }
  while (high - low > 1) {
    const middle = (low + high) / 2
    if (chanceBy(middle) < chance) low = middle
    else high = middle
  }
  return high
}
