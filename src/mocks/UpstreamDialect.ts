import type { VideoInput } from '../core/VideoInput.js'
import type { VideoModel } from '../core/VideoModel.js'
import type { ProviderName } from './ProviderName.js'
import type { Refusal } from './refusalOf.js'
import type { TaskMoment } from './TaskMoment.js'

/** A task as its upstream keeps it, at one moment. */
export interface UpstreamTask {
  readonly task: TaskMoment
  /** The JSON of the create, as it was sent. */
  readonly body: unknown
  /** Where the video is, once there is one. */
  readonly resultUrl: string
  /** Unix milliseconds. */
  readonly now: number
}

/** A create that an upstream's rules allow: what the simulation needs of it, and where to call back. */
export interface ReadCreate {
  readonly model: VideoModel
  readonly input: Omit<VideoInput, 'model'>
  readonly callbackUrl?: string | undefined
}

/**
 * How one upstream says what the simulation knows: pure maps into what its documents print. Everything that the
 * upstreams have in common is in SimulatedUpstream.ts, everything that only one of them has beside these in its routes.
 */
export interface UpstreamDialect {
  readonly provider: ProviderName
  /** The answer to a create that was accepted; without an id where that is what is to go wrong. */
  created(taskId: string | undefined): Response
  /** The answer to a status check, with the fields that the task's state has. */
  status(task: UpstreamTask): Response
  refused(refusal: Refusal): Response
  unknownTask(): Response
  unknownPath(): Response
  /** What is posted to a callback URL at the end of a task. */
  callback(task: UpstreamTask): unknown
}
