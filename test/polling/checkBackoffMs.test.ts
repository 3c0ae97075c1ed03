import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkBackoffMs } from '../../src/polling/checkBackoffMs.js'

const MIDDLE = 0.5

describe('checkBackoffMs', () => {
  it.each([
    [1, 2_000],
    [2, 4_000],
    [3, 8_000],
    [4, 16_000],
    [5, 32_000],
    [6, 60_000],
    [7, 60_000],
    [1_000, 60_000],
  ])('after %i failures in a row it waits %i ms', (failures, expected) => {
    expect(checkBackoffMs(failures, MIDDLE)).toBe(expected)
  })

  it('waits as long as the answer asks for, and never less', () => {
    expect(checkBackoffMs(1, 0, 7_000)).toBe(7_000)
    expect(checkBackoffMs(7, MIDDLE, 7_000)).toBe(7_000)
    expect(checkBackoffMs(1, 0.99, 10_000)).toBeCloseTo(11_960)
  })

  it.each([
    ['at once', 0, 500],
    ['in the past', -1_000, 500],
    ['in a thousand years', 3e13, 3_600_000],
  ])('an answer that asks for %s is taken as %i → %i ms', (_, asked, expected) => {
    expect(checkBackoffMs(1, 0, asked)).toBe(expected)
  })

  it('is spread by a fifth, and always a wait that a timer can hold', () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    const asked = fc.option(fc.double({ noNaN: true }), { nil: undefined })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), random, asked, (failures, chance, retryAfterMs) => {
        const waitMs = checkBackoffMs(failures, chance, retryAfterMs)
        expect(waitMs).toBeGreaterThanOrEqual(500)
        expect(waitMs).toBeLessThanOrEqual(1.2 * 3_600_000)
        if (retryAfterMs === undefined) {
          const plain = checkBackoffMs(failures, MIDDLE)
          expect(Math.abs(waitMs - plain)).toBeLessThanOrEqual(plain * 0.2 + 1e-6)
        }
      }),
    )
  })

  it('2,000 clients that fail together come back spread over a third of their wait or more', () => {
    let seed = 1
    const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
    const waits = Array.from({ length: 2_000 }, () => checkBackoffMs(5, random()))
    const seconds = new Map<number, number>()
    for (const wait of waits)
      seconds.set(Math.floor(wait / 1000), (seconds.get(Math.floor(wait / 1000)) ?? 0) + 1)
    expect(Math.max(...seconds.values())).toBeLessThanOrEqual(0.2 * waits.length)
  })
})
