import { durationBelief } from './DurationBelief.js'
import type { LearnedDurations } from './LearnedDurations.js'

/** So much of the belief lies in what is called usual: a tenth of the tasks are sooner, a tenth later. */
const SOONER = 0.1
const LATER = 0.9

/**
 * How long such tasks usually take, in milliseconds that are whole seconds: the middle 80 % of the belief, and the
 * documents' range while nothing was learned. At least a second lies between the two.
 */
export function usualRangeMs(
  learned: LearnedDurations,
  typicalMs: readonly [number, number],
): readonly [number, number] {
  if (learned.durationsMs.length === 0) return typicalMs
  const { chanceBy, centreMs } = durationBelief(learned, typicalMs)
  const timeOf = (chance: number) => {
    let [low, high] = [0, centreMs]
    while (chanceBy(high) < chance) [low, high] = [high, high * 2]
    while (high - low > 1) {
      const middle = (low + high) / 2
      if (chanceBy(middle) < chance) low = middle
      else high = middle
    }
    return high
  }
  const from = Math.round(timeOf(SOONER) / 1000)
  const to = Math.round(timeOf(LATER) / 1000)
  return [from * 1000, Math.max(to, from + 1) * 1000]
}
