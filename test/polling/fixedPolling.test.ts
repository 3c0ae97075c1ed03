import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixedPolling } from '../../src/polling/fixedPolling.js'

describe('fixedPolling', () => {
  it.each([
    ['looks first after an interval', { intervalMs: 2_000 }, { elapsedMs: 500 }, 1_500],
    ['looks first when it is told to', { intervalMs: 2_000, firstMs: 30_000 }, { elapsedMs: 0 }, 30_000],
    ['looks first at once where told so', { intervalMs: 2_000, firstMs: 0 }, { elapsedMs: 0 }, 0],
    [
      'is not put off by a look before its time',
      { intervalMs: 2_000, firstMs: 30_000 },
      { elapsedMs: 9_000, lastAnswerMs: 9_000 },
      21_000,
    ],
    ['counts from the answer', { intervalMs: 2_000 }, { elapsedMs: 9_500, lastAnswerMs: 9_000 }, 1_500],
    ['looks at a task from elsewhere at once', { intervalMs: 2_000, firstMs: 30_000 }, {}, 0],
    ['and every interval after that', { intervalMs: 2_000, firstMs: 30_000 }, { lastAnswerMs: 0 }, 2_000],
  ])('%s', (_, options, state, expected) => {
    expect(fixedPolling(options).nextDelayMs(state)).toBe(expected)
  })

  it('gives the contact up after half an hour, or when it is told to', () => {
    expect(fixedPolling({ intervalMs: 2_000 }).maxTotalMs).toBe(1_800_000)
    expect(fixedPolling({ intervalMs: 2_000, maxTotalMs: 60_000 }).maxTotalMs).toBe(60_000)
  })

  it('knows no model', () => {
    const ms = fc.integer({ min: 0, max: 7_200_000 })
    fc.assert(
      fc.property(ms, ms, fc.integer({ min: 1, max: 60_000 }), (lastAnswerMs, later, intervalMs) => {
        const policy = fixedPolling({ intervalMs })
        const state = { elapsedMs: lastAnswerMs + later, lastAnswerMs }
        expect(policy.nextDelayMs({ ...state, kind: 'model:5s', typicalMs: [30_000, 45_000] })).toBe(
          policy.nextDelayMs(state),
        )
      }),
    )
  })

  it.each([
    [{ intervalMs: 0 }],
    [{ intervalMs: -1 }],
    [{ intervalMs: NaN }],
    [{ intervalMs: Infinity }],
    [{ intervalMs: 1_000, firstMs: -1 }],
    [{ intervalMs: 1_000, firstMs: NaN }],
  ])('refuses %o', (options) => {
    expect(() => fixedPolling(options)).toThrow(RangeError)
  })
})
