import type { DurationBelief } from './DurationBelief.js'
import { durationBelief } from './DurationBelief.js'
import type { DurationMemory } from './DurationMemory.js'
import { durationMemory } from './DurationMemory.js'
import { DEFAULT_MAX_TOTAL_MS } from './hardLimit.js'
import type { FinishedTask } from './learnDuration.js'
import { learnDuration } from './learnDuration.js'
import type { LookSchedule } from './LookSchedule.js'
import { lookSchedule } from './LookSchedule.js'
import { usualRangeMs } from './usualRangeMs.js'

/** What a policy may know about a task when it says when to look again. All times are milliseconds. */
export interface PollingState {
  /** What the task's time depends on: its model, duration and mode. Absent for a task from elsewhere. */
  kind?: string | undefined
  /** Since the create was sent; absent for a task from elsewhere. */
  elapsedMs?: number | undefined
  /** When the last answer came, counted as `elapsedMs` is; absent where none has come yet. */
  lastAnswerMs?: number | undefined
  /** How long such tasks usually take, [from, to]. */
  typicalMs?: readonly [number, number] | undefined
}

/** When to look again. What it says follows from the state and from what it was told of finished tasks, and no more. */
export interface PollingPolicy {
  /** How long from now until the next look, in milliseconds; 0 or less is now. */
  nextDelayMs(state: PollingState): number
  /** Told once of each task that was watched to its end. A policy that learns nothing has no use for it. */
  observe?(kind: string, typicalMs: readonly [number, number], finished: FinishedTask): void
  /**
   * How long such a task usually takes, [from, to] in whole seconds' milliseconds: what a person is told. Without it, or
   * where nothing was learned, it is `typicalMs`.
   */
  usualMs?(kind: string | undefined, typicalMs: readonly [number, number]): readonly [number, number]
  /** How long a task is watched before the contact to it is given up, in milliseconds. Without it: 30 minutes. */
  maxTotalMs?: number
}

/** What `pollingPolicy` may be told. */
export interface PollingPolicyOptions {
  /**
   * What one status check is worth, in seconds of waiting: a smaller price means more checks and less lag.
   * @default 0.3
   */
  checkPriceSeconds?: number
  /** The shortest time between an answer and the next look, in milliseconds. @default 500 */
  minDelayMs?: number
  /** How long a task is watched before the contact to it is given up, in milliseconds. @default 30 minutes */
  maxTotalMs?: number
  /**
   * One extra look so early, in milliseconds, at every task: for a provider that refuses tasks in their first seconds.
   * It costs a request for each, and pays where about 1 in 150 or more are refused so early; 6000 is a good one.
   * @default one at 6 s, but only while such failures are among the latest durations of that kind
   */
  probeMs?: number
  /** Where learned durations are kept. @default in this page, until it is left */
  memory?: DurationMemory
}

/**
 * From the first look on by which a third of the tasks should be done, even a belief that is all wrong costs no more lag
 * than this: 3 s, or a tenth of the elapsed time.
 */
const LONGEST_WAIT_MS = 3_000
const LONGEST_WAIT_SHARE = 0.1
/** In documented ranges' upper ends: whatever was learned, or somebody put into the storage, looking begins by then. */
const LATEST_FIRST_LOOK = 4
/** Tasks that are refused at once are refused by then: prompts and frames are looked at before anything is made. */
const EARLY_MS = 6_000
/** For a task of which nothing is known but that it runs. */
const UNKNOWN_INTERVAL_MS = 3_000

/**
 * Looks where finishing is likely. It begins with the model's documented range, learns from each finished task how long
 * its kind really takes, and spends its looks where they save the most waiting.
 */
export function pollingPolicy(options: PollingPolicyOptions = {}): PollingPolicy {
  const { checkPriceSeconds = 0.3, minDelayMs = 500, maxTotalMs = DEFAULT_MAX_TOTAL_MS, probeMs } = options
  const { memory = durationMemory() } = options
  const priceMs = checkPriceSeconds * 1000
  const schedules = new WeakMap<DurationBelief, LookSchedule>()

  function scheduleOf(belief: DurationBelief): LookSchedule {
    const schedule = schedules.get(belief) ?? lookSchedule(belief, priceMs)
    schedules.set(belief, schedule)
    return schedule
  }

  return {
    maxTotalMs,
    nextDelayMs({ kind, elapsedMs, lastAnswerMs, typicalMs }) {
      if (elapsedMs === undefined || typicalMs === undefined) {
        return lastAnswerMs === undefined
          ? 0
          : lastAnswerMs + UNKNOWN_INTERVAL_MS - (elapsedMs ?? lastAnswerMs)
      }
      const { nextLookMs, beginMs } = scheduleOf(durationBelief(memory.read(kind ?? ''), typicalMs))
      const firstMs = Math.min(beginMs, LATEST_FIRST_LOOK * typicalMs[1])
      const sinceMs = lastAnswerMs ?? 0
      const longestMs = sinceMs + Math.max(LONGEST_WAIT_MS, LONGEST_WAIT_SHARE * sinceMs)
      // A look before its time, by hand or as a probe, begins nothing: the first that counts comes when it would have.
      const latestMs = sinceMs >= firstMs ? longestMs : Math.max(firstMs, longestMs)
      const plannedMs = Math.min(nextLookMs(sinceMs), latestMs)
      // One look stands for all that would come before it: it sees the early failures that are still to come, too.
      const isProbed = probeMs !== undefined || plannedMs < EARLY_MS
      const probeAtMs = probeMs ?? EARLY_MS
      const lookMs = isProbed && sinceMs < probeAtMs && probeAtMs < firstMs ? probeAtMs : plannedMs
      const earliestMs = lastAnswerMs === undefined ? 0 : lastAnswerMs + minDelayMs
      return Math.max(lookMs, earliestMs) - elapsedMs
    },
    observe(kind, typicalMs, finished) {
      memory.write(kind, learnDuration(memory.read(kind), typicalMs, finished))
    },
    usualMs: (kind, typicalMs) => usualRangeMs(memory.read(kind ?? ''), typicalMs),
  }
}
