import type { QueryKey, UseQueryOptions } from '@tanstack/react-query'
import { focusManager, skipToken } from '@tanstack/react-query'
import { elapsedSince } from '../core/Clock.js'
import type { Task, TaskRef } from '../core/Task.js'
import { isSettled } from '../core/Task.js'
import type { VideoBackend } from '../core/VideoBackend.js'
import type { VideoError } from '../core/VideoError.js'
import type { VideoModel } from '../core/VideoModel.js'
import { typicalMs } from '../models/taskKind.js'
import { checkBackoffMs } from '../polling/checkBackoffMs.js'
import { nextDelayOf, policyKind } from './askPolicy.js'
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
/** How often an upstream is asked of which no model says what it allows. */
const UNKNOWN_CHECKS_PER_SECOND = 10
/** While the backend tells of tasks by itself, polling only guards: it comes so much later, in case it does not. */
const GUARD_MS = 8_000

export interface TaskQuery {
  ref: TaskRef | null
  initialTask: Task | undefined
  model: VideoModel | undefined
  /** The backend has not said yet what it can do, or the policy is not here. Until then nobody knows when to look, or how often one may. */
  isScheduleComing?: boolean
  enabled: boolean
}

/** Under which the cache keeps a task. */
export function taskQueryKey(backend: VideoBackend, ref: TaskRef | null): QueryKey {
  return ['rushes', backendKey(backend), 'task', ref?.model, ref?.taskId]
}

/** How react-query asks for one task: the schedule is the policy's, the asking, pausing and resuming are the library's. */
export function taskQueryOptions(
  rushes: Rushes,
  { ref, initialTask, model, isScheduleComing = false, enabled }: TaskQuery,
) {
  const { backend, clock, watch, polling } = rushes
  const typical = model && ref ? typicalMs(model, ref.kind) : undefined
  const isSettledIn = (watched: WatchedTask | undefined) => {
    const task = latestTask(initialTask, watched?.task)
    return task !== undefined && isSettled(task)
  }

  return {
    ...queryDefaults,
    queryKey: taskQueryKey(backend, ref),
    queryFn: ref
      ? async ({ client, queryKey, signal }) => {
          const place = { ref, client, queryKey, typicalMs: typical }
          const checksPerSecond = model?.limits.checksPerSecond ?? UNKNOWN_CHECKS_PER_SECOND
          await ask(() => watch.ask(ref, { signal, checksPerSecond, place }))
          // As it was written, so that nobody is told of it twice.
          return client.getQueryData<WatchedTask>(queryKey) ?? { since: clock.now() }
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
      if (isScheduleComing) return false
      if (isSettledIn(data) || isGivenUp(rushes, ref, data)) return false
      const startTime = startOf(ref, data.task)
      const since = (time: number) =>
        startTime === undefined ? undefined : elapsedSince(clock, startTime, time)
      const delayMs = nextDelayOf(polling, {
        kind: policyKind(ref),
        elapsedMs: since(clock.now()),
        lastAnswerMs: data.answeredAt === undefined ? undefined : (since(data.answeredAt) ?? 0),
        typicalMs: typical,
      })
      return Math.max(1, (delayMs + (watch.isUp() ? GUARD_MS : 0)) / clock.timeScale)
    },

    retry(failures, { code, retryable }) {
      if (code !== 'not-found') return retryable && failures + 1 < MAX_FAILED_CHECKS
      return ref?.startTime !== undefined && elapsedSince(clock, ref.startTime) < NOT_FOUND_GRACE_MS
    },
    retryDelay: (failures, error) =>
      checkBackoffMs(failures + 1, Math.random(), error.retryAfterMs) / clock.timeScale,
  } satisfies UseQueryOptions<WatchedTask, VideoError>
}
