import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PollingPolicyOptions } from '../../src/polling/PollingPolicy.js'
import { pollingPolicy } from '../../src/polling/PollingPolicy.js'
import { durationBelief } from '../../src/polling/DurationBelief.js'
import { durationMemory } from '../../src/polling/DurationMemory.js'
import { lookSchedule } from '../../src/polling/LookSchedule.js'
import type { LearnedDurations } from '../../src/polling/LearnedDurations.js'
import { TYPICAL_MS as typicalMs, anyLearned, oneByOne } from './durations.js'

const kind = 'model:5s'
const time = fc.double({ min: 0, max: 7_200_000, noNaN: true })
const answer = fc.option(time, { nil: undefined })

function knowing(learned: LearnedDurations, options: PollingPolicyOptions = {}) {
  const memory = durationMemory()
  memory.write(kind, learned)
  return pollingPolicy({ memory, ...options })
}

/** When it looks, counted from the create, where the last answer came then. */
const lookAfter = (policy: ReturnType<typeof pollingPolicy>, lastAnswerMs?: number) =>
  policy.nextDelayMs({ kind, elapsedMs: lastAnswerMs ?? 0, lastAnswerMs, typicalMs }) + (lastAnswerMs ?? 0)

describe('pollingPolicy', () => {
  it('begins with the documents’ range: a first look soon after its lower end, then a few in it', () => {
    const policy = pollingPolicy()
    const looks = [lookAfter(policy)]
    while (looks.at(-1)! < 48_000) looks.push(lookAfter(policy, looks.at(-1)))
    expect(looks[0]).toBeGreaterThan(30_000)
    expect(looks[0]).toBeLessThan(36_000)
    expect(looks.length).toBeGreaterThanOrEqual(4)
    expect(looks.length).toBeLessThanOrEqual(12)
  })

  it('never looks sooner than 0.5 s after an answer', () => {
    fc.assert(
      fc.property(anyLearned, time, (learned, lastAnswerMs) => {
        const delayMs = knowing(learned).nextDelayMs({
          kind,
          elapsedMs: lastAnswerMs,
          lastAnswerMs,
          typicalMs,
        })
        expect(delayMs).toBeGreaterThanOrEqual(500 - 1e-6)
      }),
    )
  })

  it('takes another shortest wait', () => {
    fc.assert(
      fc.property(anyLearned, time, (learned, lastAnswerMs) => {
        const policy = knowing(learned, { minDelayMs: 2_000 })
        expect(lookAfter(policy, lastAnswerMs)).toBeGreaterThanOrEqual(lastAnswerMs + 2_000 - 1e-6)
      }),
    )
  })

  it('once it looks for the many, never waits longer than 3 s or a tenth of what has passed', () => {
    fc.assert(
      fc.property(anyLearned, time, (learned, later) => {
        const policy = knowing(learned)
        // An early look is not part of the plan: what comes after it may fall a little before the look that counts.
        const { beginMs } = lookSchedule(durationBelief(learned, typicalMs), 300)
        const lastAnswerMs = Math.min(beginMs, 4 * typicalMs[1]) + later
        const longestMs = Math.max(3_000, 0.1 * lastAnswerMs)
        expect(lookAfter(policy, lastAnswerMs) - lastAnswerMs).toBeLessThanOrEqual(longestMs + 1e-3)
      }),
    )
  })

  it('with the documents’ range, it looks for the many from the first look on', () => {
    const policy = pollingPolicy()
    const firstMs = lookAfter(policy)
    expect(lookAfter(policy, firstMs) - firstMs).toBeLessThanOrEqual(0.1 * firstMs)
  })

  it('early failures that were seen bring an early look, and no more looks until the others may be done', () => {
    const durations = Array.from({ length: 32 }, (_, index) => (index % 8 ? 36_000 + 200 * index : 4_000))
    const policy = knowing({ durationsMs: durations, documentWeight: 0, surprises: 0, surprisedAt: 0 })
    expect(lookAfter(policy)).toBe(6_000)
    expect(lookAfter(policy, 6_080)).toBeGreaterThan(33_000)
  })

  it('the probe stands for all looks before it', () => {
    const durations = Array.from({ length: 32 }, (_, index) => (index % 8 ? 36_000 + 200 * index : 4_000))
    const learned = { durationsMs: durations, documentWeight: 0, surprises: 0, surprisedAt: 0 }
    const policy = knowing(learned, { probeMs: 6_000 })
    expect(lookAfter(policy)).toBe(6_000)
    expect(lookAfter(policy, 6_080)).toBeGreaterThan(33_000)
  })

  it('a look by hand before the first one begins nothing and puts nothing off', () => {
    fc.assert(
      fc.property(
        anyLearned,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (learned, part) => {
          const policy = knowing(learned)
          const firstMs = lookAfter(policy)
          const byHandMs = part * firstMs
          const nextMs = lookAfter(policy, byHandMs)
          // A look that found it running says a little: the next may come later, by what the first would have known.
          expect(nextMs).toBeGreaterThanOrEqual(Math.min(firstMs, byHandMs + 500) - 500)
        },
      ),
    )
    const policy = pollingPolicy()
    expect(lookAfter(policy, 5_000)).toBeCloseTo(lookAfter(policy), -3)
  })

  it('what it says depends on when the answer came, not on when it is asked', () => {
    fc.assert(
      fc.property(anyLearned, answer, time, (learned, lastAnswerMs, later) => {
        const policy = knowing(learned)
        const elapsedMs = (lastAnswerMs ?? 0) + later
        const delayMs = policy.nextDelayMs({ kind, elapsedMs, lastAnswerMs, typicalMs })
        expect(elapsedMs + delayMs).toBeCloseTo(lookAfter(policy, lastAnswerMs), 3)
      }),
    )
  })

  it('a probe is one look more, before the first', () => {
    const policy = pollingPolicy({ probeMs: 6_000 })
    expect(lookAfter(policy)).toBe(6_000)
    expect(lookAfter(policy, 6_080)).toBeGreaterThan(30_000)
    expect(lookAfter(policy, 2_000)).toBe(6_000)
  })

  it('a probe that would come after the first look is none', () => {
    expect(lookAfter(pollingPolicy({ probeMs: 60_000 }))).toBe(lookAfter(pollingPolicy()))
  })

  it('looks at a task from elsewhere at once, and every 3 s after that', () => {
    const policy = pollingPolicy()
    expect(policy.nextDelayMs({ kind, typicalMs })).toBe(0)
    expect(policy.nextDelayMs({ kind, typicalMs, lastAnswerMs: 0 })).toBe(3_000)
    expect(policy.nextDelayMs({ kind, elapsedMs: 10_500, lastAnswerMs: 10_000 })).toBe(2_500)
  })

  it('learns from what it is told, and for that kind alone', () => {
    const policy = pollingPolicy()
    for (const task of oneByOne(Array.from({ length: 12 }, (_, index) => 80_000 + 500 * (index % 4)))) {
      policy.observe?.(kind, typicalMs, task)
    }
    expect(lookAfter(policy)).toBeGreaterThan(75_000)
    expect(policy.nextDelayMs({ kind: 'another', elapsedMs: 0, typicalMs })).toBe(
      pollingPolicy().nextDelayMs({ kind: 'another', elapsedMs: 0, typicalMs }),
    )
  })

  it('begins to look by four times the documented time, whatever it was told', () => {
    const daysLong = Array.from({ length: 32 }, () => 20 * 3_600_000)
    const poisoned = { durationsMs: daysLong, documentWeight: 0, surprises: 0, surprisedAt: 0 }
    expect(lookAfter(knowing(poisoned))).toBe(4 * typicalMs[1])
    expect(lookAfter(knowing(poisoned), 180_000)).toBe(198_000)
  })

  it('gives the contact up after half an hour, or when it is told to', () => {
    expect(pollingPolicy().maxTotalMs).toBe(1_800_000)
    expect(pollingPolicy({ maxTotalMs: 60_000 }).maxTotalMs).toBe(60_000)
  })

  it('a task that is stuck costs fewer than 200 looks until it is given up after 30 minutes', () => {
    const policy = pollingPolicy()
    let looks = 0
    for (let at = lookAfter(policy); at < 30 * 60_000; at = lookAfter(policy, at)) looks += 1
    expect(looks).toBeLessThan(200)
  })
})
