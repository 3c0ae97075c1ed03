import type { UseQueryOptions } from '@tanstack/react-query'
import { skipToken } from '@tanstack/react-query'
import { elapsedSince } from '../core/Clock.js'
import type { Task, TaskRef } from '../core/Task.js'
import { isSettled } from '../core/Task.js'
import type { VideoError } from '../core/VideoError.js'
import { checkBackoffMs } from '../polling/checkBackoffMs.js'
import type { Rushes } from './RushesContext.js'

/** After so many failed checks in a row the contact is lost, and only a person looks again. */
const MAX_FAILED_CHECKS = 8
/** A provider may not know a task at once that it has just accepted. */
const NOT_FOUND_GRACE_MS = 60_000
/** A task that takes longer than this is given up, not silently: its phase says `lost`. */
export const HARD_LIMIT_MS = 30 * 60 * 1000

export interface TaskQuery {
  ref: TaskRef | null
  initialTask: Task | undefined
  typicalMs: readonly [number, number] | undefined
  enabled: boolean
}

/** How react-query asks for one task: the schedule is the policy's, the asking, pausing and resuming are the library's. */
export function taskQueryOptions(
  rushes: Rushes,
  { ref, initialTask, typicalMs, enabled }: TaskQuery,
): UseQueryOptions<Task, VideoError> {
  const { backend, clock, polling } = rushes
  const startTime = ref?.startTime
  const sinceStart = (time: number) =>
    startTime === undefined ? undefined : elapsedSince(clock, startTime, time)
  const known =
    initialTask ?? (ref && startTime !== undefined ? { ...ref, state: 'pending' as const } : undefined)

  return {
    queryKey: ['rushes', 'task', ref?.model, ref?.taskId],
    queryFn: ref ? async ({ signal }) => remember(rushes, await backend.getTask(ref, { signal })) : skipToken,
    ...(known && { initialData: known, initialDataUpdatedAt: startTime ?? 0 }),
    enabled: enabled && ref !== null,
    staleTime: Infinity, // when to look is the policy's to say, not the cache's
    refetchOnWindowFocus: ({ state }) => (state.data && isSettled(state.data) ? false : 'always'),
    refetchOnReconnect: ({ state }) => (state.data && isSettled(state.data) ? false : 'always'),

    refetchInterval({ state }) {
      const isOver = (state.data && isSettled(state.data)) ?? false
      // While a check is under way, and after checking has stopped, no timer runs.
      if (isOver || state.fetchStatus !== 'idle' || state.error) return false
      const elapsedMs = sinceStart(clock.now())
      if (elapsedMs !== undefined && elapsedMs > HARD_LIMIT_MS) return false
      const delayMs = polling.nextDelayMs({
        elapsedMs,
        lastAnswerMs: state.dataUpdateCount > 0 ? (sinceStart(state.dataUpdatedAt) ?? 0) : undefined,
        typicalMs,
      })
      return Math.max(1, delayMs / clock.timeScale)
    },

    retry(failures, error) {
      if (error.code === 'not-found') return (sinceStart(clock.now()) ?? Infinity) < NOT_FOUND_GRACE_MS
      return error.retryable && failures + 1 < MAX_FAILED_CHECKS
    },
    retryDelay: (failures, error) =>
      checkBackoffMs(failures + 1, Math.random(), error.retryAfterMs) / clock.timeScale,
  }
}

/** Writes what was seen to the ledger, where the task is one of its own. */
function remember({ ledger }: Rushes, task: Task): Task {
  const record = ledger.read().find((each) => each.task?.taskId === task.taskId)
  if (record && record.task?.state !== task.state) ledger.write({ ...record, task })
  return task
}
