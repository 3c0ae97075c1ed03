import { durationBelief } from './DurationBelief.js'
import type { LearnedDurations } from './LearnedDurations.js'
import { timeByChance } from './timeByChance.js'

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
  const belief = durationBelief(learned, typicalMs)
  const from = Math.round(timeByChance(belief, SOONER) / 1000)
  const to = Math.round(timeByChance(belief, LATER) / 1000)
  return [from * 1000, Math.max(to, from + 1) * 1000]
}
