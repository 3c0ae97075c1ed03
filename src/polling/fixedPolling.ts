import { DEFAULT_MAX_TOTAL_MS } from './hardLimit.js'
import type { PollingPolicy } from './PollingPolicy.js'

/** What `fixedPolling` needs to know. */
export interface FixedPollingOptions {
  /** Between an answer and the next look, in milliseconds; above 0. */
  intervalMs: number
  /** From the create to the first look, in milliseconds; 0 is at once. @default intervalMs */
  firstMs?: number
  /** How long a task is watched before the contact to it is given up, in milliseconds. @default 30 minutes */
  maxTotalMs?: number
}

/**
 * Looks every so often, whatever the model. It learns nothing, and does not wait for the time at which a task may be
 * done: for a test, for comparison, or where a backend of one's own answers faster than any model.
 * @throws RangeError for an interval that is not above 0, or a first look before the create.
 */
export function fixedPolling(options: FixedPollingOptions): PollingPolicy {
  const { intervalMs, firstMs = intervalMs, maxTotalMs = DEFAULT_MAX_TOTAL_MS } = options
  if (!(intervalMs > 0 && Number.isFinite(intervalMs)) || !(firstMs >= 0 && Number.isFinite(firstMs))) {
    throw new RangeError(
      'rushes: fixedPolling takes an interval above 0 ms and a first look at 0 ms or later.',
    )
  }
  return {
    maxTotalMs,
    nextDelayMs({ elapsedMs, lastAnswerMs }) {
      if (elapsedMs === undefined) return lastAnswerMs === undefined ? 0 : intervalMs
      if (lastAnswerMs === undefined) return firstMs - elapsedMs
      // A look before its time, by hand or on coming back to the page, does not put off the first one that counts.
      return Math.max(firstMs, lastAnswerMs + intervalMs) - elapsedMs
    },
  }
}
