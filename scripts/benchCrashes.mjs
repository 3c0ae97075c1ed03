// Kills handlers in the midst of creates, over a real Redis, and writes down what became of the tasks.
// `--quick` kills once at each point and writes nothing but to a temporary folder.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { runnerImport } from 'vite'

const isQuick = process.argv.includes('--quick')
const root = fileURLToPath(new URL('..', import.meta.url))
const { module } = await runnerImport('/test/bench/crashes/benchCrashes.ts', { root, logLevel: 'error' })
await module.benchCrashes({
  times: isQuick ? { callbacks: 1, silent: 1, memory: 1 } : { callbacks: 20, silent: 20, memory: 5 },
  sequences: isQuick ? 100 : 10_000,
  folder: isQuick
    ? pathToFileURL(`${mkdtempSync(`${tmpdir()}/rushes-crashes-`)}/`)
    : new URL('../test/bench/crashes/', import.meta.url),
})
