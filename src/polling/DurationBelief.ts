import type { LearnedDurations } from './LearnedDurations.js'

/** What is believed about how long the next task of a kind takes. */
export interface DurationBelief {
  /** Half of the tasks are thought to be done by then, in milliseconds. */
  centreMs: number
  /** The chance that a task is done by that time, 0 to 1, in milliseconds. Never quite 1. */
  chanceBy(ms: number): number
}

/** A share of belief always says "much later than that", so that no task is ever thought to be impossible. */
export const LATE_SHARE = 0.03

/** Smears, as parts of a duration: never so narrow that a look must hit, never so wide that nothing is learned. */
const NARROWEST = 0.015
const WIDEST = 0.25
/** Of the spread of all durations. Wide: where they lie in clumps, their neighbours narrow it. */
const SMEAR_OF_SPREAD = 1
/** From so many on, each duration has neighbours enough to have a smear of its own. */
const ENOUGH_FOR_NEIGHBOURS = 8
/** How many of all durations count as one's neighbours. */
const NEIGHBOUR_SHARE = 0.25

/** By what was learned, and by range: many kinds share the one object that says "nothing yet". */
const computed = new WeakMap<LearnedDurations, Map<string, DurationBelief>>()

interface Part {
  weight: number
  from: number
  to: number
}

/**
 * The belief after what was learned: the documents' range and each remembered duration, every one of them smeared,
 * weighted, and laid over one another.
 *
 * The smear narrows as durations become many. Where they lie in clumps (a provider with two speeds), each is smeared
 * only as far as its own neighbours, so that nobody looks in the gap between.
 *
 * It is computed once for each object and range, so what was learned must not be changed afterwards.
 */
export function durationBelief(learned: LearnedDurations, range: readonly [number, number]): DurationBelief {
  const ranges = computed.get(learned) ?? new Map<string, DurationBelief>()
  computed.set(learned, ranges)
  const name = range.join()
  const belief = ranges.get(name) ?? compute(learned, range)
  ranges.set(name, belief)
  return belief
}

function compute(learned: LearnedDurations, [from, to]: readonly [number, number]): DurationBelief {
  const sorted = [...learned.durationsMs].sort((one, other) => one - other)
  const total = learned.documentWeight + sorted.length
  const share = (1 - LATE_SHARE) / total
  const common = commonSmear(sorted, from, to)
  const parts: Part[] = [{ weight: share * learned.documentWeight, from: from * 0.95, to: to * 1.05 }]
  sorted.forEach((durationMs, index) => {
    const smear = Math.min(common, ownSmear(sorted, index))
    parts.push({ weight: share, from: durationMs * (1 - smear), to: durationMs * (1 + smear) })
  })
  const centreMs = sorted[sorted.length >> 1] ?? (from + to) / 2

  return {
    centreMs,
    chanceBy(ms) {
      let chance = ms <= centreMs ? 0 : LATE_SHARE * (1 - centreMs / ms)
      for (const part of parts) {
        if (ms >= part.to) chance += part.weight
        else if (ms > part.from) chance += (part.weight * (ms - part.from)) / (part.to - part.from)
      }
      return chance
    },
  }
}

/** In proportion to the observed spread; to the documented one until there are five durations to speak of. */
function commonSmear(sorted: readonly number[], from: number, to: number): number {
  const count = sorted.length
  const lower = sorted[Math.ceil(0.25 * (count - 1))]
  const upper = sorted[Math.floor(0.75 * (count - 1))]
  const spread =
    count < 5 || lower === undefined || upper === undefined
      ? 0.4 * Math.log(to / from)
      : Math.log(upper / lower)
  return clamp((SMEAR_OF_SPREAD * spread) / Math.cbrt(count + 1), NARROWEST, WIDEST)
}

/** As far as the nearest quarter of the other durations reaches. */
function ownSmear(sorted: readonly number[], index: number): number {
  const count = sorted.length
  const own = sorted[index]
  if (count < ENOUGH_FOR_NEIGHBOURS || own === undefined) return WIDEST
  let lower = index
  let upper = index
  for (let taken = Math.max(2, Math.round(NEIGHBOUR_SHARE * count)); taken > 0; taken -= 1) {
    const below = sorted[lower - 1]
    const above = sorted[upper + 1]
    if (above === undefined || (below !== undefined && own / below <= above / own)) lower -= 1
    else upper += 1
  }
  const reach = Math.max(own / (sorted[lower] ?? own), (sorted[upper] ?? own) / own)
  return clamp(Math.log(reach), NARROWEST * 0.66, WIDEST)
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
