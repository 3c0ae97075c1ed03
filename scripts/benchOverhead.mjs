// Measures what the handler adds to a status request, beside a bare proxy and fal's, and writes the table.
// `--quick` asks a tenth as often and writes nothing. It installs theirs in a temporary folder.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

process.env.NODE_ENV = 'production'

const isQuick = process.argv.includes('--quick')
const root = fileURLToPath(new URL('..', import.meta.url))
const { module } = await runnerImport('/test/bench/overhead/benchOverhead.ts', { root, logLevel: 'error' })
await module.benchOverhead({
  isQuick,
  folder: new URL('../test/bench/overhead/', import.meta.url),
  load: (url) => import(url),
})
