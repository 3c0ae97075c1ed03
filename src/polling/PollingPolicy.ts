import type { FinishedTask } from './learnDuration.js'

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
}
