import { withoutUndefined } from '../core/withoutUndefined.js'
import { apixoKling21 } from '../models/apixoKling21.js'
import { apixoKling25TurboPro } from '../models/apixoKling25TurboPro.js'
import { checkVideoInput } from '../models/checkVideoInput.js'
import { taskKind } from '../models/taskKind.js'
import { apixoCheckPath, apixoCreateBody, apixoCreatePath } from './apixoRequest.js'
import { callbackEnvelope } from './callbackEnvelope.js'
import { ownModel } from './ownModel.js'
import type { VideoProvider } from './provider.js'
import { recordHint, recordOutcome, recordTaskId } from './recordAnswer.js'
import { upstreamAccess } from './upstreamAccess.js'
import { exchange } from './upstreamConnection.js'
import type { Fetch } from './upstreamRequest.js'
import { createStateReporter } from './upstreamState.js'
import { idProperty } from './upstreamValues.js'

const PROVIDER_NAME = 'APIXO'
const DEFAULT_BASE_URL = 'https://api.apixo.ai/api/v1'

/**
 * Both of APIXO's calls only write or read a record, so they answer within a second or never. 30 s is also below
 * the 60 s after which common proxies give up on whoever waits for us.
 */
const DEFAULT_TIMEOUT_MS = 30_000

/** What `apixo` may be told. */
export interface ApixoOptions {
  /** From APIXO's console. It belongs on a server; leave it out where `baseUrl` is a proxy that adds it. */
  apiKey?: string | undefined
  /**
   * Where to send requests instead of to APIXO. In a browser it may be relative to the page: `/my-proxy`.
   * @default 'https://api.apixo.ai/api/v1'
   */
  baseUrl?: string | undefined
  /** Default: the engine's own. */
  fetch?: Fetch | undefined
  /** How long a create or a check may take, in milliseconds. @default 30000 */
  timeoutMs?: number | undefined
  /** Hosts that results come from, beside APIXO's own: an exact name, or with a leading dot every name below it. */
  resultHosts?: readonly string[] | undefined
  /** Accept frames and results from this machine over http: for playgrounds and tests. @default false */
  allowLoopback?: boolean | undefined
  /** Told once of each task state that APIXO's documents do not name. Default: a warning on the console. */
  onUnknownState?: ((state: string) => void) | undefined
}

/**
 * APIXO (apixo.ai) as a backend: Kling 2.5 Turbo Pro and Kling 2.1.
 *
 * It keeps nothing between calls and never sends a create twice. It does not fetch results, upload images or check
 * who posts a callback: APIXO documents no upload and no signature.
 * @throws {Error} when made with neither a key nor a `baseUrl`.
 */
export function apixo(options: ApixoOptions = {}): VideoProvider {
  const { timeoutMs = DEFAULT_TIMEOUT_MS, allowLoopback, fetch } = options
  const access = upstreamAccess({
    providerName: PROVIDER_NAME,
    variable: 'APIXO_API_KEY',
    apiKey: options.apiKey,
    baseUrl: options.baseUrl,
    defaultBaseUrl: DEFAULT_BASE_URL,
  })
  const connection = { providerName: PROVIDER_NAME, access, timeoutMs, fetch }
  // Named one by one: the registry would bring the models of every other provider along.
  const own = [apixoKling25TurboPro, apixoKling21]
  const reading = {
    providerName: PROVIDER_NAME,
    allowLoopback,
    onUnknownState: createStateReporter(PROVIDER_NAME, options.onUnknownState),
  }

  return {
    provider: 'apixo',
    resultHosts: ['.apixo.ai', ...(options.resultHosts ?? [])],

    describe: () =>
      Promise.resolve({ models: own, powers: { batch: false, push: false, upload: false, intents: false } }),

    async createTask(input, { signal, callbackUrl } = {}) {
      const model = ownModel(own, input, PROVIDER_NAME)
      const checked = checkVideoInput(model, input, { allowLoopback })
      const body = apixoCreateBody(model, checked, callbackUrl)
      const startTime = Date.now()
      const path = apixoCreatePath(model)
      const envelope = await exchange(connection, { method: 'POST', path, body, spends: true, signal })
      const taskId = recordTaskId(envelope, PROVIDER_NAME)
      return { taskId, model: model.id, startTime, kind: taskKind(model, checked), state: 'pending' }
    },

    async getTask(ref, { signal } = {}) {
      const model = ownModel(own, ref, PROVIDER_NAME)
      const { taskId, startTime, kind } = ref
      const path = apixoCheckPath(model, taskId)
      const envelope = await exchange(connection, { method: 'GET', path, spends: false, signal })
      const outcome = recordOutcome(envelope, { ...reading, taskId, model })
      return { taskId, model: model.id, ...withoutUndefined({ startTime, kind }), ...outcome }
    },

    async readCallback(request) {
      const envelope = await callbackEnvelope(request)
      return recordHint(envelope, idProperty(envelope.data, 'taskId'), reading)
    },
  }
}
