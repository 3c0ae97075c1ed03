/** One page with many watched tasks, for a simulated minute. */
export interface TasksRun {
  /**
   * - `ours`: `useTaskStatus` in each row, through `createBackend`.
   * - `plain`: `useQuery({ queryKey, queryFn, refetchInterval: 5000 })` in each row, as its documents show it.
   * - `plain until done`: the same, but a settled task is not asked for again.
   * - `feed`: `useTasks()`, and `useGeneration` in each row.
   */
  by: 'ours' | 'plain' | 'plain until done' | 'feed'
  /** What a row shows: how far the task is, or also the seconds as they pass. */
  shows: 'state' | 'seconds'
  tasks: number
  /** How much faster than the wall time everything passes. */
  timeScale: number
  seed: number
}

/** What a page is told beside: when its tasks were started, Unix milliseconds. */
export type StartedRun = TasksRun & { startTime: number }

/** What the page itself can count. */
export interface PageCounts {
  commits: number
  /** Tasks of the main thread over 50 ms, the first rendering aside. */
  longTasks: number
  /** How many rows say that the video is done. */
  done: number
  /** When the page gave each id to `fetch`: simulated seconds, by the page's own clock. */
  sentAt: number[]
}

export interface RunFigures extends Omit<PageCounts, 'sentAt'> {
  requests: number
  checks: number
  /** The most ids that the page sent in any simulated second. */
  sentInSecond: number
  sentInMinute: number
  /** The most that arrived in one. A machine that halts for 50 ms makes those of 200 simulated ms arrive at once. */
  arrivedInSecond: number
  mainThreadMs: number
  scriptMs: number
  heapMegabytes: number
}
