import type { PollingPolicy } from '../polling/PollingPolicy.js'
import { pollingPolicy } from '../polling/PollingPolicy.js'
import type { VideoProvider } from '../providers/provider.js'
import { exactOrigins } from './allowOrigins.js'
import { cleanPublicUrl } from './cleanPublicUrl.js'
import { handlerLimits } from './handlerLimits.js'
import { eventDetails, handlerLogger } from './handlerLogger.js'
import { handlerAuthorize, handlerSecret } from './handlerSafety.js'
import type { KeyedMac } from './keyedMac.js'
import { keyedMac } from './keyedMac.js'
import { memoryStore } from './memoryStore.js'
import { safeErrorDetails } from './safeErrorDetails.js'
import type { SettledTasks } from './settledTasks.js'
import { settledTasks } from './settledTasks.js'
import type { TaskSealer } from './taskSealer.js'
import { taskSealer } from './taskSealer.js'
import type { TaskStore } from './TaskStore.js'
import type { VideoGrants } from './videoGrants.js'
import { videoGrants } from './videoGrants.js'
import type {
  Authorize,
  HandlerLimits,
  UploadImage,
  VideoHandlerEvent,
  VideoHandlerLogger,
  VideoHandlerOptions,
} from './VideoHandlerOptions.js'

/** The options with every default in place. */
export interface HandlerSettings {
  /** By name. */
  providers: ReadonlyMap<string, VideoProvider>
  authorize: Authorize
  /** For whatever else only this handler may have written. */
  mac: KeyedMac
  sealer: TaskSealer
  videoGrants: VideoGrants
  /** Without a slash at its end; `''` for the root. */
  basePath: string
  /** Without a slash at its end. */
  publicUrl: string | undefined
  polling: PollingPolicy
  store: TaskStore
  /** The host's own, which wins over every provider's. */
  uploadImage: UploadImage | undefined
  fetch: typeof fetch
  allowLoopback: boolean
  limits: HandlerLimits
  allowedOrigins: ReadonlySet<string>
  settledTasks: SettledTasks
  logger: Required<VideoHandlerLogger>
  emit(event: VideoHandlerEvent): void
}

/** @throws {Error} where the options are contradictory, or not safe for production; the message says what to do. */
export function handlerSettings(options: VideoHandlerOptions): HandlerSettings {
  const production = options.production ?? runsInProduction()
  const { allowLoopback = false, onEvent } = options
  if (production && allowLoopback) {
    throw new Error(
      'createVideoHandler: `allowLoopback` is for playgrounds and tests. Take it out in production.',
    )
  }
  const logger = handlerLogger(options.logger)
  const warn = (message: string) => {
    if (options.logger) options.logger.warn({}, message)
    // eslint-disable-next-line no-console -- a handler without a logger still has to say that it is open to everybody
    else console.warn(message)
  }
  const authorize = handlerAuthorize(options.authorize, { production, warn })
  const mac = keyedMac(handlerSecret(options.secret, { production, warn }))
  return {
    providers: providersByName(options.providers),
    authorize,
    mac,
    sealer: taskSealer(mac),
    videoGrants: videoGrants(mac),
    basePath: cleanBasePath(options.basePath ?? '/api/video'),
    publicUrl: cleanPublicUrl(options.publicUrl, production),
    polling: options.polling ?? pollingPolicy(),
    store: options.store ?? memoryStore(),
    uploadImage: options.uploadImage,
    // Read at each call, so that a global that is replaced later is the one used.
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    allowLoopback,
    limits: handlerLimits(options.limits),
    allowedOrigins: exactOrigins(options.allowedOrigins),
    settledTasks: settledTasks(),
    logger,
    emit(event) {
      logger.info(eventDetails(event), 'Something happened to a task or an image')
      try {
        onEvent?.(event)
      } catch (error) {
        logger.error(safeErrorDetails(error), 'onEvent threw')
      }
    },
  }
}

/** Where it cannot be told, it is taken for production: a handler that is too careful is noticed at once. */
function runsInProduction(): boolean {
  return typeof process === 'undefined' || process.env['NODE_ENV'] === 'production'
}

function providersByName(providers: readonly VideoProvider[]): ReadonlyMap<string, VideoProvider> {
  if (providers.length === 0) {
    throw new Error(
      'createVideoHandler: `providers` is empty. Give it at least one, such as apixo({ apiKey }).',
    )
  }
  const byName = new Map<string, VideoProvider>()
  for (const provider of providers) {
    if (byName.has(provider.provider)) {
      throw new Error(
        `createVideoHandler: two providers are called '${provider.provider}'. Tasks are found again by that name, so keep one.`,
      )
    }
    byName.set(provider.provider, provider)
  }
  return byName
}

function cleanBasePath(basePath: string): string {
  const clean = basePath.replace(/\/+$/, '')
  if (clean !== '' && !/^(\/[\w.~-]+)+$/.test(clean)) {
    throw new Error(`createVideoHandler: \`basePath\` is a path such as '/api/video', not '${basePath}'.`)
  }
  return clean
}
