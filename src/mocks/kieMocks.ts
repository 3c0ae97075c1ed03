import { kieDialect } from './kieDialect.js'
import { KIE_HOSTS, kieRoutes } from './kieRoutes.js'
import { kieSignature } from './kieSignature.js'
import { KIE_FILES } from './receiveKieFile.js'
import { SimulatedProvider } from './SimulatedProvider.js'
import { SimulatedUpstream } from './SimulatedUpstream.js'
import type { UpstreamMocks, UpstreamMocksOptions } from './upstreamMocks.js'
import { upstreamMocks } from './upstreamMocks.js'

/** What a simulated KIE may be told. */
export interface KieMocksOptions extends UpstreamMocksOptions {
  /** Callbacks are signed with it, as KIE does once a key was made in its settings. Default: they are not. */
  webhookHmacKey?: string
  /** What the account has left, whatever is made. @default 100 */
  credits?: number
}
/** A simulated KIE. */
export type KieMocks = UpstreamMocks

/**
 * KIE, simulated: jobs, records, credits and file uploads. A call that fails is an HTTP 200 with a code in its body,
 * and `param` gives back the whole create, as it does there. No rate is limited unless a scenario says so.
 * Videos are at `https://tempfile.aiquickdraw.com/kling/<taskId>.mp4` unless `resultUrl` says otherwise.
 */
export function kieMocks(options: KieMocksOptions = {}): KieMocks {
  const { resultUrl = (taskId: string) => `https://tempfile.aiquickdraw.com/kling/${taskId}.mp4` } = options
  const { onCallback, webhookHmacKey, credits = 100 } = options
  const provider = new SimulatedProvider(options)
  const upstream = new SimulatedUpstream({
    provider,
    dialect: kieDialect,
    routes: kieRoutes({ credits }),
    resultUrl,
    onCallback,
    callbackHeaders:
      webhookHmacKey === undefined
        ? undefined
        : ({ taskId }) => kieSignature(taskId, provider.time.now(), webhookHmacKey),
  })
  const origins = KIE_HOSTS.map((host) => `https://${host}`)
  return upstreamMocks(upstream, origins, [KIE_FILES, new URL(resultUrl('task')).origin])
}
