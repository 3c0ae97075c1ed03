export const TASKS = 100
/** In life's own time: what a second costs is a second's. */
export const MINUTE_MS = 60_000

/** What a page with a feed counts in its minute. */
export interface FeedCounts {
  commits: number
  /** Tasks of the main thread over 50 ms, the first rendering aside. */
  longTasks: number
  longestTaskMs: number
  layoutShift: number
  moved: string[]
  /** How the cards stood in the end, by `data-state`. */
  states: Record<string, number>
}

export interface FeedFigures extends FeedCounts {
  width: number
  mainThreadMs: number
}
