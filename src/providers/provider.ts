import type { TaskOutcome } from '../core/Task.js'
import type { VideoBackend } from '../core/VideoBackend.js'

/** What a callback claims. It proves nothing: whoever receives one asks the provider itself. */
export interface CallbackHint {
  taskId: string
  outcome: TaskOutcome
}

/** A backend that speaks to an upstream, and knows what the upstream sends by itself. */
export interface VideoProvider extends VideoBackend {
  /** The part of its models' ids before the slash. */
  readonly provider: string
  /**
   * The hosts that its results come from: an exact name, or with a leading dot every name below it.
   * The handler fetches a result from no other.
   */
  readonly resultHosts: readonly string[]
  /**
   * Reads what the upstream posted.
   * @throws {VideoError} `malformed-response` where no task can be made out.
   */
  readCallback(request: Request): Promise<CallbackHint>
}
