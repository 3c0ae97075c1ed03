import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { durationBelief } from '../../src/polling/DurationBelief.js'
import type { DurationBelief } from '../../src/polling/DurationBelief.js'
import { nextLookMs } from '../../src/polling/nextLookMs.js'
import { TYPICAL_MS, anyLearned } from './durations.js'

/** The sum that stands for the integral goes in steps of 250 ms. */
const STEP_MS = 250
const FAR = 2_000_000

const uniform = (from: number, to: number): DurationBelief => ({
  centreMs: (from + to) / 2,
  chanceBy: (ms) => Math.min(1, Math.max(0, (ms - from) / (to - from))),
})

/**
 * From u on, uniform durations that end at `to` have the hazard 1 / (to - t), of which the integral of
 * sqrt(h / 2c) is sqrt(2 / c) (sqrt(to - u) - sqrt(to - x)): it is 1 at this x.
 */
const closedForm = (to: number, since: number, price: number) =>
  to - Math.max(0, Math.sqrt(to - since) - Math.sqrt(price / 2)) ** 2

describe('nextLookMs', () => {
  it.each([
    [30_000, 300],
    [30_000, 1_000],
    [35_000, 300],
    [40_000, 100],
  ])('follows the closed form for uniform durations, since %i ms at %i ms a look', (since, price) => {
    const look = nextLookMs(uniform(30_000, 45_000), since, price, FAR)
    expect(Math.abs(look - closedForm(45_000, since, price))).toBeLessThanOrEqual(2 * STEP_MS)
  })

  it('does not look before a task may be done', () => {
    expect(nextLookMs(uniform(30_000, 45_000), 0, 300, FAR)).toBeGreaterThan(30_000)
  })

  it('looks the more often, the cheaper a look is', () => {
    fc.assert(
      fc.property(
        anyLearned,
        fc.double({ min: 0, max: 200_000, noNaN: true }),
        fc.double({ min: 10, max: 10_000, noNaN: true }),
        fc.double({ min: 1, max: 10, noNaN: true }),
        (learned, since, price, factor) => {
          const belief = durationBelief(learned, TYPICAL_MS)
          expect(nextLookMs(belief, since, price, FAR)).toBeLessThanOrEqual(
            nextLookMs(belief, since, price * factor, FAR),
          )
        },
      ),
    )
  })

  it('comes after the last look, and the later for a later one', () => {
    const time = fc.double({ min: 0, max: 200_000, noNaN: true })
    fc.assert(
      fc.property(anyLearned, time, time, (learned, one, other) => {
        const belief = durationBelief(learned, TYPICAL_MS)
        const early = nextLookMs(belief, Math.min(one, other), 300, FAR)
        const late = nextLookMs(belief, Math.max(one, other), 300, FAR)
        expect(early).toBeGreaterThan(Math.min(one, other))
        // Two sums begin on two grids.
        expect(late).toBeGreaterThanOrEqual(early - 2 * STEP_MS)
      }),
    )
  })

  it('ends at the latest time where a belief expects nothing more by then', () => {
    const never = { centreMs: 40_000, chanceBy: () => 0.5 }
    expect(nextLookMs(never, 50_000, 300, 53_100)).toBe(53_100)
    expect(nextLookMs(never, 50_000, 300, 40_000)).toBe(40_000)
    expect(nextLookMs({ centreMs: 40_000, chanceBy: () => 1 }, 50_000, 300, FAR)).toBe(50_000)
  })
})
