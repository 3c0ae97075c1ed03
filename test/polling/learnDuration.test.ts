import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { learnDuration } from '../../src/polling/learnDuration.js'
import { readLearnedDurations } from '../../src/polling/LearnedDurations.js'
import { TYPICAL_MS, anyDurationMs, anyLearned, learnedFrom, oneByOne } from './durations.js'

const usual = [37_000, 35_000, 39_000, 36_000, 40_000, 38_000, 36_500, 37_500]

describe('learnDuration', () => {
  it('remembers the last 32, oldest first', () => {
    const durations = Array.from({ length: 40 }, (_, index) => 35_000 + 100 * ((index * 7) % 40))
    expect(learnedFrom(oneByOne(durations)).durationsMs).toEqual(durations.slice(-32))
  })

  it.each([
    ['inside the range', 36_000, 0.85],
    ['at most a tenth above', 49_400, 0.85],
    ['above it', 50_000, 0.4],
    ['below it', 26_000, 0.4],
  ])('a duration %s (%i ms) leaves %f of the documents’ weight', (_, durationMs, share) => {
    expect(learnedFrom(oneByOne([durationMs])).documentWeight).toBeCloseTo(3 * share)
  })

  it('three surprises in a row on one side mean another provider: what came before is forgotten', () => {
    const before = learnedFrom(oneByOne(usual))
    const slow = oneByOne([80_000, 82_000, 84_000], 1_000_000)
    const two = learnedFrom(slow.slice(0, 2), before)
    expect(two).toMatchObject({ surprises: 2 })
    expect(two.durationsMs).toHaveLength(usual.length + 2)
    expect(learnedFrom(slow, before)).toMatchObject({
      durationsMs: [80_000, 82_000, 84_000],
      documentWeight: 0,
      surprises: 0,
    })
  })

  it.each([
    ['a usual one between', [80_000, 82_000, 36_000, 84_000], 1],
    ['one on the other side between', [80_000, 82_000, 10_000, 84_000], 1],
  ])('%s begins the count again', (_, durations, surprises) => {
    const learned = learnedFrom(oneByOne(durations, 1_000_000), learnedFrom(oneByOne(usual)))
    expect(learned.surprises).toBe(surprises)
    expect(learned.durationsMs).toHaveLength(usual.length + 4)
  })

  it('tasks that ran side by side are one surprise, and all of them are remembered', () => {
    const before = learnedFrom(oneByOne(usual))
    const batch = [80_000, 81_000, 82_000, 83_000].map((durationMs) => ({
      durationMs,
      startTime: 1_000_000,
      endTime: 1_000_000 + durationMs,
    }))
    const learned = learnedFrom(batch, before)
    expect(learned.surprises).toBe(1)
    expect(learned.durationsMs).toHaveLength(usual.length + 4)
  })

  it('a surprise that was noted for a time to come does not keep the next ones from counting', () => {
    const broken = { ...learnedFrom(oneByOne(usual)), surprisedAt: Number.MAX_VALUE }
    const learned = learnedFrom(oneByOne([80_000, 82_000, 84_000], 1_000_000), broken)
    expect(learned.durationsMs).toEqual([80_000, 82_000, 84_000])
  })

  it.each([0, -1, NaN, Infinity, -Infinity, 24 * 3_600_000 + 1])(
    'nothing is learned from %d ms',
    (durationMs) => {
      const before = learnedFrom(oneByOne(usual))
      expect(learnDuration(before, TYPICAL_MS, { durationMs, startTime: 0, endTime: 1 })).toBe(before)
    },
  )

  it('of a duration that is only known between two looks, it takes what is likely there', () => {
    const before = learnedFrom(oneByOne(usual))
    const seen = { startTime: 1_000_000, endTime: 1_040_000 }
    // "Done before the first look, at 40 s" does not mean 20 s.
    const learned = learnDuration(before, TYPICAL_MS, { durationMs: 20_000, withinMs: 20_000, ...seen })
    expect(learned.durationsMs.at(-1)).toBeGreaterThan(35_000)
    expect(learned.durationsMs.at(-1)).toBeLessThan(39_000)
    // Where nothing is likely, the middle is as good as any other.
    const later = learnDuration(before, TYPICAL_MS, { durationMs: 300_000, withinMs: 500, ...seen })
    expect(later.durationsMs.at(-1)).toBe(300_000)
  })

  it('what it says can be stored and read again, and what it was given is left alone', () => {
    fc.assert(
      fc.property(anyLearned, anyDurationMs, (learned, durationMs) => {
        const copy = structuredClone(learned)
        const [task] = oneByOne([durationMs], 9e9)
        const next = learnDuration(learned, TYPICAL_MS, task!)
        expect(learned).toEqual(copy)
        expect(next.durationsMs.at(-1)).toBe(durationMs)
        expect(next.documentWeight).toBeLessThanOrEqual(learned.documentWeight)
        expect(Math.abs(next.surprises)).toBeLessThan(3)
        expect(readLearnedDurations(JSON.parse(JSON.stringify(next)))).toEqual(next)
      }),
    )
  })
})
