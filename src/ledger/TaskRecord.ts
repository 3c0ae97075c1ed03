import type { Task } from '../core/Task.js'
import type { VideoError } from '../core/VideoError.js'
import type { VideoInput } from '../core/VideoInput.js'

/** What this browser knows of one click on Generate. */
export interface TaskRecord {
  /** Made before anything is sent, and sent with it: a repeat of the same click carries the same one. */
  intentId: string
  /** Unix milliseconds. */
  createdAt: number
  /**
   * How far the create has come: `uncertain` where its answer got lost, `refused` where it was answered with an error.
   */
  submission: 'sending' | 'uncertain' | 'accepted' | 'refused'
  /** Absent after a reload where the host asked that it is not remembered. */
  input?: VideoInput
  /** As last seen. */
  task?: Task
  /** Another tab of this browser is sending it; how it ended is heard from there, or from the backend. Never stored. */
  elsewhere?: true
  /** Why the create was refused, or is uncertain. */
  error?: VideoError
}
