import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { version as viteVersion } from 'vite'
import { builtPackage } from '../builtPackage.js'
import { conditions } from '../conditions.js'
import { peerPackages, peerVersions } from '../peers/peerPackages.js'
import type { BundleSize } from './bundleSize.js'
import { bundleSize } from './bundleSize.js'
import type { MeasuredSize, SizeResults } from './report.js'
import { report } from './report.js'
import { ourImports, theirImports } from './sizedImports.js'

/** An app that has it already pays for it once. */
const REACT_QUERY = /^@tanstack\/(react-query|query-core)$/

/** Weighs ours and theirs, says it, and writes it down. The same on every machine. */
export async function benchSizes({ folder }: { folder: URL }): Promise<void> {
  const peers = peerPackages()
  const built = await builtPackage()
  try {
    const lines: MeasuredSize[] = []
    for (const { name, group, source } of ourImports) {
      const here = source.replaceAll(
        /'rushes(\/\w+)?'/g,
        (_, path: string = '/index') => `'../dist${path}.js'`,
      )
      const size = await weighed(name, built.folder, here)
      const rest = await bundleSize(built.folder, here, { without: [REACT_QUERY] })
      lines.push({ name, group, ...size, withoutReactQuery: rest.initial.gzip })
    }
    for (const { name, group, source } of theirImports) {
      lines.push({ name, group, ...(await weighed(name, peers, source)) })
    }
    const results: SizeResults = {
      conditions: conditions(),
      vite: viteVersion,
      versions: peerVersions,
      stylesheetGzip: gzipSync(readFileSync(join(built.folder, 'dist/styles.css')), { level: 9 }).length,
      lines,
    }
    const text = report(results)
    console.log(text)
    writeFileSync(new URL('results.json', folder), `${JSON.stringify(results, null, 2)}\n`)
    writeFileSync(new URL('results.md', folder), text)
  } finally {
    built.remove()
  }
}

async function weighed(name: string, folder: string, source: string): Promise<BundleSize> {
  const size = await bundleSize(folder, source)
  if (size.initial.minified < 1_000) throw new Error(`${name}: the bundle is empty, so nothing was weighed.`)
  return size
}
