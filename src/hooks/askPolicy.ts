import type { Clock } from '../core/Clock.js'
import { elapsedSince } from '../core/Clock.js'
import type { Task, TaskRef } from '../core/Task.js'
import { isSettled } from '../core/Task.js'
import type { PollingPolicy, PollingState } from '../polling/PollingPolicy.js'
import type { WatchedTask } from './WatchedTask.js'

/** When a policy throws or says nothing of use: what the documents advise once looking has begun. */
const FALLBACK_DELAY_MS = 5_000
/** What a browser's timer can hold; beyond it, it would fire at once. */
const LONGEST_DELAY_MS = 2 ** 31 - 1

/** What the policy learns under: the model and the kind. A task without a kind teaches nothing. */
export function policyKind(ref: TaskRef | null): string | undefined {
  return ref?.kind === undefined ? undefined : `${ref.model}:${ref.kind}`
}

/** How long until the next look, in the clock's own time, whatever a policy of the app's own does. */
export function nextDelayOf(polling: PollingPolicy, state: PollingState): number {
  try {
    const delayMs = polling.nextDelayMs(state)
    return Number.isNaN(delayMs) ? FALLBACK_DELAY_MS : Math.min(delayMs, LONGEST_DELAY_MS)
  } catch {
    return FALLBACK_DELAY_MS
  }
}

/** How long such tasks usually take, as far as the policy has learned; else what is stated. */
export function usualOf(
  polling: PollingPolicy,
  kind: string | undefined,
  statedMs: readonly [number, number],
): readonly [number, number] {
  try {
    return polling.usualMs?.(kind, statedMs) ?? statedMs
  } catch {
    return statedMs
  }
}

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
