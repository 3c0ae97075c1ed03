import type { KeyValueStore } from '../core/KeyValueStore.js'
import { withoutUndefined } from '../core/withoutUndefined.js'
import { chanjingKling25Turbo } from '../models/chanjingKling25Turbo.js'
import { checkVideoInput } from '../models/checkVideoInput.js'
import { taskKind } from '../models/taskKind.js'
import { callbackEnvelope } from './callbackEnvelope.js'
import { chanjingAccess } from './chanjingAccess.js'
import { chanjingHint, chanjingOutcome, chanjingTaskId } from './chanjingAnswer.js'
import { chanjingExchange } from './chanjingExchange.js'
import { chanjingCheckPath, chanjingCreateBody, chanjingCreatePath } from './chanjingRequest.js'
import { chanjingTasks } from './chanjingTasks.js'
import { chanjingTokens } from './chanjingToken.js'
import { chanjingUpload } from './chanjingUpload.js'
import { ownModel } from './ownModel.js'
import type { VideoProvider } from './provider.js'
import type { Fetch } from './upstreamRequest.js'
import { createStateReporter } from './upstreamState.js'

const PROVIDER_NAME = 'Chanjing'

/** Its calls only write or read a record. 30 s is also below the 60 s after which common proxies give up. */
const DEFAULT_TIMEOUT_MS = 30_000

/** What `chanjing` may be told. */
export interface ChanjingOptions {
  /** The "Access Key" of Chanjing's console. Leave both keys out where `baseUrl` is a proxy that adds the token. */
  appId?: string | undefined
  /** The "Secret Key". It belongs on a server. */
  secretKey?: string | undefined
  /**
   * Where to send requests. Chanjing's documents also name `https://www.chanjing.cc`; whether the two share tokens and
   * limits is not known. In a browser it may be relative to the page: `/my-proxy`.
   * @default 'https://open-api.chanjing.cc'
   */
  baseUrl?: string | undefined
  /** Default: the engine's own. */
  fetch?: Fetch | undefined
  /** How long one request may take, in milliseconds; a call may have to fetch a token first. @default 30000 */
  timeoutMs?: number | undefined
  /**
   * Where processes share the token: a new one kills the one before, so two processes without a common store keep
   * taking it from each other (which costs renewals, and fails no call). The token stands there as plain text.
   * Default: this process alone.
   */
  store?: KeyValueStore | undefined
  /** Hosts that results come from, beside Chanjing's own: an exact name, or with a leading dot every name below it. */
  resultHosts?: readonly string[] | undefined
  /** Accept frames, results and a place for uploads on this machine over http: for playgrounds. @default false */
  allowLoopback?: boolean | undefined
  /** Told once of each task state that Chanjing's documents do not name. Default: a warning on the console. */
  onUnknownState?: ((state: string) => void) | undefined
}

/**
 * Chanjing (chanjing.cc) as a backend: Kling 2.5 Turbo.
 *
 * It keeps the access token, and nothing else between calls. A create is sent once, and once more only where the token
 * was refused, which is before it is looked at. What Chanjing's documents leave open is not settled here either: how
 * long a prompt may be, whether 10 s are taken, what a second frame means (none is sent), what a callback says, how an
 * unknown id is answered (success without a task is `malformed-response` from `getTask`; `getTasks`, which asks for a
 * list, gives `not-found` for what is not on it).
 * @throws {Error} when made with neither both keys nor a `baseUrl`.
 */
export function chanjing(options: ChanjingOptions = {}): VideoProvider {
  const { timeoutMs = DEFAULT_TIMEOUT_MS, allowLoopback, fetch, store } = options
  const { baseUrl, keys } = chanjingAccess(options)
  // The appId is a name, not a secret, and may well be part of a link.
  const secrets = keys ? [keys.secretKey] : []
  const connection = {
    providerName: PROVIDER_NAME,
    access: { baseUrl, headers: {}, secrets },
    timeoutMs,
    fetch,
  }
  const exchange = chanjingExchange(connection, keys && chanjingTokens(connection, keys, store))
  const own = [chanjingKling25Turbo]
  const reading = {
    providerName: PROVIDER_NAME,
    allowLoopback,
    onUnknownState: createStateReporter(PROVIDER_NAME, options.onUnknownState),
  }

  return {
    provider: 'chanjing',
    resultHosts: ['.chanjing.cc', ...(options.resultHosts ?? [])],

    describe: () =>
      Promise.resolve({ models: own, powers: { batch: true, push: false, upload: true, intents: false } }),

    async createTask(input, { signal, callbackUrl } = {}) {
      const model = ownModel(own, input, PROVIDER_NAME)
      const checked = checkVideoInput(model, input, { allowLoopback })
      const body = chanjingCreateBody(model, checked, callbackUrl)
      const create = { method: 'POST', path: chanjingCreatePath, body, spends: true, signal } as const
      const { envelope, sentTime: startTime } = await exchange(create)
      const taskId = chanjingTaskId(envelope, PROVIDER_NAME)
      return { taskId, model: model.id, startTime, kind: taskKind(model, checked), state: 'pending' }
    },

    async getTask(ref, { signal } = {}) {
      const model = ownModel(own, ref, PROVIDER_NAME)
      const { taskId, startTime, kind } = ref
      const check = { method: 'GET', path: chanjingCheckPath(taskId), spends: false, signal } as const
      const { envelope } = await exchange(check)
      const outcome = chanjingOutcome(envelope, { ...reading, taskId, model })
      return { taskId, model: model.id, ...withoutUndefined({ startTime, kind }), ...outcome }
    },

    getTasks: (refs, { signal } = {}) => chanjingTasks(refs, { exchange, own, reading, signal }),

    uploadImage: (file, { signal } = {}) =>
      chanjingUpload(file, { exchange, fetch, rule: chanjingKling25Turbo.image, allowLoopback }, signal),

    async readCallback(request) {
      return chanjingHint(await callbackEnvelope(request), reading)
    },
  }
}
