import type { VideoBackend } from '../core/VideoBackend.js'
import type { VideoInput } from '../core/VideoInput.js'
import type { VideoModel } from '../core/VideoModel.js'
import { withoutUndefined } from '../core/withoutUndefined.js'
import { checkVideoInput } from '../models/checkVideoInput.js'
import { modelMode } from '../models/modelMode.js'
import { taskKind } from '../models/taskKind.js'
import { callbackEnvelope } from './callbackEnvelope.js'
import type { UpstreamTask, UpstreamWords } from './definedAnswer.js'
import { definedCharge, definedEnvelope, ownEntry } from './definedAnswer.js'
import { ownModel } from './ownModel.js'
import type { VideoProvider } from './provider.js'
import { recordHint, recordOutcome, recordTaskId } from './recordAnswer.js'
import { upstreamAccess } from './upstreamAccess.js'
import type { ConnectionRequest } from './upstreamConnection.js'
import { exchange } from './upstreamConnection.js'
import type { Fetch } from './upstreamRequest.js'
import { createStateReporter } from './upstreamState.js'
import { idProperty } from './upstreamValues.js'

const DEFAULT_TIMEOUT_MS = 30_000

/** What whoever uses a provider may choose. */
export interface ProviderOptions {
  /** It belongs on a server; leave it out where `baseUrl` is a proxy that adds it. */
  apiKey?: string | undefined
  /** Where to send requests instead of to the upstream. In a browser it may be relative to the page. */
  baseUrl?: string | undefined
  /** Default: the engine's own. */
  fetch?: Fetch | undefined
  /** How long a create or a check may take, in milliseconds. @default 30000 */
  timeoutMs?: number | undefined
  /** Hosts that results come from, beside the provider's own. */
  resultHosts?: readonly string[] | undefined
  /** Accept frames and results from this machine over http: for playgrounds and tests. @default false */
  allowLoopback?: boolean | undefined
  /** Told once of each task state that nobody named. Default: a warning on the console. */
  onUnknownState?: ((state: string) => void) | undefined
}

/** What an upstream is: where it lives, what it can do, and its two pure maps. */
export interface ProviderDefinition extends UpstreamWords {
  /** The part of its models' ids before the slash. */
  provider: string
  /** For messages. */
  providerName: string
  /** The environment variable that usually holds the key, for the message where it is missing. */
  variable: string
  baseUrl: string
  /** Default: `Authorization: Bearer <key>`. */
  headers?: (apiKey: string) => Readonly<Record<string, string>>
  models: readonly VideoModel[]
  /** The hosts that its results come from: an exact name, or with a leading dot every name below it. */
  resultHosts: readonly string[]
  /**
   * An input as the request that makes the video: a `POST` to the path below the base URL, with the body as JSON. The
   * input has been checked against its model; `mode` is the name of the model's mode that it uses.
   */
  toUpstream(
    input: VideoInput,
    about: { model: VideoModel; mode: string; callbackUrl: string | undefined },
  ): { path: string; body: unknown }
  /** The path below the base URL under which a task is looked at. */
  checkPath(taskId: string, model: VideoModel): string
  /**
   * What any answer says: to a create, to a check, of a callback. The JSON is whatever came, or `undefined` where it was
   * none. Where this throws, the answer says nothing.
   */
  fromUpstream(json: unknown): UpstreamTask
  /** Where it takes images. Absent: it takes links only. */
  uploadImage?: NonNullable<VideoBackend['uploadImage']>
}

/**
 * An upstream of your own as a provider: two maps and a few lists, and the rest is done as for those that come with the
 * kit. Inputs are checked before anything leaves; a create is sent once; every wait has its limit and can be aborted;
 * whatever comes back becomes a task or a `VideoError`; the key is taken out of it.
 *
 * It asks for one task at a time, keeps nothing between calls, and cannot tell who posts a callback. An upstream that
 * needs more (a token that runs out, answers in pieces) is an object of the `VideoProvider` interface instead.
 * @throws {Error} where there is neither a key nor a `baseUrl` in the options, naming the variable.
 */
export function defineProvider(definition: ProviderDefinition, options: ProviderOptions = {}): VideoProvider {
  const { providerName, models, fromUpstream, reasons = {}, uploadImage } = definition
  const { timeoutMs = DEFAULT_TIMEOUT_MS, allowLoopback, fetch } = options
  const connection = { providerName, access: accessOf(definition, options), timeoutMs, fetch }
  const reading = {
    providerName,
    allowLoopback,
    chargedBy: definedCharge,
    reasonOf: (failCode: string) => ownEntry(reasons, failCode),
    onUnknownState: createStateReporter(providerName, options.onUnknownState),
  }

  async function ask(request: ConnectionRequest) {
    const { answer } = await exchange(connection, request)
    return definedEnvelope(answer, fromUpstream, definition)
  }

  return {
    provider: definition.provider,
    resultHosts: [...definition.resultHosts, ...(options.resultHosts ?? [])],

    describe: () =>
      Promise.resolve({
        models,
        powers: { batch: false, push: false, upload: uploadImage !== undefined, intents: false },
      }),

    async createTask(input, { signal, callbackUrl } = {}) {
      const model = ownModel(models, input, providerName)
      const checked = checkVideoInput(model, input, { allowLoopback })
      const mode = modelMode(model, checked)?.name ?? ''
      const { path, body } = definition.toUpstream(checked, { model, mode, callbackUrl })
      const startTime = Date.now()
      const envelope = await ask({ method: 'POST', path, body, spends: true, signal })
      const taskId = recordTaskId(envelope, providerName)
      return { taskId, model: model.id, startTime, kind: taskKind(model, checked), state: 'pending' }
    },

    async getTask(ref, { signal } = {}) {
      const model = ownModel(models, ref, providerName)
      const { taskId, startTime, kind } = ref
      const path = definition.checkPath(taskId, model)
      const envelope = await ask({ method: 'GET', path, spends: false, signal })
      const outcome = recordOutcome(envelope, { ...reading, taskId, model })
      return { taskId, model: model.id, ...withoutUndefined({ startTime, kind }), ...outcome }
    },

    async readCallback(request) {
      const { answer } = await callbackEnvelope(request)
      const envelope = definedEnvelope(answer, fromUpstream, definition)
      return recordHint(envelope, idProperty(envelope.data, 'taskId'), reading)
    },

    ...(uploadImage && { uploadImage }),
  }
}

function accessOf(definition: ProviderDefinition, options: ProviderOptions) {
  const { providerName, variable, baseUrl: defaultBaseUrl, headers } = definition
  const { apiKey, baseUrl } = options
  const access = upstreamAccess({ providerName, variable, apiKey, baseUrl, defaultBaseUrl })
  const [key] = access.secrets
  return headers && key !== undefined ? { ...access, headers: headers(key) } : access
}
