import type { Task } from '../core/Task.js'
import type { VideoErrorCode } from '../core/VideoError.js'
import type { ModelId } from '../core/VideoInput.js'
import type { PollingPolicy } from '../polling/PollingPolicy.js'
import type { VideoProvider } from '../providers/provider.js'
import type { TaskStore } from './TaskStore.js'

/** What the handler needs to know. Only `providers` is always required; production also wants `authorize` and `secret`. */
export interface VideoHandlerOptions {
  /** Who makes the videos. At least one, each under a name of its own. */
  providers: readonly VideoProvider[]
  /**
   * Whose request this is; `null` refuses it with 401. The user is any string that stays the same for one person: tasks
   * and intents belong to it, and nobody else's request reaches them.
   *
   * `'public'` lets everybody in as one and the same user, who can then see and spend whatever anybody can.
   * Left out, the handler throws in production, and is public with a warning elsewhere.
   */
  authorize?: Authorize | 'public' | undefined
  /**
   * What task ids are sealed with, at least 16 characters, the same in every process and after every restart.
   * Left out, the handler throws in production; elsewhere one is made up per process, with a warning.
   */
  secret?: string | undefined
  /** The path that the handler is served under. Default `/api/video`. */
  basePath?: string | undefined
  /**
   * The origin under which providers reach this server, such as `https://app.example.com`, with the path before
   * `basePath` where a proxy takes one away. With it, every create says where to call back, and the end of a task is
   * heard of at once, even where nobody looks. In production it must be https. Left out, nobody calls: tasks are looked at.
   */
  publicUrl?: string | undefined
  /**
   * When to look at a task that a browser listens to, once for everybody who does. Default `pollingPolicy()` of `rushes`,
   * which learns from all users' tasks how long each kind takes.
   */
  polling?: PollingPolicy | undefined
  /**
   * What must be remembered: intents for 24 hours, limits, and the news between machines. Default `memoryStore()`, which
   * is right for one process and forgets at its end; several processes share one `redisStore(client)`.
   */
  store?: TaskStore | undefined
  /**
   * Keeps an image where the provider can fetch it, and answers with its https URL. The type has been read from the bytes
   * and `fileName` is random. It wins over the uploads of all providers. Default: the upload of the provider whose model
   * the frame is for, or else of the first provider that has one; without any, `POST /images` is 501.
   */
  uploadImage?: UploadImage | undefined
  /** How results are fetched. Default: the global `fetch`. Providers bring their own. */
  fetch?: typeof fetch | undefined
  /** Accepts frames and results from this machine over http: for playgrounds and tests. Throws in production. Default false. */
  allowLoopback?: boolean | undefined
  limits?: Partial<HandlerLimits> | undefined
  /**
   * Other origins whose pages may use the handler, with their users' cookies and headers, such as
   * `https://app.example.com`: exact, as a browser spells them. Default none: only pages of the handler's own host.
   */
  allowedOrigins?: readonly string[] | undefined
  /** Told what happened, after it happened. Never waited for; what it throws is logged and goes no further. */
  onEvent?: ((event: VideoHandlerEvent) => void) | undefined
  /** A pino logger, or what looks like one. Silent by default. It gets no key, no prompt and no URL with its query. */
  logger?: VideoHandlerLogger | undefined
  /** Whether to refuse what is only good for development. Default: `NODE_ENV` is `production`, or cannot be read. */
  production?: boolean | undefined
}

/** Whose request this is. `null`, or a rejection, lets nobody in. */
export type Authorize = (request: Request) => Authorized | null | Promise<Authorized | null>

/** Who is let in. */
export interface Authorized {
  user: string
}

/** Keeps an image where providers can fetch it, and answers with its https URL. */
export type UploadImage = (
  file: Blob,
  about: {
    user: string
    fileName: string
    /** Which model the frame is for, where the browser said so. */
    model?: ModelId
  },
) => Promise<string | { url: string }>

/** How much one user may ask for, and how large it may be. */
export interface HandlerLimits {
  /** The largest image, in bytes. Default 10 MiB. */
  imageBytes: number
  /** The largest JSON body, in bytes. Default 64 KiB. */
  bodyBytes: number
  /**
   * How many new videos one user may start within a minute. What is refused is a 429 with `Retry-After`, costs nothing,
   * and may be sent again. For this and the next two: 0 lets nobody, `Infinity` does not count; they are counted in
   * `store`; and where `authorize` is `'public'` all visitors are one user. Default 60.
   */
  createsPerMinute: number
  /**
   * How many times a minute one user's tasks may be looked at. A query counts once for each of its ids (a full one is 50),
   * a video for the one time in a minute that its provider is asked. Default 3,000: more than 200 tasks at once.
   */
  checksPerMinute: number
  /** How many images one user may send within a minute, taken or not. Default 60. */
  uploadsPerMinute: number
  /**
   * How many streams of events one user may hold open, counted in this process. One is enough for a browser; where
   * `authorize` is `'public'` all visitors are one user. Who gets none asks as if there were no push. Default 20.
   */
  eventStreams: number
}

/** What a host may want to count or bill. The task id is the browser's, never the provider's. */
export type VideoHandlerEvent =
  | { type: 'task-created'; user: string; intentId: string; model: ModelId; taskId: string }
  | { type: 'task-refused'; user: string; intentId: string; model: ModelId; code: VideoErrorCode }
  /** The provider may or may not have accepted it: the intent is held, and nothing is sent again. */
  | { type: 'task-uncertain'; user: string; intentId: string; model: ModelId; code: VideoErrorCode }
  /** Once for each change of a task's state, whoever saw it: a check, a callback, or the handler behind push. */
  | { type: 'task-changed'; user: string; task: Task }
  | { type: 'image-uploaded'; user: string; contentType: string; bytes: number }

/** The part of pino's interface that is used here. `info` tells the events, `debug` each request. */
export interface VideoHandlerLogger {
  debug?(details: object, message: string): void
  info?(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}
