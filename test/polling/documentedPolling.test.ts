import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { models } from '../../src/models/registry.js'
import { documentedPolling } from '../../src/polling/documentedPolling.js'
import type { PollingPolicy } from '../../src/polling/PollingPolicy.js'

const typicalMs = [30_000, 45_000] as const

describe('documentedPolling', () => {
  const policy = documentedPolling()

  it.each([
    ['waits until the task may be done', { elapsedMs: 0, typicalMs }, 30_000],
    ['counts the time that has passed', { elapsedMs: 12_000, typicalMs }, 18_000],
    [
      'looks at once when that is over, as after a reload',
      { elapsedMs: 3_600_000, typicalMs },
      30_000 - 3_600_000,
    ],
    ['looks every 5 s after that', { elapsedMs: 30_200, lastAnswerMs: 30_200, typicalMs }, 5_000],
    ['counts from the answer', { elapsedMs: 33_000, lastAnswerMs: 30_200, typicalMs }, 2_200],
    [
      'is not put off by a look before its time',
      { elapsedMs: 10_000, lastAnswerMs: 10_000, typicalMs },
      20_000,
    ],
    [
      'keeps its distance from a look just before its time',
      { elapsedMs: 29_000, lastAnswerMs: 29_000, typicalMs },
      5_000,
    ],
    ['looks every 5 s where nobody knows the usual time', { elapsedMs: 0 }, 5_000],
    ['looks at a task from elsewhere at once', { typicalMs }, 0],
    ['and every 5 s after that', { lastAnswerMs: 0, typicalMs }, 5_000],
  ])('%s', (_, state, expected) => {
    expect(policy.nextDelayMs(state)).toBe(expected)
  })

  it('gives the contact up after half an hour, or when it is told to', () => {
    expect(documentedPolling({ intervalMs: 2_000 }).maxTotalMs).toBe(1_800_000)
    expect(documentedPolling({ intervalMs: 2_000, maxTotalMs: 60_000 }).maxTotalMs).toBe(60_000)
  })

  it('takes another interval', () => {
    expect(
      documentedPolling({ intervalMs: 1_000 }).nextDelayMs({ elapsedMs: 40_000, lastAnswerMs: 40_000 }),
    ).toBe(1_000)
  })

  it.each(
    models.flatMap((model) =>
      Object.entries(model.typicalMs).map(([seconds, range]) => [model.id, seconds, range] as const),
    ),
  )('%s: the first look at a %s s clip comes at the lower end of its usual time', (_, __, range) => {
    expect(looks(policy, { typicalMs: range, doneAtMs: 0 })).toEqual([range[0]])
  })

  it('a task of 41 s takes four looks: at 30, 35, 40 and 45 s', () => {
    expect(looks(policy, { typicalMs, doneAtMs: 41_000 })).toEqual([30_000, 35_000, 40_000, 45_000])
  })

  it('never looks before its time, nor more than 5 s after an answer, nor more often', () => {
    const ms = fc.integer({ min: 0, max: 7_200_000 })
    fc.assert(
      fc.property(
        fc.option(ms, { nil: undefined }),
        ms,
        fc.integer({ min: 5_000, max: 300_000 }),
        (answer, later, first) => {
          const lastAnswerMs = answer
          const elapsedMs = (lastAnswerMs ?? 0) + later
          const nextMs =
            elapsedMs + policy.nextDelayMs({ elapsedMs, lastAnswerMs, typicalMs: [first, first * 2] })
          expect(nextMs).toBeGreaterThanOrEqual(first)
          if (lastAnswerMs === undefined) expect(nextMs).toBe(first)
          else expect(nextMs).toBe(Math.max(first, lastAnswerMs + 5_000))
        },
      ),
    )
  })
})

/** When the policy looks until the task is done, where every answer comes at once. */
function looks(
  policy: PollingPolicy,
  task: { typicalMs: readonly [number, number]; doneAtMs: number },
): number[] {
  const at: number[] = []
  let elapsedMs = 0
  do {
    elapsedMs += policy.nextDelayMs({ elapsedMs, lastAnswerMs: at.at(-1), typicalMs: task.typicalMs })
    at.push(elapsedMs)
  } while (elapsedMs < task.doneAtMs)
  return at
}
