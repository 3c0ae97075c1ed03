import type { DurationBelief } from './DurationBelief.js'
import { LATE_SHARE, durationBelief } from './DurationBelief.js'
import type { LearnedDurations } from './LearnedDurations.js'
import { MAX_DURATIONS, isPlausibleDuration } from './LearnedDurations.js'
import { timeByChance } from './timeByChance.js'

/** A task that has ended. */
export interface FinishedTask {
  /** How long it took, in milliseconds: the provider's own word, or the middle between the last two looks. */
  durationMs: number
  /**
   * How far off it may be to either side, in milliseconds: half of what lies between two looks. Without it the duration
   * is taken as exact, which the middle between two looks is not, and what is learned from it is worse for that.
   */
  withinMs?: number
  /** When its create was sent and when its end was seen, Unix milliseconds. */
  startTime: number
  endTime: number
}

/** The documents lose weight with each observation, and quickly with one that they did not foresee. */
const FADE = 0.85
const FADE_WHEN_WRONG = 0.4
/** Of what is believed to be less likely than this, the middle between two bounds says as much. */
const LEAST_CHANCE = 1e-3
/** So many surprises in a row on one side mean that the provider has changed. */
const SURPRISES_TO_FORGET = 3

/**
 * What is known after one more task. Pure; an implausible duration changes nothing.
 *
 * Tasks that ran side by side are one piece of evidence, since of a batch the quick ones always report first: a
 * surprise counts only if its task began after the last one ended.
 */
export function learnDuration(
  learned: LearnedDurations,
  range: readonly [number, number],
  finished: FinishedTask,
): LearnedDurations {
  const belief = durationBelief(learned, range)
  const durationMs = likelyDurationMs(belief, finished)
  if (!isPlausibleDuration(durationMs)) return learned
  const { startTime, endTime } = finished
  const chance = belief.chanceBy(durationMs)
  const side = chance > 0.95 * (1 - LATE_SHARE) ? 1 : chance < 0.05 ? -1 : 0

  let { surprises, surprisedAt, documentWeight } = learned
  let known = learned.durationsMs
  if (side === 0) surprises = 0
  else if (startTime >= surprisedAt || surprisedAt > endTime) {
    // One that would end after this one is a fault of somebody's clock, and must not silence all that follow.
    surprises = Math.sign(surprises) === side ? surprises + side : side
    surprisedAt = endTime
  }
  if (Math.abs(surprises) >= SURPRISES_TO_FORGET) {
    known = known.slice(1 - SURPRISES_TO_FORGET)
    documentWeight = 0
    surprises = 0
  }
  const isForeseen = durationMs >= range[0] * 0.9 && durationMs <= range[1] * 1.1
  return {
    durationsMs: [...known, durationMs].slice(-MAX_DURATIONS),
    documentWeight: documentWeight * (isForeseen ? FADE : FADE_WHEN_WRONG),
    surprises,
    surprisedAt,
  }
}

/** Where only two bounds are known, the middle of what is believed between them: looks come late in a wide gap. */
function likelyDurationMs(belief: DurationBelief, { durationMs, withinMs = 0 }: FinishedTask): number {
  if (!isPlausibleDuration(durationMs) || !(withinMs > 0)) return durationMs
  const sooner = belief.chanceBy(durationMs - withinMs)
  const later = belief.chanceBy(durationMs + withinMs)
  return later - sooner < LEAST_CHANCE ? durationMs : timeByChance(belief, (sooner + later) / 2)
}
