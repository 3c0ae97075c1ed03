import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { heldBackLines } from './heldBackLines.js'
import { chart } from './chart.js'
import { frontierCurves } from './frontierCurves.js'
import { scale } from './scale.js'
import { peerRows } from './peerRows.js'
import { probeLines } from './probeLines.js'
import { requiredLines } from './requiredLines.js'
import { report } from './report.js'

export interface BenchOptions {
  /** Fewer sessions: a look in passing. */
  isQuick: boolean
  /** Where `results.json`, `results.md` and `results.svg` are written; nowhere in a quick run. */
  folder: URL
}

/** Measures everything, says it, and writes it down. The same numbers on every machine. */
export function benchPolling({ isQuick, folder }: BenchOptions): void {
  const size = scale(isQuick)
  const lines = requiredLines(size)
  const heldBack = heldBackLines(size)
  const results = { lines, heldBack, probe: probeLines(size), peers: peerRows(size), size }
  const text = report(results)
  console.log(text)
  if (isQuick) return

  mkdirSync(fileURLToPath(folder), { recursive: true })
  writeFileSync(new URL('results.json', folder), `${JSON.stringify(results, null, 2)}\n`)
  writeFileSync(new URL('results.md', folder), text)
  writeFileSync(new URL('results.svg', folder), chart(frontierCurves(size)))
}
