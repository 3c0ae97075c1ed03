import { apixoDialect } from './apixoDialect.js'
import { apixoRoutes } from './apixoRoutes.js'
import { SimulatedProvider } from './SimulatedProvider.js'
import { SimulatedUpstream } from './SimulatedUpstream.js'
import type { UpstreamMocks, UpstreamMocksOptions } from './upstreamMocks.js'
import { upstreamMocks } from './upstreamMocks.js'

/** What a simulated APIXO may be told. */
export type ApixoMocksOptions = UpstreamMocksOptions
/** A simulated APIXO. */
export type ApixoMocks = UpstreamMocks

/**
 * APIXO, simulated: its routes and bodies over tasks that live in memory, and callbacks in the shape of its webhooks
 * page, which are not signed. Videos are at `https://r2.apixo.ai/<taskId>.mp4` unless `resultUrl` says otherwise.
 */
export function apixoMocks(options: ApixoMocksOptions = {}): ApixoMocks {
  const { resultUrl = (taskId: string) => `https://r2.apixo.ai/${taskId}.mp4`, onCallback } = options
  const upstream = new SimulatedUpstream({
    provider: new SimulatedProvider(options),
    dialect: apixoDialect,
    routes: apixoRoutes,
    resultUrl,
    onCallback,
  })
  return upstreamMocks(upstream, ['https://api.apixo.ai'], [new URL(resultUrl('task')).origin])
}
