import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DurationBelief } from '../../src/polling/DurationBelief.js'
import { durationBelief } from '../../src/polling/DurationBelief.js'
import { lookSchedule } from '../../src/polling/LookSchedule.js'
import { TYPICAL_MS, anyLearned } from './durations.js'

const uniform = (from: number, to: number): DurationBelief => ({
  centreMs: (from + to) / 2,
  endMs: to,
  chanceBy: (ms) => Math.min(1, Math.max(0, (ms - from) / (to - from))),
})

function looksOf(belief: DurationBelief, priceMs: number, untilMs: number): number[] {
  const { nextLookMs } = lookSchedule(belief, priceMs)
  const looks = [nextLookMs(0)]
  while (looks.at(-1)! < untilMs - 1e-6) looks.push(nextLookMs(looks.at(-1)!))
  return looks
}

/** What a schedule costs in lag and looks, by a fine sum. */
function costOf(belief: DurationBelief, priceMs: number, looks: readonly number[]): number {
  let cost = 0
  let before = 0
  for (const look of looks) {
    cost += priceMs * (1 - belief.chanceBy(before))
    for (let at = before; at < look; at += 20) {
      cost += (belief.chanceBy(at + 20) - belief.chanceBy(at)) * (look - at - 10)
    }
    before = look
  }
  return cost
}

describe('lookSchedule', () => {
  it.each([300, 1_000])('for uniform durations, the gaps shrink by the price of a look, %i ms', (priceMs) => {
    const looks = looksOf(uniform(30_000, 45_000), priceMs, 45_000)
    expect(looks[0]).toBeGreaterThan(30_000)
    expect(looks.at(-1)).toBeCloseTo(45_000, 6)
    const gaps = looks.map((look, index) => look - (looks[index - 1] ?? 30_000))
    for (const [index, gap] of gaps.slice(1).entries()) {
      expect(Math.abs(gaps[index]! - gap - priceMs)).toBeLessThanOrEqual(200)
    }
  })

  it('looks at two instants once each, and never between', () => {
    const twoSpeeds: DurationBelief = {
      centreMs: 31_000,
      endMs: 60_000,
      chanceBy: (ms) => (ms < 31_000 ? 0 : ms < 60_000 ? 0.6 : 1),
    }
    const [first, second, ...more] = looksOf(twoSpeeds, 300, 60_000 - 1e-6)
    expect(first! - 31_000).toBeLessThanOrEqual(60_000 / 400)
    expect(second).toBeCloseTo(60_000, 6)
    expect(more).toEqual([])
  })

  it('no schedule of equal steps costs less', () => {
    const first = fc.integer({ min: 25_000, max: 40_000 })
    const step = fc.integer({ min: 500, max: 6_000 })
    fc.assert(
      fc.property(first, step, fc.integer({ min: 50, max: 2_000 }), (firstMs, stepMs, priceMs) => {
        const belief = uniform(30_000, 45_000)
        const equal = [firstMs]
        while (equal.at(-1)! < 45_000) equal.push(equal.at(-1)! + stepMs)
        // The grid costs up to half a step.
        const best = costOf(belief, priceMs, looksOf(belief, priceMs, 45_000))
        expect(best).toBeLessThanOrEqual(costOf(belief, priceMs, equal) + 50)
      }),
      { numRuns: 30 },
    )
  })

  it('comes after the last look, and the later for a later one', () => {
    const time = fc.double({ min: 0, max: 200_000, noNaN: true })
    fc.assert(
      fc.property(anyLearned, time, time, (learned, one, other) => {
        const { nextLookMs } = lookSchedule(durationBelief(learned, TYPICAL_MS), 300)
        const early = nextLookMs(Math.min(one, other))
        expect(early).toBeGreaterThanOrEqual(Math.min(one, other))
        expect(nextLookMs(Math.max(one, other))).toBeGreaterThanOrEqual(early)
      }),
    )
  })

  it('looks ever more seldom at what is late, with the root of the time', () => {
    const { nextLookMs } = lookSchedule(uniform(30_000, 45_000), 300)
    expect(nextLookMs(200_000) - 200_000).toBeCloseTo(Math.sqrt(2 * 300 * 200_000))
  })

  it('begins with the first look that finds a third of the tasks', () => {
    const { beginMs, nextLookMs } = lookSchedule(uniform(30_000, 45_000), 1_000)
    expect(nextLookMs(0)).toBeLessThan(35_000)
    expect(beginMs).toBe(nextLookMs(nextLookMs(0)))
    const withFailures: DurationBelief = {
      ...uniform(30_000, 45_000),
      chanceBy: (ms) => (ms < 4_000 ? 0 : 0.1 + 0.9 * uniform(30_000, 45_000).chanceBy(ms)),
    }
    const schedule = lookSchedule(withFailures, 300)
    expect(schedule.nextLookMs(0)).toBeLessThan(4_200)
    expect(schedule.beginMs).toBeGreaterThan(30_000)
  })
})
