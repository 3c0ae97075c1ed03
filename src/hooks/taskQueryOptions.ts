import type { UseQueryOptions } from '@tanstack/react-query'
import { focusManager, skipToken } from '@tanstack/react-query'
import { elapsedSince } from '../core/Clock.js'
import type { Task, TaskRef } from '../core/Task.js'
import { isSettled } from '../core/Task.js'
import type { VideoError } from '../core/VideoError.js'
import { checkBackoffMs } from '../polling/checkBackoffMs.js'
import { nextDelayOf, policyKind, tellPolicy } from './askPolicy.js'
import { ask } from './asVideoError.js'
import { backendKey } from './backendKey.js'
import { queryDefaults } from './queryDefaults.js'
import type { Rushes } from './RushesContext.js'
import type { WatchedTask } from './WatchedTask.js'
import { isGivenUp, latestTask, startOf } from './WatchedTask.js'

/** After so many failed checks in a row the contact is lost, and only a person looks again. */
const MAX_FAILED_CHECKS = 8
/** A provider may not know a task at once that it has just accepted. */
const NOT_FOUND_GRACE_MS = 60_000

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
): UseQueryOptions<WatchedTask, VideoError> {
  const { backend, clock, polling } = rushes
  const isSettledIn = (watched: WatchedTask | undefined) => {
    const task = latestTask(initialTask, watched?.task)
    return task !== undefined && isSettled(task)
  }

  return {
    ...queryDefaults,
    queryKey: ['rushes', backendKey(backend), 'task', ref?.model, ref?.taskId],
    queryFn: ref
      ? async ({ client, queryKey, signal }) => {
          const known = { since: clock.now(), ...client.getQueryData<WatchedTask>(queryKey) }
          const seen = await look(rushes, ref, known.task, signal)
          tellPolicy(rushes, ref, typicalMs, known, seen)
          return { ...known, ...seen }
        }
      : skipToken,
    // There from the start, so that nothing is asked before the policy says so.
    ...(ref && { initialData: () => ({ since: clock.now(), ...(initialTask && { task: initialTask }) }) }),
    enabled: enabled && ref !== null,
    subscribed: enabled, // without watchers a check that is under way is given up
    staleTime: Infinity, // when to look is the policy's to say, not the cache's
    refetchOnMount: false,
    refetchOnWindowFocus: ({ state }) => (isSettledIn(state.data) ? false : 'always'),
    refetchOnReconnect: ({ state }) => (isSettledIn(state.data) ? false : 'always'),

    refetchInterval({ state: { data, error, fetchStatus } }) {
      // While a check is under way, while nobody sees the page, and after checking has stopped, no timer runs.
      if (!data || error || fetchStatus !== 'idle' || !focusManager.isFocused()) return false
      if (isSettledIn(data) || isGivenUp(clock, ref, data)) return false
      const startTime = startOf(ref, data.task)
      const since = (time: number) =>
        startTime === undefined ? undefined : elapsedSince(clock, startTime, time)
      const delayMs = nextDelayOf(polling, {
        kind: policyKind(ref),
        elapsedMs: since(clock.now()),
        lastAnswerMs: data.answeredAt === undefined ? undefined : (since(data.answeredAt) ?? 0),
        typicalMs,
      })
      return Math.max(1, delayMs / clock.timeScale)
    },

    retry(failures, { code, retryable }) {
      if (code !== 'not-found') return retryable && failures + 1 < MAX_FAILED_CHECKS
      return ref?.startTime !== undefined && elapsedSince(clock, ref.startTime) < NOT_FOUND_GRACE_MS
    },
    retryDelay: (failures, error) =>
      checkBackoffMs(failures + 1, Math.random(), error.retryAfterMs) / clock.timeScale,
  }
}

/** One look at the task. What is new goes to the ledger too, where the task is one of its own. */
async function look(
  { backend, clock, ledger }: Rushes,
  ref: TaskRef,
  known: Task | undefined,
  signal: AbortSignal,
): Promise<{ task: Task; answeredAt: number }> {
  const seen = await ask(() => backend.getTask(ref, { signal }))
  const record = ledger.read().find(({ task }) => task?.taskId === ref.taskId && task.model === ref.model)
  const task = latestTask(latestTask(record?.task, known), seen) ?? seen
  if (record && record.task?.state !== task.state) ledger.write({ ...record, task })
  return { task, answeredAt: clock.now() }
}
