import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LATE_SHARE, durationBelief } from '../../src/polling/DurationBelief.js'
import { NOTHING_LEARNED } from '../../src/polling/LearnedDurations.js'
import { TYPICAL_MS, anyLearned, learnedFrom, oneByOne } from './durations.js'

const anyTime = fc.double({ min: 0, max: 10_000_000, noNaN: true })

describe('durationBelief', () => {
  it('begins as the documents’ range, a little wider, and 3 % of "later"', () => {
    const belief = durationBelief(NOTHING_LEARNED, TYPICAL_MS)
    expect(belief.centreMs).toBe(37_500)
    expect(belief.chanceBy(28_500)).toBe(0)
    expect(belief.chanceBy(37_500)).toBeCloseTo((1 - LATE_SHARE) * ((37_500 - 28_500) / (47_250 - 28_500)))
    expect(belief.chanceBy(47_250)).toBeCloseTo(1 - LATE_SHARE + LATE_SHARE * (1 - 37_500 / 47_250))
  })

  it('rises from 0 to under 1, whatever was learned', () => {
    fc.assert(
      fc.property(anyLearned, anyTime, anyTime, (learned, one, other) => {
        const belief = durationBelief(learned, TYPICAL_MS)
        const sooner = belief.chanceBy(Math.min(one, other))
        const later = belief.chanceBy(Math.max(one, other))
        expect(belief.chanceBy(0)).toBe(0)
        expect(sooner).toBeGreaterThanOrEqual(0)
        expect(later).toBeGreaterThanOrEqual(sooner - 1e-12)
        expect(later).toBeLessThan(1)
      }),
    )
  })

  it('comes to 1 in the end, with all of its weights', () => {
    fc.assert(
      fc.property(anyLearned, (learned) => {
        expect(durationBelief(learned, TYPICAL_MS).chanceBy(1e12)).toBeCloseTo(1, 6)
      }),
    )
  })

  it('weighs the documents as three tasks, and each task as one', () => {
    // A task of 120 s: the documents' weight is down to 1.2, and the task's is 1.
    const belief = durationBelief(learnedFrom(oneByOne([120_000])), TYPICAL_MS)
    expect(belief.chanceBy(90_000)).toBeCloseTo(((1 - LATE_SHARE) * 1.2) / 2.2)
  })

  it('is about the middle of what was learned, once anything was', () => {
    expect(durationBelief(learnedFrom(oneByOne([33_000, 36_000, 40_000])), TYPICAL_MS).centreMs).toBe(36_000)
  })

  it('narrows as durations become many', () => {
    const spreadOf = (count: number) => {
      const durations = Array.from({ length: count }, (_, index) => 36_000 + (index % 5) * 500)
      const belief = durationBelief(
        { ...NOTHING_LEARNED, durationsMs: durations, documentWeight: 0 },
        TYPICAL_MS,
      )
      return belief.chanceBy(39_500) - belief.chanceBy(34_500)
    }
    expect(spreadOf(30)).toBeGreaterThan(spreadOf(2))
    expect(spreadOf(30)).toBeCloseTo(1 - LATE_SHARE, 2)
  })

  it('expects nothing in the gap between two speeds', () => {
    const durations = Array.from({ length: 32 }, (_, index) => (index % 2 ? 31_000 : 44_000) + 50 * index)
    const belief = durationBelief(
      { ...NOTHING_LEARNED, durationsMs: durations, documentWeight: 0 },
      TYPICAL_MS,
    )
    expect(belief.chanceBy(42_000) - belief.chanceBy(35_000)).toBeLessThan(0.01)
  })
})
