import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { durationBelief } from '../../src/polling/DurationBelief.js'
import { NOTHING_LEARNED } from '../../src/polling/LearnedDurations.js'
import { usualRangeMs } from '../../src/polling/usualRangeMs.js'
import { TYPICAL_MS, anyLearned, learnedFrom, oneByOne } from './durations.js'

describe('usualRangeMs', () => {
  it('is the documents’ range while nothing is learned', () => {
    expect(usualRangeMs(NOTHING_LEARNED, TYPICAL_MS)).toEqual(TYPICAL_MS)
  })

  it('is where four of five tasks lie, once they are known', () => {
    const durations = Array.from({ length: 32 }, (_, index) => 70_000 + 500 * ((index * 7) % 32))
    expect(usualRangeMs(learnedFrom(oneByOne(durations)), TYPICAL_MS)).toEqual([71_000, 85_000])
  })

  it('is whole seconds, at least one of them, and holds most of what is believed', () => {
    fc.assert(
      fc.property(anyLearned, (learned) => {
        const [from, to] = usualRangeMs(learned, TYPICAL_MS)
        expect(from % 1000).toBe(0)
        expect(to % 1000).toBe(0)
        expect(to - from).toBeGreaterThanOrEqual(1000)
        const { chanceBy } = durationBelief(learned, TYPICAL_MS)
        // Rounding moves either end by half a second at most.
        expect(chanceBy(to + 502) - chanceBy(from - 502)).toBeGreaterThanOrEqual(0.8 - 1e-3)
      }),
    )
  })
})
