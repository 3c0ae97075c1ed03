import type { DurationBelief } from './DurationBelief.js'

/** The step of the sum that stands for the integral. */
const STEP_MS = 250

/**
 * When to look next at a task that was not done at `sinceMs`: at the time at which the integral of sqrt(h / 2c) has
 * grown to 1, where h is the chance to finish now, given not yet, and c the price of a look in milliseconds of lag; at
 * `latestMs` where it does not grow to 1 by then. It is the continuous form of the optimal inspection schedule (Barlow,
 * Hunter and Proschan, 1963).
 */
export function nextLookMs(
  belief: DurationBelief,
  sinceMs: number,
  priceMs: number,
  latestMs: number,
): number {
  let grown = 0
  let time = sinceMs
  let chance = belief.chanceBy(time)
  while (time < latestMs) {
    const notYet = 1 - chance
    if (notYet <= 1e-6) return time
    const next = belief.chanceBy(time + STEP_MS)
    grown += Math.sqrt((next - chance) / notYet / (2 * priceMs * STEP_MS)) * STEP_MS
    chance = next
    time += STEP_MS
    if (grown >= 1) return Math.min(time, latestMs)
  }
  return latestMs
}
