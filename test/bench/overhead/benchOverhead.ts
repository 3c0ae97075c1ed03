import { writeFileSync } from 'node:fs'
import { builtPackage } from '../builtPackage.js'
import { conditions } from '../conditions.js'
import { peerPackages, peerVersions } from '../peers/peerPackages.js'
import { measureHandlers } from './measureHandlers.js'
import type { OverheadResults } from './report.js'
import { report } from './report.js'
import type { LoadModule } from './statusHandlers.js'
import { bareHandler, falHandler, ourHandler, sealingHandler } from './statusHandlers.js'

export interface BenchOptions {
  /** A tenth of the requests: a look in passing. */
  isQuick: boolean
  /** Where `results.json` and `results.md` are written; nowhere in a quick run. */
  folder: URL
  load: LoadModule
}

const REQUESTS = 30_000
const WARM_UP = 5_000

/** Measures what a handler adds to a status request, beside others, says it, and writes it down. */
export async function benchOverhead({ isQuick, folder, load }: BenchOptions): Promise<void> {
  const peers = peerPackages()
  const built = await builtPackage()
  try {
    const handlers = [
      bareHandler(),
      await sealingHandler(),
      falHandler(peers),
      await ourHandler(built.folder, load),
    ]
    const requests = isQuick ? REQUESTS / 10 : REQUESTS
    const results: OverheadResults = {
      conditions: conditions(),
      versions: {
        '@fal-ai/server-proxy': peerVersions['@fal-ai/server-proxy'],
        hono: peerVersions.hono,
      },
      requests,
      warmUp: WARM_UP,
      handlers: await measureHandlers(handlers, { requests, warmUp: WARM_UP }),
    }
    const text = report(results)
    console.log(text)
    if (isQuick) return
    writeFileSync(new URL('results.json', folder), `${JSON.stringify(results, null, 2)}\n`)
    writeFileSync(new URL('results.md', folder), text)
  } finally {
    built.remove()
  }
}
