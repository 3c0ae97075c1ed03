import type { Clock } from '../core/Clock.js'
import { elapsedSince } from '../core/Clock.js'
import type { Task, TaskRef } from '../core/Task.js'
import { isSettled } from '../core/Task.js'
import type { PollingPolicy } from '../polling/PollingPolicy.js'
import { policyKind } from './askPolicy.js'
import type { WatchedTask } from './WatchedTask.js'

/**
 * Tells the policy how long a task took, if watching saw it end: not for one that was settled when watching began, nor
 * for one from elsewhere, of which nobody here knows the start. What the policy makes of it never harms the task.
 */
export function tellPolicy(
  { clock, polling }: { clock: Clock; polling: PollingPolicy },
  ref: TaskRef,
  typicalMs: readonly [number, number] | undefined,
  before: WatchedTask,
  { task, answeredAt }: { task: Task; answeredAt: number },
): void {
  const kind = policyKind(ref)
  if (kind === undefined || ref.startTime === undefined || typicalMs === undefined) return
  if (!polling.observe || !isSettled(task) || (before.task && isSettled(before.task))) return

  const startTime = ref.startTime
  const since = (time: number) => elapsedSince(clock, startTime, time)
  const watchedFromMs = since(before.since)
  const { costTime } = task
  let duration: { durationMs: number; withinMs?: number }
  if (costTime !== undefined) {
    if (before.answeredAt === undefined && costTime < watchedFromMs) return
    duration = { durationMs: costTime }
  } else {
    // The only look says "before now": that is of use only if watching began long before it could be done.
    if (before.answeredAt === undefined && watchedFromMs > typicalMs[0] / 2) return
    const lastLookMs = before.answeredAt === undefined ? watchedFromMs : since(before.answeredAt)
    const lookMs = since(answeredAt)
    duration = { durationMs: (lastLookMs + lookMs) / 2, withinMs: (lookMs - lastLookMs) / 2 }
  }
  try {
    polling.observe(kind, typicalMs, { ...duration, startTime, endTime: answeredAt })
  } catch {
    // the policy's own fault, and its own loss
  }
}
