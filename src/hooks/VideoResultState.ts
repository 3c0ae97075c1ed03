import type { TaskFailure } from '../core/Task.js'
import type { VideoError } from '../core/VideoError.js'

/** One of a task's videos. */
export interface ResultVideo {
  /** For a player. Safe to play on this page. */
  url: string
  /** For a link. The handler sends a file under it; another host's is the same as `url`. */
  downloadUrl: string
}

/** Why a video is there and does not play. See `VideoResultState`. */
export type ResultProblem = 'expired' | 'gone' | 'unreachable' | 'undecodable' | 'unplayable'

/** The videos of a finished task, in every state that it can be in. */
export interface FinishedVideos {
  /** At least one. */
  videos: readonly ResultVideo[]
  /** Which of them is on show; the state is that one's. */
  index: number
  /** When the links stop working, Unix milliseconds. Absent where the provider states none. */
  expireTime?: number
  /** What is left until then, in milliseconds, to the minute: in the last three days, and once the server's time is known. */
  expiresInMs?: number
  /** It becomes urgent: three days are left, or one. */
  expiryNotice?: 'three-days' | 'one-day'
  /** The provider's documents disagree about the date, or state none: it is best downloaded at once. */
  downloadSoon: boolean
}

/**
 * What there is to show of a video.
 *
 * - `none`: nothing was asked for.
 * - `running`: it is on its way, or may be.
 * - `ready`: it can be played.
 * - `expired`: it was there, and its link has run out. `gone`: there is nothing at the end of its link.
 * - `unreachable`: who keeps it does not hand it out at the moment; `retry()` plays it again.
 * - `undecodable`: the file is there, and this player cannot read it; a download may.
 * - `unplayable`: the player failed, and its host tells nobody why.
 * - `failed`: the task failed, or was never taken.
 * - `lost`: the provider does not know it.
 */
export type VideoResultState =
  | { show: 'none' }
  | { show: 'running' }
  | ({ show: 'ready' | ResultProblem } & FinishedVideos)
  | { show: 'failed'; failure?: TaskFailure; error?: VideoError }
  | { show: 'lost' }
