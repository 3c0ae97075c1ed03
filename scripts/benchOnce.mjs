// Runs the ten triggers of test/hooks/atMostOnce.dom.test.tsx a hundred times each, and writes down how they ended.
// `--quick` runs each five times and writes nothing.
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { startVitest } from 'vitest/node'

const isQuick = process.argv.includes('--quick')
const runs = isQuick ? 5 : 100
const root = fileURLToPath(new URL('..', import.meta.url))
const results = `${mkdtempSync(`${tmpdir()}/rushes-once-`)}/ends.json`

process.env.RUSHES_ONCE_RUNS = String(runs)
process.env.RUSHES_ONCE_RESULTS = results
const startedAt = Date.now()
const vitest = await startVitest('test', ['test/hooks/atMostOnce'], {
  root,
  project: ['jsdom'],
  watch: false,
})
const seconds = (Date.now() - startedAt) / 1000
await vitest.close()
if (process.exitCode) process.exit()

const { module } = await runnerImport('/test/bench/once/benchOnce.ts', { root, logLevel: 'error' })
module.benchOnce(JSON.parse(readFileSync(results, 'utf8')), {
  runs,
  seconds,
  folder: isQuick ? undefined : new URL('../test/bench/once/', import.meta.url),
})
