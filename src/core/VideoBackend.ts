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

export interface BackendDescription {
  models: readonly VideoModel[]
  powers: BackendPowers
}

export interface RequestOptions {
  signal?: AbortSignal | undefined
}

export interface CreateTaskOptions extends RequestOptions {
  /** The click that this create belongs to. A backend with `powers.intents` answers a repeat with the same task. */
  intentId?: string | undefined
  /** Where the provider may call back. Set by the handler, never by a browser. */
  callbackUrl?: string | undefined
}

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
  findTask?(intentId: string, options?: RequestOptions): Promise<Task | 'in-flight' | undefined>
  uploadImage?(file: Blob, options?: UploadOptions): Promise<{ url: string }>
}
