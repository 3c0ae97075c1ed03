import { chanjingDialect } from './chanjingDialect.js'
import { CHANJING_FILES, CHANJING_UPLOADS, ChanjingFiles } from './ChanjingFiles.js'
import { CHANJING_HOSTS, chanjingRoutes } from './chanjingRoutes.js'
import { ChanjingTokens } from './ChanjingTokens.js'
import { SimulatedProvider } from './SimulatedProvider.js'
import { SimulatedUpstream } from './SimulatedUpstream.js'
import type { UpstreamMocks, UpstreamMocksOptions } from './upstreamMocks.js'
import { upstreamMocks } from './upstreamMocks.js'

/** What a simulated Chanjing may be told. */
export interface ChanjingMocksOptions extends UpstreamMocksOptions {
  /**
   * The `status` of an uploaded file at each look at it; the last one stays. 0 is not there yet, 1 ready, 98 refused for
   * its content, 99 deleted, 100 purged. @default [0, 1]
   */
  fileStates?: readonly number[]
}

/** A simulated Chanjing. */
export interface ChanjingMocks extends UpstreamMocks {
  /** As if another process had fetched a token: the one in use is refused from now on, with that code. Default 10400. */
  readonly killToken: (code?: 10400 | 10401) => void
}

/**
 * Chanjing, simulated: tokens, submits, single and listed tasks, and the upload by signed URL. A new token kills the
 * one before; one ends after 24 hours of the clock, whatever the time scale. Any `app_id` and `secret_key` will do.
 * Videos are at `https://res.chanjing.cc/chanjing/res/aigc_creation/video/<taskId>.mp4` unless `resultUrl` says otherwise.
 */
export function chanjingMocks(options: ChanjingMocksOptions = {}): ChanjingMocks {
  const { onCallback, fileStates = [0, 1] } = options
  const { resultUrl = (id: string) => `${CHANJING_FILES}/chanjing/res/aigc_creation/video/${id}.mp4` } =
    options
  const provider = new SimulatedProvider(options)
  const now = () => provider.time.now()
  const tokens = new ChanjingTokens(now)
  const files = new ChanjingFiles(fileStates, now)
  const upstream = new SimulatedUpstream({
    provider,
    dialect: chanjingDialect,
    routes: chanjingRoutes({ tokens, files }),
    resultUrl,
    onCallback,
  })
  const origins = [...CHANJING_HOSTS.map((host) => `https://${host}`), CHANJING_UPLOADS]
  const mocks = upstreamMocks(upstream, origins, [CHANJING_FILES, new URL(resultUrl('task')).origin])
  return {
    ...mocks,
    killToken: (code) => {
      tokens.kill(code)
    },
    reset: () => {
      mocks.reset()
      tokens.clear()
      files.clear()
    },
  }
}
