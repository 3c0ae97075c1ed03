'use client'
import { useSyncExternalStore } from 'react'
import type { Task, TaskRef } from '../core/Task.js'
import { isSettled } from '../core/Task.js'
import { typicalMs } from '../models/taskKind.js'
import { policyKind, usualOf } from './askPolicy.js'
import { useRushes } from './RushesContext.js'
import type { TaskContact, TaskStatus, VideoPhase } from './TaskStatus.js'
import { useElapsed } from './useElapsed.js'
import { usePollerTurn } from './usePollerTurn.js'
import { usePush } from './usePush.js'
import { useTaskQuery } from './useTaskQuery.js'
import { latestTask, startOf, tookMs } from './WatchedTask.js'

/** What `useTaskStatus` may be told. */
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
 * looks at once. However many components watch a task, one request is under way. A component renders when something
 * that it reads has changed: without `elapsedMs`, not every second. Of the tabs that know a task from the ledger one
 * asks, and the others hear of it.
 */
export function useTaskStatus(ref: TaskRef | null, options: TaskStatusOptions = {}): TaskStatus {
  const { initialTask, enabled = true } = options
  const rushes = useRushes()
  const { surroundings } = rushes
  const around = useSyncExternalStore(surroundings.subscribe, surroundings.read, surroundings.readOnServer)
  const { models, isPaused } = around
  const model = models.find(({ id }) => id === ref?.model)
  const isShared = ref !== null && rushes.ledger.findTask(ref) !== undefined
  const isOpen = enabled && ref !== null && !(initialTask && isSettled(initialTask))
  const isMine = usePollerTurn(rushes.turn, isShared && isOpen) || !isShared
  const isScheduleComing = around.isModelComing || around.isPolicyComing
  const watching = { ref, initialTask, model, isScheduleComing, enabled: enabled && isMine }
  const query = useTaskQuery(rushes, watching, around)
  const { data: watched, error: lastError, failureCount, failureReason } = query
  const hasStopped = lastError !== null

  const task = ref ? latestTask(initialTask, watched?.task) : undefined
  const settled = task && isSettled(task) ? task : undefined
  const phase = phaseOf(ref, task, lastError?.code === 'not-found' || watched?.isGivenUp === true)
  const isRunning = phase === 'pending' || phase === 'processing'
  usePush(rushes, ref, model, enabled && isMine && isRunning && around.hasPush)
  const elapsed = useElapsed(rushes.clock, startOf(ref, task), isRunning)
  const stated = model && ref ? typicalMs(model, ref.kind) : undefined
  const usual = stated && usualOf(rushes.polling, policyKind(ref), stated)
  const error = lastError ?? failureReason

  return {
    ...(task && { task }),
    phase,
    ...(error && { error }),
    contact: contactOf(phase, {
      isPaused: isPaused || !enabled,
      isAsking: hasStopped ? query.fetchStatus === 'fetching' : failureCount > 0,
      hasFailed: hasStopped || failureCount > 0,
    }),
    get elapsedMs() {
      return settled ? tookMs(settled) : elapsed.ms
    },
    ...(usual && { typicalMs: usual }),
    get overdue() {
      return !settled && usual !== undefined && elapsed.isOver(usual[1])
    },
    checkNow: () => {
      // A wait between two failed checks is cut short; a check that is under way is as good as a new one.
      if (ref) void query.refetch({ cancelRefetch: failureCount > 0 })
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
