'use client'
import { useQuery } from '@tanstack/react-query'
import type { Task, TaskRef } from '../core/Task.js'
import { isSettled } from '../core/Task.js'
import { typicalMs } from '../models/taskKind.js'
import { useRushes } from './RushesContext.js'
import { taskQueryOptions } from './taskQueryOptions.js'
import type { TaskContact, TaskStatus, VideoPhase } from './TaskStatus.js'
import { useElapsed } from './useElapsed.js'
import { useIsPaused } from './useIsPaused.js'
import { useModel } from './useModels.js'
import { isGivenUp, latestTask, startOf, tookMs } from './WatchedTask.js'

export interface TaskStatusOptions {
  /** What is already known of the task. A settled one is not asked for again. */
  initialTask?: Task | undefined
  /** `false` stops watching. It cannot stop the provider. @default true */
  enabled?: boolean | undefined
}

/**
 * Watches one task: waits until it may be done, then looks until it is. `null` watches nothing.
 *
 * A reference without `startTime` is looked at once. Hidden pages and lost connections pause it, and coming back
 * looks at once. However many components watch a task, one request is under way.
 */
export function useTaskStatus(ref: TaskRef | null, options: TaskStatusOptions = {}): TaskStatus {
  const { initialTask, enabled = true } = options
  const rushes = useRushes()
  const isPaused = useIsPaused()
  const model = useModel(ref?.model)
  const typical = model && ref ? typicalMs(model, ref.kind) : undefined
  const query = useQuery(taskQueryOptions(rushes, { ref, initialTask, typicalMs: typical, enabled }))
  const { data: watched, error: lastError, failureCount, fetchStatus, refetch } = query

  const task = ref ? latestTask(initialTask, watched?.task) : undefined
  const settled = task && isSettled(task) ? task : undefined
  const isLost =
    lastError?.code === 'not-found' || (watched !== undefined && isGivenUp(rushes.clock, ref, watched))
  const phase = phaseOf(ref, task, isLost)
  const isRunning = phase === 'pending' || phase === 'processing'
  const runningMs = useElapsed(rushes.clock, startOf(ref, task), isRunning)
  const elapsedMs = settled ? tookMs(settled) : runningMs
  const error = lastError ?? query.failureReason

  return {
    ...(task && { task }),
    phase,
    ...(error && { error }),
    contact: contactOf(phase, {
      isPaused: isPaused || !enabled || fetchStatus === 'paused',
      isAsking: fetchStatus === 'fetching',
      hasFailed: lastError !== null || failureCount > 0,
    }),
    elapsedMs,
    ...(typical && { typicalMs: typical }),
    overdue: !settled && typical !== undefined && elapsedMs > typical[1],
    checkNow: () => {
      // A wait between two failed checks is cut short; a check that is under way is as good as a new one.
      if (ref) void refetch({ cancelRefetch: failureCount > 0 })
    },
  }
}

function phaseOf(ref: TaskRef | null, task: Task | undefined, isLost: boolean): VideoPhase {
  if (!ref) return 'idle'
  if (task && isSettled(task)) return task.state
  return isLost ? 'lost' : (task?.state ?? 'pending')
}

function contactOf(
  phase: VideoPhase,
  { isPaused, isAsking, hasFailed }: { isPaused: boolean; isAsking: boolean; hasFailed: boolean },
): TaskContact {
  if (phase === 'idle' || phase === 'success' || phase === 'failed') return 'live'
  if (isPaused) return 'paused'
  if (!hasFailed && phase !== 'lost') return 'live'
  return isAsking ? 'retrying' : 'lost'
}
