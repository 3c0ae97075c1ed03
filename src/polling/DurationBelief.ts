import type { LearnedDurations } from './LearnedDurations.js'
import { SMEARS, smearWeights } from './smearWeights.js'

/** What is believed about how long the next task of a kind takes. All times are milliseconds. */
export interface DurationBelief {
  /** Half of the tasks are thought to be done by then. */
  centreMs: number
  /** All tasks but the late ones are thought to be done by then. */
  endMs: number
  /** The chance that a task is done by that time, 0 to 1. Never quite 1. */
  chanceBy(ms: number): number
}

/** A share of belief always says "much later than that", so that no task is ever thought to be impossible. */
export const LATE_SHARE = 0.03

/** A smear that hardly anything speaks for is left out. */
const LEAST_WEIGHT = 1e-3

/** Where the chance begins to rise faster, or slower: by so much per millisecond. */
interface Bend {
  ms: number
  steeper: number
}

/** By what was learned, and by range: many kinds share the one object that says "nothing yet". */
const computed = new WeakMap<LearnedDurations, Map<string, DurationBelief>>()

/**
 * The belief after what was learned: the documents' range and each remembered duration, every one of them smeared,
 * weighted, and laid over one another. How far they are smeared, the durations decide themselves: see `smearWeights`.
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

function compute(
  { durationsMs, documentWeight }: LearnedDurations,
  [from, to]: readonly [number, number],
): DurationBelief {
  const sorted = [...durationsMs].sort((one, other) => one - other)
  const centreMs = sorted[sorted.length >> 1] ?? (from + to) / 2
  const documents = { from: from * 0.95, to: Math.max(to * 1.05, from * 0.95 + 1) }
  const perMs = documentWeight / (documents.to - documents.from)
  const weights = smearWeights(sorted, (ms) => (ms > documents.from && ms < documents.to ? perMs : 0))
  const share = (1 - LATE_SHARE) / (documentWeight + sorted.length)

  const bends: Bend[] = []
  const add = (weight: number, begin: number, end: number) => {
    const steeper = weight / (end - begin)
    bends.push({ ms: begin, steeper }, { ms: end, steeper: -steeper })
  }
  add(share * documentWeight, documents.from, documents.to)
  const isUsed = weights.map((weight) => weight >= LEAST_WEIGHT)
  const used = weights.reduce((sum, weight, index) => (isUsed[index] ? sum + weight : sum), 0)
  SMEARS.forEach((smear, index) => {
    if (!isUsed[index]) return
    const weight = (share * (weights[index] ?? 0)) / used
    for (const ms of sorted) add(weight, ms * (1 - smear), ms * (1 + smear))
  })
  const risen = chanceAlong(bends.sort((one, other) => one.ms - other.ms))
  return {
    centreMs,
    endMs: bends.at(-1)?.ms ?? centreMs,
    chanceBy: (ms) => risen(ms) + (ms <= centreMs ? 0 : LATE_SHARE * (1 - centreMs / ms)),
  }
}

/** The chance at any time, from where it bends: straight lines between. */
function chanceAlong(bends: readonly Bend[]): (ms: number) => number {
  const times = Float64Array.from(bends, ({ ms }) => ms)
  const chances = new Float64Array(bends.length)
  const slopes = new Float64Array(bends.length)
  let chance = 0
  let slope = 0
  let time = 0
  for (const [index, { ms, steeper }] of bends.entries()) {
    chance += slope * (ms - time)
    slope = Math.max(0, slope + steeper)
    time = ms
    chances[index] = chance
    slopes[index] = slope
  }
  slopes[bends.length - 1] = 0

  return (ms) => {
    let low = -1
    let high = times.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((times[middle] ?? 0) <= ms) low = middle
      else high = middle
    }
    return low < 0 ? 0 : (chances[low] ?? 0) + (slopes[low] ?? 0) * (ms - (times[low] ?? 0))
  }
}
