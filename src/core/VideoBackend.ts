import type { Task, TaskRef } from './Task.js'
import type { VideoError } from './VideoError.js'
import type { ModelId, VideoInput } from './VideoInput.js'
import type { VideoModel } from './VideoModel.js'

/** What a backend can do beyond making and looking. */
export interface BackendPowers {
  /** `getTasks` is there. */
  batch: boolean
  /** `watchTasks` is there. */
  push: boolean
  /** `uploadImage` is there. */
  upload: boolean
  /** `findTask` is there. */
  intents: boolean
}

/** What a backend offers. */
export interface BackendDescription {
  models: readonly VideoModel[]
  powers: BackendPowers
}

/** What every request takes. */
export interface RequestOptions {
  signal?: AbortSignal | undefined
}

/** What goes along with the question after a lost create. */
export interface FindTaskOptions extends RequestOptions {
  /**
   * How long ago the create was sent, in milliseconds: whoever has remembered for less time than that does not take
   * what it may have forgotten for what never was.
   */
  agoMs?: number | undefined
}

/** What goes along with a create. */
export interface CreateTaskOptions extends RequestOptions {
  /** The click that this create belongs to. A backend with `powers.intents` answers a repeat with the same task. */
  intentId?: string | undefined
  /** Where the provider may call back. Set by the handler, never by a browser. */
  callbackUrl?: string | undefined
}

/** What goes along with an image. */
export interface UploadOptions extends RequestOptions {
  /**
   * Which model the frame is for. A handler with several providers then keeps to that model's image rules, and gives
   * the frame to that model's provider where it takes files. Left out, an image passes that any model would take, and
   * goes to the first provider with an upload.
   */
  model?: ModelId | undefined
  /** Called with the part that has been sent, 0 to 1. Not every transport knows it. */
  onProgress?: ((fraction: number) => void) | undefined
}

/**
 * What the link to a result gives, to whoever asks as a player asks.
 *
 * - `there`: a file. A player that fails on it cannot read it.
 * - `expired`: its time is over. `gone`: there is nothing at its end.
 * - `refused`: not by this link; the task may have a newer one.
 * - `unreachable`: nobody hands it out at the moment.
 * - `unknown`: its host tells pages of elsewhere nothing.
 */
export type ResultCondition = 'there' | 'expired' | 'gone' | 'refused' | 'unreachable' | 'unknown'

/**
 * Everything that can make a video: a provider, the handler as `createBackend` sees it, or an object of your own.
 *
 * Each call rejects with a `VideoError`; an aborted one rejects with its signal's reason.
 */
export interface VideoBackend {
  /** What it can do. The form is driven by it. */
  describe(options?: RequestOptions): Promise<BackendDescription>
  /** Spends money. Sent at most once per call; nothing in the kit sends it again by itself, whatever came back. */
  createTask(input: VideoInput, options?: CreateTaskOptions): Promise<Task>
  getTask(ref: TaskRef, options?: RequestOptions): Promise<Task>
  /** Many at once, in the order asked for. One bad id spoils no other. */
  getTasks?(refs: readonly TaskRef[], options?: RequestOptions): Promise<(Task | VideoError)[]>
  /** Push. Returns the way to stop listening. */
  watchTasks?(
    refs: readonly TaskRef[],
    on: { task(task: Task): void; contact(up: boolean): void },
  ): () => void
  /** What became of a create whose answer was lost. It never creates; `undefined` means that nothing is known of it. */
  findTask?(intentId: string, options?: FindTaskOptions): Promise<Task | 'in-flight' | undefined>
  uploadImage?(file: Blob, options?: UploadOptions): Promise<{ url: string }>
  /** What the link to a result gives. A player is not told why it fails; this is for asking. */
  checkResult?(url: string, options?: RequestOptions): Promise<ResultCondition>
  /** The link that gives the same result as a file to keep; `undefined` for a link that is another host's. */
  downloadUrl?(url: string): string | undefined
  /**
   * What time it is for the backend, in Unix milliseconds, so that a browser whose clock is a day off judges no date by
   * it; `undefined` until the backend has answered something. Without it the browser's clock is believed.
   */
  serverTime?(): number | undefined
}
