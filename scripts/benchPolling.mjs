// Measures the polling policies against the best possible schedule, and writes the tables and the plot.
// `--quick` takes fewer sessions and writes nothing.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const isQuick = process.argv.includes('--quick')
const root = fileURLToPath(new URL('..', import.meta.url))
const { module } = await runnerImport('/test/bench/polling/benchPolling.ts', { root, logLevel: 'error' })
module.benchPolling({ isQuick, folder: new URL('../test/bench/polling/', import.meta.url) })
