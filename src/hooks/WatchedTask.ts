import type { Clock } from '../core/Clock.js'
import { elapsedSince } from '../core/Clock.js'
import type { Task, TaskRef } from '../core/Task.js'
import { isSettled } from '../core/Task.js'
import { DEFAULT_MAX_TOTAL_MS } from '../polling/hardLimit.js'
import type { PollingPolicy } from '../polling/PollingPolicy.js'

/** What the cache holds of a task: what was seen of it, and when. Times are the clock's, in Unix milliseconds. */
export interface WatchedTask {
  /** When watching began. */
  since: number
  /** Absent until something is known of it. */
  task?: Task
  /** When the last answer came; absent until one has. */
  answeredAt?: number
}

/** The newer of two, as long as it says no less: what is settled stays settled, whatever a late answer says. */
export function latestTask(known: Task | undefined, seen: Task | undefined): Task | undefined {
  if (!seen || !known) return seen ?? known
  return progress(known) > progress(seen) ? known : seen
}

function progress(task: Task): number {
  if (isSettled(task)) return 2
  return task.state === 'processing' ? 1 : 0
}

/** When the task was started, as far as anyone knows. */
export function startOf(ref: TaskRef | null, task: Task | undefined): number | undefined {
  return ref?.startTime ?? task?.startTime ?? task?.createTime
}

/**
 * Whether the hard limit has passed: counted from the start or, where nobody knows it, from when watching began.
 * Only an answer after the limit counts, so that a task is looked at once more after a long sleep or a reload.
 */
export function isGivenUp(
  { clock, polling }: { clock: Clock; polling: PollingPolicy },
  ref: TaskRef | null,
  { since, answeredAt }: WatchedTask,
): boolean {
  if (answeredAt === undefined) return false
  const limitMs = polling.maxTotalMs ?? DEFAULT_MAX_TOTAL_MS
  return elapsedSince(clock, ref?.startTime ?? since, answeredAt) > limitMs
}

/** How long a settled task took, by its own times; 0 where it has none. */
export function tookMs({ costTime, completeTime, createTime, startTime }: TimesOf<Task>): number {
  if (costTime !== undefined) return costTime
  const begin = createTime ?? startTime
  return completeTime === undefined || begin === undefined ? 0 : Math.max(0, completeTime - begin)
}

type TimesOf<T extends Task> = Pick<
  Extract<T, { state: 'success' | 'failed' }>,
  'costTime' | 'completeTime' | 'createTime' | 'startTime'
>
