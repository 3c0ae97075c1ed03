import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenBucket } from '../../src/polling/TokenBucket.js'

/** When each of so many uses leaves, all asked for at that time. */
const leaveAt = (bucket: ReturnType<typeof tokenBucket>, count: number, nowMs: number) =>
  Array.from({ length: count }, () => nowMs + bucket.reserve(nowMs))

describe('tokenBucket', () => {
  it('lets its burst leave at once, and the rest one after another', () => {
    expect(leaveAt(tokenBucket({ perSecond: 10, burst: 3 }), 6, 1_000)).toEqual([
      1_000, 1_000, 1_000, 1_100, 1_200, 1_300,
    ])
  })

  it('saves up a tenth of a second’s, and one at least', () => {
    const atOnce = (perSecond: number) =>
      leaveAt(tokenBucket({ perSecond }), 100, 0).filter((at) => at === 0).length
    expect([0.2, 1, 10, 150].map(atOnce)).toEqual([1, 1, 1, 15])
  })

  it('works below one a second', () => {
    expect(leaveAt(tokenBucket({ perSecond: 0.25 }), 3, 0)).toEqual([0, 4_000, 8_000])
  })

  it('is full again after a rest, and never fuller than that', () => {
    const bucket = tokenBucket({ perSecond: 10, burst: 2 })
    leaveAt(bucket, 5, 0)
    expect(leaveAt(bucket, 3, 10_000)).toEqual([10_000, 10_000, 10_100])
  })

  it('lets no stretch of time see more than its burst and its rate, and loses none of the rate', () => {
    const gaps = fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: 50, maxLength: 300 })
    const rate = fc.double({ min: 0.2, max: 200, noNaN: true })
    fc.assert(
      fc.property(gaps, rate, fc.integer({ min: 1, max: 30 }), (waits, perSecond, burst) => {
        const bucket = tokenBucket({ perSecond, burst })
        let now = 0
        const left = waits.map((wait) => (now += wait) + bucket.reserve(now))
        for (const [index, at] of left.entries()) {
          if (index > 0) expect(at).toBeGreaterThanOrEqual(left[index - 1]! - 1e-6)
          const before = left[index - burst]
          // The one after a burst may come when one use has been saved up again.
          if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(1000 / perSecond - 1e-6)
        }
        expect(left.at(-1)! - now).toBeLessThanOrEqual((waits.length * 1000) / perSecond)
      }),
    )
  })

  it.each([
    ['goes back by a year', -365 * 24 * 3_600_000],
    ['jumps ahead by a year', 365 * 24 * 3_600_000],
    ['says nothing of use', Number.NaN],
    ['says never', Infinity],
    ['says for ever', -Infinity],
  ])('a clock that %s does no harm', (_, jump) => {
    const bucket = tokenBucket({ perSecond: 10, burst: 2 })
    leaveAt(bucket, 5, 1_000)
    // Nobody waits for longer than the uses before one take, and no more leave at once than a full bucket holds.
    const waits = [1_000 + jump, 1_000 + jump, 1_000 + jump, 1_000, 1_000, 1_000].map(bucket.reserve)
    for (const [index, waitMs] of waits.entries()) expect(waitMs).toBeLessThanOrEqual(400 + 100 * index)
    expect(waits.slice(0, 3).filter((waitMs) => waitMs === 0).length).toBeLessThanOrEqual(2)
    expect(waits.slice(3).filter((waitMs) => waitMs === 0).length).toBeLessThanOrEqual(2)
    expect(bucket.reserve(12_000)).toBe(0)
  })

  it.each([
    { perSecond: 0 },
    { perSecond: -1 },
    { perSecond: NaN },
    { perSecond: Infinity },
    { perSecond: 1, burst: 0.5 },
    { perSecond: 1, burst: NaN },
  ])('refuses %o', (options) => {
    expect(() => tokenBucket(options)).toThrow(RangeError)
  })
})
