import type { Task } from '../core/Task.js'

/** A player asks for a video in dozens of ranges within a minute; links that providers renew live for 20. */
const KEEP_MS = 60_000
const MAX_TASKS = 1000

/**
 * The tasks that this process has lately seen settled, by sealed id, so that a video's next range costs no check.
 * At most 1,000, each for a minute; the oldest goes first. A task that is still running is not kept.
 */
export interface SettledTasks {
  find(taskId: string): Task | undefined
  keep(taskId: string, task: Task): void
  forget(taskId: string): void
}

export function settledTasks(): SettledTasks {
  /** In the order of writing, oldest first. */
  const kept = new Map<string, { task: Task; until: number }>()
  return {
    find(taskId) {
      const entry = kept.get(taskId)
      return entry && entry.until > Date.now() ? entry.task : undefined
    },
    keep(taskId, task) {
      if (task.state !== 'success' && task.state !== 'failed') return
      kept.delete(taskId)
      kept.set(taskId, { task, until: Date.now() + KEEP_MS })
      for (const [oldest, { until }] of kept) {
        if (until > Date.now() && kept.size <= MAX_TASKS) break
        kept.delete(oldest)
      }
    },
    forget: (taskId) => void kept.delete(taskId),
  }
}
