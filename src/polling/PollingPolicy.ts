/** What a policy may know about a task when it says when to look again. All times are milliseconds. */
export interface PollingState {
  /** Since the create was sent; absent for a task from elsewhere. */
  elapsedMs?: number | undefined
  /** When the last answer came, counted as `elapsedMs` is; absent where none has come yet. */
  lastAnswerMs?: number | undefined
  /** How long such tasks usually take, [from, to]. */
  typicalMs?: readonly [number, number] | undefined
}

/** When to look again. Pure: the same state gives the same answer. */
export interface PollingPolicy {
  /** How long from now until the next look, in milliseconds; 0 or less is now. */
  nextDelayMs(state: PollingState): number
}
