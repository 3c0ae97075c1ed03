import { property } from '../core/unknownJson.js'
import { VideoError } from '../core/VideoError.js'
import type { VideoModel } from '../core/VideoModel.js'
import { withoutUndefined } from '../core/withoutUndefined.js'
import { checkVideoInput } from '../models/checkVideoInput.js'
import { models } from '../models/registry.js'
import { taskKind } from '../models/taskKind.js'
import { apixoCallback, apixoOutcome, apixoTaskId } from './apixoAnswer.js'
import { apixoCheckPath, apixoCreateBody, apixoCreatePath } from './apixoRequest.js'
import { callbackEnvelope } from './callbackEnvelope.js'
import type { VideoProvider } from './provider.js'
import { upstreamAccess } from './upstreamAccess.js'
import type { UpstreamEnvelope } from './upstreamEnvelope.js'
import { upstreamEnvelope } from './upstreamEnvelope.js'
import type { Fetch, UpstreamRequest } from './upstreamRequest.js'
import { upstreamRequest } from './upstreamRequest.js'
import { createStateReporter } from './upstreamState.js'

const PROVIDER_NAME = 'APIXO'
const DEFAULT_BASE_URL = 'https://api.apixo.ai/api/v1'

/**
 * Both of APIXO's calls only write or read a record, so they answer within a second or never. 30 s is also below
 * the 60 s after which common proxies give up on whoever waits for us.
 */
const DEFAULT_TIMEOUT_MS = 30_000

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
  const own = models.filter((model) => model.provider === 'apixo')
  const reading = {
    providerName: PROVIDER_NAME,
    allowLoopback,
    onUnknownState: createStateReporter(PROVIDER_NAME, options.onUnknownState),
  }

  async function exchange(
    request: Pick<UpstreamRequest, 'method' | 'body' | 'spends' | 'signal'> & { path: string },
  ): Promise<UpstreamEnvelope> {
    const { path, ...rest } = request
    const { baseUrl, headers, secrets } = access
    const url = baseUrl + path
    return upstreamEnvelope(
      await upstreamRequest({
        ...rest,
        providerName: PROVIDER_NAME,
        url,
        headers,
        secrets,
        timeoutMs,
        fetch,
      }),
    )
  }

  return {
    provider: 'apixo',
    resultHosts: ['.apixo.ai', ...(options.resultHosts ?? [])],

    describe: () =>
      Promise.resolve({ models: own, powers: { batch: false, push: false, upload: false, intents: false } }),

    async createTask(input, { signal, callbackUrl } = {}) {
      const model = modelOf(own, input)
      const checked = checkVideoInput(model, input, { allowLoopback })
      const body = apixoCreateBody(model, checked, callbackUrl)
      const startTime = Date.now()
      const path = apixoCreatePath(model)
      const envelope = await exchange({ method: 'POST', path, body, spends: true, signal })
      const taskId = apixoTaskId(envelope, PROVIDER_NAME)
      return { taskId, model: model.id, startTime, kind: taskKind(model, checked), state: 'pending' }
    },

    async getTask(ref, { signal } = {}) {
      const model = modelOf(own, ref)
      const { taskId, startTime, kind } = ref
      const path = apixoCheckPath(model, taskId)
      const envelope = await exchange({ method: 'GET', path, spends: false, signal })
      const outcome = apixoOutcome(envelope, { ...reading, taskId, model })
      return { taskId, model: model.id, ...withoutUndefined({ startTime, kind }), ...outcome }
    },

    async readCallback(request) {
      return apixoCallback(await callbackEnvelope(request), reading)
    },
  }
}

/** @throws {VideoError} `invalid-input` for a model that APIXO does not have. */
function modelOf(own: readonly VideoModel[], named: unknown): VideoModel {
  const id = property(named, 'model')
  const model = own.find((each) => each.id === id)
  if (model) return model
  throw new VideoError('invalid-input', `${PROVIDER_NAME} has no model of that name. Nothing was sent.`, {
    fields: { model: 'input.model.unknown' },
  })
}
