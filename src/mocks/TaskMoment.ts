import type { SimulatedTask } from './SimulatedTask.js'

/** How much of a task's time it waits before it is worked on. */
const PENDING_SHARE = 0.1

/** How far a task of some age is. */
export interface TaskProgress {
  /** The provider's word for it: `pending`, `processing` or an odder one, `success`, `failed`. */
  readonly state: string
  /** How much of its waiting is over: 0 to 1, and 1 from when it is worked on. Some providers have words for parts of it. */
  readonly waited: number
  /** When it ended and how long it took, where it has ended and its provider says so. Milliseconds. */
  readonly endTimes: { completeTime: number; costTime: number } | undefined
}

/**
 * A task at one moment. An answer is made of one, since a task whose time passes fast can end between two looks at it:
 * it would be told as failed, and without what it failed of.
 */
export type TaskMoment = TaskProgress &
  Readonly<
    Pick<SimulatedTask, 'taskId' | 'model' | 'kind' | 'createTime' | 'provider' | 'videoModel' | 'row'>
  >

export function momentOf(task: SimulatedTask): TaskMoment {
  const { taskId, model, kind, createTime, provider, videoModel, row } = task
  return { taskId, model, kind, createTime, provider, videoModel, row, ...progressAt(task.ageMs, task) }
}

/** @param ageMs In simulated milliseconds. */
export function progressAt(
  ageMs: number,
  { row, createTime, durationMs }: Pick<SimulatedTask, 'row' | 'createTime' | 'durationMs'>,
): TaskProgress {
  // Where there is no end there is no tenth of the way to it.
  const pendingMs = Number.isFinite(durationMs) ? durationMs * PENDING_SHARE : 3_000
  const waited = Math.min(1, ageMs / pendingMs)
  if (ageMs < durationMs) {
    const state = waited < 1 ? 'pending' : (row.runningState ?? 'processing')
    return { state, waited, endTimes: undefined }
  }
  const endTimes = { completeTime: createTime + durationMs, costTime: durationMs }
  return {
    state: row.failure ? 'failed' : 'success',
    waited,
    endTimes: row.withoutTimes ? undefined : endTimes,
  }
}
