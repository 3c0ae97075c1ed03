'use client'
import { useQuery } from '@tanstack/react-query'
import type { Task, TaskRef } from '../core/Task.js'
import { isSettled } from '../core/Task.js'
import type { VideoError } from '../core/VideoError.js'
import { typicalMs } from '../models/taskKind.js'
import { useRushes } from './RushesContext.js'
import { HARD_LIMIT_MS, taskQueryOptions } from './taskQueryOptions.js'
import type { TaskContact, TaskStatus, VideoPhase } from './TaskStatus.js'
import { useElapsed } from './useElapsed.js'
import { useModel } from './useModels.js'

export interface TaskStatusOptions {
  /** What is already known of the task. A settled one is not asked for again. */
  initialTask?: Task | undefined
  /** `false` stops watching. It cannot stop the provider. @default true */
  enabled?: boolean
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
  const model = useModel(ref?.model)
  const typical = model && ref ? typicalMs(model, ref.kind) : undefined
  const query = useQuery(taskQueryOptions(rushes, { ref, initialTask, typicalMs: typical, enabled }))

  const task = query.data
  const error = query.error ?? query.failureReason
  const settled = task && isSettled(task) ? task : undefined
  const runningMs = useElapsed(rushes.clock, ref?.startTime, ref !== null && !settled)
  const elapsedMs = settled?.costTime ?? runningMs
  const phase = phaseOf(task, query.error, runningMs)

  return {
    ...(task && { task }),
    phase,
    ...(error && { error }),
    contact: contactOf(query, enabled, phase),
    elapsedMs,
    ...(typical && { typicalMs: typical }),
    overdue: !settled && typical !== undefined && elapsedMs > typical[1],
    checkNow: () => void query.refetch({ cancelRefetch: true }),
  }
}

function phaseOf(task: Task | undefined, error: VideoError | null, runningMs: number): VideoPhase {
  if (task && isSettled(task)) return task.state
  if (error?.code === 'not-found' || runningMs > HARD_LIMIT_MS) return 'lost'
  return task?.state ?? (error ? 'lost' : 'pending')
}

function contactOf(
  query: { isError: boolean; failureCount: number; fetchStatus: 'fetching' | 'paused' | 'idle' },
  enabled: boolean,
  phase: VideoPhase,
): TaskContact {
  if (phase === 'success' || phase === 'failed') return 'live'
  if (query.fetchStatus === 'paused' || !enabled) return 'paused'
  if (query.failureCount > 0 && query.fetchStatus === 'fetching') return 'retrying'
  return query.isError || phase === 'lost' ? 'lost' : 'live'
}
