import type { RequestOptions } from '../core/VideoBackend.js'
import { withoutUndefined } from '../core/withoutUndefined.js'
import { checkVideoInput } from '../models/checkVideoInput.js'
import { kieKling25TurboImage, kieKling25TurboText } from '../models/kieKling25Turbo.js'
import { taskKind } from '../models/taskKind.js'
import { kieCharged, kieCredits, kieOutcome } from './kieAnswer.js'
import { kieCallback } from './kieCallback.js'
import { KIE_CREATE_PATH, KIE_CREDITS_PATH, kieCheckPath, kieCreateBody } from './kieRequest.js'
import { KIE_UPLOAD_PATH, kieUploadForm, kieUploadedUrl } from './kieUpload.js'
import { ownModel } from './ownModel.js'
import type { VideoProvider } from './provider.js'
import type { RecordReading } from './recordAnswer.js'
import { recordTaskId } from './recordAnswer.js'
import { textOption, upstreamAccess } from './upstreamAccess.js'
import { exchange } from './upstreamConnection.js'
import type { Fetch } from './upstreamRequest.js'
import { createStateReporter } from './upstreamState.js'

const PROVIDER_NAME = 'KIE'
const DEFAULT_BASE_URL = 'https://api.kie.ai'
const DEFAULT_UPLOAD_BASE_URL = 'https://kieai.redpandaai.co'

/**
 * The calls only write or read a record, so they answer within a second or never. 30 s is also below the 60 s after
 * which common proxies give up on whoever waits for us.
 */
const DEFAULT_TIMEOUT_MS = 30_000

/** Ten megabytes over a slow line take a while. */
const UPLOAD_TIMEOUT_MS = 120_000

/** A unit of `costTime` is a millisecond in an answer, and a second in a callback. */
const CALLBACK_COST_TIME_UNIT_MS = 1000

/** What `kie` may be told. */
export interface KieOptions {
  /** From kie.ai/api-key. It belongs on a server; leave it out where `baseUrl` is a proxy that adds it. */
  apiKey?: string | undefined
  /**
   * Where to send requests instead of to KIE. In a browser it may be relative to the page: `/my-proxy`.
   * @default 'https://api.kie.ai'
   */
  baseUrl?: string | undefined
  /**
   * Where to send images: KIE has another host for them, which takes the same key. With a `baseUrl` there is no
   * default, because a key or a proxy of somebody else is no business of that host: then, and without this option,
   * there is no upload.
   * @default 'https://kieai.redpandaai.co'
   */
  uploadBaseUrl?: string | undefined
  /** Default: the engine's own. */
  fetch?: Fetch | undefined
  /** How long a create or a check may take, in milliseconds. An upload may take 120000 at least. @default 30000 */
  timeoutMs?: number | undefined
  /**
   * The key made at kie.ai/settings, with which KIE then signs its callbacks. With it `readCallback` refuses what is
   * not signed with it. Default: anything that reads like a callback is a hint.
   */
  webhookHmacKey?: string | undefined
  /** Hosts that results come from, beside KIE's own: an exact name, or with a leading dot every name below it. */
  resultHosts?: readonly string[] | undefined
  /** Accept frames, uploads and results from this machine over http: for playgrounds and tests. @default false */
  allowLoopback?: boolean | undefined
  /** Told once of each task state that KIE's documents do not name. Default: a warning on the console. */
  onUnknownState?: ((state: string) => void) | undefined
}

/** KIE as a provider, with what it alone can do. */
export interface KieProvider extends VideoProvider {
  /**
   * How many credits the account has left, possibly a fraction.
   * @throws {VideoError} as a check does.
   */
  getCredits(options?: RequestOptions): Promise<number>
}

