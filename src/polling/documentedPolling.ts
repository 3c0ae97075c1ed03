import { DEFAULT_MAX_TOTAL_MS } from './hardLimit.js'
import type { PollingPolicy } from './PollingPolicy.js'

/** What `documentedPolling` may be told. */
export interface DocumentedPollingOptions {
  /** Between two looks once looking has begun. @default 5000 */
  intervalMs?: number
  /** How long a task is watched before the contact to it is given up, in milliseconds. @default 30 minutes */
  maxTotalMs?: number
}

/** "Submit task, wait 30 seconds, then poll every 5 seconds": both APIXO model pages. */
const DOCUMENTED_INTERVAL_MS = 5_000

/**
 * What the providers' documents advise: leave the task alone until it may be done, then look every 5 s.
 * The wait is the lower end of the model's usual range, which for 5 s clips is the documented wait itself.
 * It learns nothing.
 */
export function documentedPolling(options: DocumentedPollingOptions = {}): PollingPolicy {
  const { intervalMs = DOCUMENTED_INTERVAL_MS, maxTotalMs = DEFAULT_MAX_TOTAL_MS } = options
  return {
    maxTotalMs,
    nextDelayMs({ elapsedMs, lastAnswerMs, typicalMs }) {
      if (elapsedMs === undefined) return lastAnswerMs === undefined ? 0 : intervalMs
      const firstLookMs = typicalMs?.[0] ?? intervalMs
      // A look before its time, by hand or on coming back to the page, does not put off the first one that counts.
      const nextLookMs = Math.max(firstLookMs, (lastAnswerMs ?? 0) + intervalMs)
      return nextLookMs - elapsedMs
    },
  }
}
