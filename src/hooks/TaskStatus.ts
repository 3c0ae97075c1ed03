import type { Task } from '../core/Task.js'
import type { VideoError } from '../core/VideoError.js'

/**
 * Where a video is on its road.
 *
 * - `idle`: nothing has been asked for.
 * - `submitting`: the create is on its way.
 * - `uncertain`: its answer was lost; it may have been accepted. Nothing is sent again.
 * - `pending`, `processing`: the provider has it.
 * - `success`: `task.resultUrls` are there.
 * - `failed`: the task failed (`task.failure`), or the create was refused (`error`, and no task).
 * - `lost`: the provider knows no such task, or the hard limit has passed. One look by hand may find it again.
 */
export type VideoPhase =
  'idle' | 'submitting' | 'uncertain' | 'pending' | 'processing' | 'success' | 'failed' | 'lost'

/**
 * The road to the task, as opposed to the task.
 *
 * - `live`: the last check was answered.
 * - `retrying`: checks fail at the moment; the next one comes by itself.
 * - `paused`: the browser is offline, the page hidden, or watching was stopped.
 * - `lost`: checking has stopped. The task may still be running: `checkNow()` looks again.
 */
export type TaskContact = 'live' | 'retrying' | 'paused' | 'lost'

/** What is known of a watched task. */
export interface TaskStatus {
  task?: Task
  phase: VideoPhase
  /** Why the last check failed. A failed check is never a failed task. */
  error?: VideoError
  contact: TaskContact
  /**
   * Milliseconds since the create was sent, in whole seconds; 0 while that is not known. Of a settled task: how long
   * it took, by the provider's own times; 0 where it gives none.
   */
  elapsedMs: number
  /** How long such tasks usually take, [from, to]. */
  typicalMs?: readonly [number, number]
  /** It takes longer than usual. */
  overdue: boolean
  /** Looks at once, whatever the schedule says. */
  checkNow(): void
}