/**
 * KIE (kie.ai) as a backend: Kling 2.5 Turbo Pro from an image, and from text.
 *
 * KIE answers HTTP 200 to what it refuses; here the code in the body decides. For a moment after a create it may not
 * know the task that it has just accepted ("recordInfo is null"): `getTask` gives such a task as `pending` until 15 s
 * after the reference's `startTime`, and only then as `not-found`; the hooks ask again until 60 s after it. A reference
 * without a `startTime` has no such grace.
 *
 * Uploaded images are deleted after a day or after three, the documents disagree; give each create a fresh one.
 * It keeps nothing between calls, never sends a create twice, and does not fetch results. KIE does not say whether it
 * sends a callback again, and has no way to cancel a task.
 * @throws {Error} when made with neither a key nor a `baseUrl`.
 */
export function kie(options: KieOptions = {}): KieProvider {
  const { timeoutMs = DEFAULT_TIMEOUT_MS, allowLoopback, fetch } = options
  const baseUrl = textOption(options.baseUrl)
  const uploadBaseUrl =
    textOption(options.uploadBaseUrl) ?? (baseUrl === undefined ? DEFAULT_UPLOAD_BASE_URL : undefined)
  const hmacKey = textOption(options.webhookHmacKey)
  const account = { providerName: PROVIDER_NAME, variable: 'KIE_API_KEY', apiKey: options.apiKey }
  const connection = {
    providerName: PROVIDER_NAME,
    access: upstreamAccess({ ...account, baseUrl, defaultBaseUrl: DEFAULT_BASE_URL }),
    timeoutMs,
    fetch,
  }
  const uploads =
    uploadBaseUrl === undefined
      ? undefined
      : {
          ...connection,
          access: upstreamAccess({ ...account, baseUrl: uploadBaseUrl, defaultBaseUrl: uploadBaseUrl }),
          timeoutMs: Math.max(timeoutMs, UPLOAD_TIMEOUT_MS),
        }
  const own = [kieKling25TurboImage, kieKling25TurboText]
  const reading: RecordReading = {
    providerName: PROVIDER_NAME,
    chargedBy: kieCharged,
    allowLoopback,
    onUnknownState: createStateReporter(PROVIDER_NAME, options.onUnknownState),
  }

  const uploadImage: KieProvider['uploadImage'] =
    uploads &&
    (async (file, { signal } = {}) => {
      const payload = await kieUploadForm(file, kieKling25TurboImage.image)
      const request = { method: 'POST', path: KIE_UPLOAD_PATH, payload, spends: false, signal } as const
      return { url: kieUploadedUrl(await exchange(uploads, request), reading) }
    })

  return {
    provider: 'kie',
    resultHosts: ['.aiquickdraw.com', '.redpandaai.co', '.kie.ai', ...(options.resultHosts ?? [])],

    describe: () =>
      Promise.resolve({
        models: own,
        powers: { batch: false, push: false, upload: uploads !== undefined, intents: false },
      }),

    async createTask(input, { signal, callbackUrl } = {}) {
      const model = ownModel(own, input, PROVIDER_NAME)
      const checked = checkVideoInput(model, input, { allowLoopback })
      const body = kieCreateBody(model, checked, callbackUrl)
      const startTime = Date.now()
      const request = { method: 'POST', path: KIE_CREATE_PATH, body, spends: true, signal } as const
      const taskId = recordTaskId(await exchange(connection, request), PROVIDER_NAME)
      return { taskId, model: model.id, startTime, kind: taskKind(model, checked), state: 'pending' }
    },

    async getTask(ref, { signal } = {}) {
      const model = ownModel(own, ref, PROVIDER_NAME)
      const { taskId, startTime, kind } = ref
      const request = { method: 'GET', path: kieCheckPath(taskId), spends: false, signal } as const
      const envelope = await exchange(connection, request)
      const outcome = kieOutcome(envelope, { ...reading, taskId, model }, startTime)
      return { taskId, model: model.id, ...withoutUndefined({ startTime, kind }), ...outcome }
    },

    readCallback: (request) =>
      kieCallback(request, hmacKey, { ...reading, costTimeUnitMs: CALLBACK_COST_TIME_UNIT_MS }),

    async getCredits({ signal } = {}) {
      const request = { method: 'GET', path: KIE_CREDITS_PATH, spends: false, signal } as const
      return kieCredits(await exchange(connection, request), PROVIDER_NAME)
    },

    ...(uploadImage && { uploadImage }),
  }
}
