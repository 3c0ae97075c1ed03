import fc from 'fast-check'
import type { FinishedTask } from '../../src/polling/learnDuration.js'
import { learnDuration } from '../../src/polling/learnDuration.js'
import type { LearnedDurations } from '../../src/polling/LearnedDurations.js'
import { NOTHING_LEARNED } from '../../src/polling/LearnedDurations.js'

/** What the documents say of a 5 s clip of Kling 2.5 Turbo Pro. */
export const TYPICAL_MS = [30_000, 45_000] as const

/** Tasks of those durations, one after another, from that time on. */
export function oneByOne(durationsMs: readonly number[], from = 0): FinishedTask[] {
  let startTime = from
  return durationsMs.map((durationMs) => {
    const task = { durationMs, startTime, endTime: startTime + durationMs }
    startTime = task.endTime
    return task
  })
}

/** What is known after those tasks. */
export function learnedFrom(
  tasks: readonly FinishedTask[],
  before: LearnedDurations = NOTHING_LEARNED,
): LearnedDurations {
  return tasks.reduce((learned, task) => learnDuration(learned, TYPICAL_MS, task), before)
}

export const anyDurationMs = fc.double({ min: 500, max: 600_000, noNaN: true })
/** What may be known after up to 40 tasks. */
export const anyLearned = fc
  .array(anyDurationMs, { maxLength: 40 })
  .map((durations) => learnedFrom(oneByOne(durations)))
