import type { ModelId } from './VideoInput.js'

/** What it takes to ask for a task again. */
export interface TaskRef {
  taskId: string
  model: ModelId
  /** When the create was sent, Unix milliseconds. Absent for an id from elsewhere: then the watcher looks at once. */
  startTime?: number
  /** What the time it takes depends on, beginning with the duration: `5s`, `10s-pro`. */
  kind?: string
}

/** How far a task has come. */
export type TaskState = 'pending' | 'processing' | 'success' | 'failed'

/** Why a task failed. The set is closed; what a provider says beside it stands in `failCode` and `failMsg`. */
export type FailureReason =
  | 'content-violation'
  | 'prompt-rejected'
  | 'image-unreachable'
  | 'image-rejected'
  | 'insufficient-credits'
  | 'provider-busy'
  | 'timed-out'
  | 'generation-failed'
  | 'no-result'
  | 'unknown'

/** Why a task failed, as far as its provider says. */
export interface TaskFailure {
  /** What the UI speaks about. */
  reason: FailureReason
  /** The provider's own code, an open set; `''` where it gives none. */
  failCode: string
  /** The provider's own words: plain text, at most 500 characters. */
  failMsg: string
  /** Which input was at fault, where that is known. */
  input?: 'prompt' | 'start-frame' | 'end-frame'
  /** Only what the provider states, never a guess. */
  charged: 'yes' | 'no' | 'unknown'
  /** Whether the same input may succeed another time. */
  retryable: boolean
}

/**
 * How far a task has come, apart from which task it is. Times are Unix milliseconds, `costTime` is a duration
 * in milliseconds (never money); a provider may leave out any of them.
 */
export type TaskOutcome = { createTime?: number } & (
  | { state: 'pending' | 'processing' }
  | {
      state: 'success'
      resultUrls: [string, ...string[]]
      completeTime?: number
      costTime?: number
      /** When the links above stop working. */
      expireTime?: number
    }
  | { state: 'failed'; failure: TaskFailure; completeTime?: number; costTime?: number }
)

/** A task as it was last seen: which one it is, and how far it has come. */
export type Task = TaskRef & TaskOutcome
/** A task whose video is there. */
export type SucceededTask = Extract<Task, { state: 'success' }>
/** A task that ended without a video. */
export type FailedTask = Extract<Task, { state: 'failed' }>

/** A task that will not change any more. */
export function isSettled(task: Task): task is SucceededTask | FailedTask {
  return task.state === 'success' || task.state === 'failed'
}
