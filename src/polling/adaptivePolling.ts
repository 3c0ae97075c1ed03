import type { DurationBelief } from './DurationBelief.js'
import { durationBelief } from './DurationBelief.js'
import type { DurationMemory } from './DurationMemory.js'
import { durationMemory } from './DurationMemory.js'
import { learnDuration } from './learnDuration.js'
import { nextLookMs } from './nextLookMs.js'
import type { PollingPolicy } from './PollingPolicy.js'

export interface AdaptivePollingOptions {
  /**
   * What one status check is worth, in seconds of waiting: a smaller price means more checks and less lag.
   * @default 0.3
   */
  checkPriceSeconds?: number
  /** The shortest time between an answer and the next look, in milliseconds. @default 500 */
  minDelayMs?: number
  /**
   * One extra look so early, in milliseconds, for tasks that are refused in their first seconds. It costs one request
   * for each task. @default none
   */
  probeMs?: number
  /** Where learned durations are kept. @default in this page, until it is left */
  memory?: DurationMemory
}

/** Once looking has begun, even a belief that is all wrong costs no more lag than this: 3 s, or a tenth of the elapsed time. */
const LONGEST_WAIT_MS = 3_000
const LONGEST_WAIT_SHARE = 0.1
/** For a task of which nothing is known but that it runs. */
const UNKNOWN_INTERVAL_MS = 3_000

/**
 * Looks where finishing is likely. It begins with the model's documented range, learns from each finished task how long
 * its kind really takes, and spends its looks where they save the most waiting.
 */
export function adaptivePolling(options: AdaptivePollingOptions = {}): PollingPolicy {
  const { checkPriceSeconds = 0.3, minDelayMs = 500, probeMs, memory = durationMemory() } = options
  const priceMs = checkPriceSeconds * 1000

  return {
    nextDelayMs({ kind, elapsedMs, lastAnswerMs, typicalMs }) {
      if (elapsedMs === undefined || typicalMs === undefined) {
        return lastAnswerMs === undefined
          ? 0
          : lastAnswerMs + UNKNOWN_INTERVAL_MS - (elapsedMs ?? lastAnswerMs)
      }
      const belief = durationBelief(memory.read(kind ?? ''), typicalMs)
      const lookMs = nextTime(belief, lastAnswerMs, priceMs)
      const isProbeDue = probeMs !== undefined && (lastAnswerMs ?? 0) < probeMs && probeMs < lookMs
      const earliestMs = lastAnswerMs === undefined ? 0 : lastAnswerMs + minDelayMs
      return Math.max(isProbeDue ? probeMs : lookMs, earliestMs) - elapsedMs
    },
    observe(kind, typicalMs, finished) {
      memory.write(kind, learnDuration(memory.read(kind), typicalMs, finished))
    },
  }
}

/** A look before its time, by hand or as a probe, begins nothing: the first one that counts comes when it would have. */
function nextTime(belief: DurationBelief, lastAnswerMs: number | undefined, priceMs: number): number {
  const firstMs = nextLookMs(belief, 0, priceMs)
  if (lastAnswerMs === undefined) return firstMs
  const nextMs = nextLookMs(belief, lastAnswerMs, priceMs)
  if (lastAnswerMs < firstMs) return nextMs
  return Math.min(nextMs, lastAnswerMs + Math.max(LONGEST_WAIT_MS, LONGEST_WAIT_SHARE * lastAnswerMs))
}
