import { pollingPolicy, type PollingPolicy } from '../../src/server.js'

/** How often a task is looked at whose time stands still, or is moved by hand. */
const STILL_INTERVAL_MS = 100

/** The kit's own policy for tasks whose time passes faster than the wall's, or not at all. */
export function scaledPolling(timeScale: () => number): PollingPolicy {
  const policy = pollingPolicy()
  return {
    ...policy,
    nextDelayMs({ elapsedMs, lastAnswerMs, ...state }) {
      const scale = timeScale()
      if (scale === 0) return STILL_INTERVAL_MS
      const scaled = (ms: number | undefined) => (ms === undefined ? undefined : ms * scale)
      return (
        policy.nextDelayMs({ ...state, elapsedMs: scaled(elapsedMs), lastAnswerMs: scaled(lastAnswerMs) }) /
        scale
      )
    },
  }
}
