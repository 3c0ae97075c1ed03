/** One page with watched tasks, rendered once and then told twice how far they are. */
export interface HooksRun {
  /** `ours`: `useTaskStatus` through `createBackend`; `plain`: `useQuery` in each row. Each row renders the task's state. */
  by: 'ours' | 'plain'
  tasks: number
}

/** Milliseconds of the page's main thread, for all tasks together. */
export interface HooksFigures {
  /** From the first call of React until all rows are in the page and their effects have run. */
  mountMs: number
  /** All tasks are asked for once, and all have gone on: asking, reading, rendering and painting. */
  changedMs: number
  /** The same, where none has. */
  unchangedMs: number
}
