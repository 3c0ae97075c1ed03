// Measures push: three handler processes over Redis, a thousand streams on one process, a thousand broken connections.
// `--quick` does a tenth of it and writes nothing. It needs a redis-server.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const isQuick = process.argv.includes('--quick')
const root = fileURLToPath(new URL('..', import.meta.url))
const { module } = await runnerImport('/test/bench/push/benchPush.ts', {
  root,
  configFile: false,
  logLevel: 'error',
})
const isKept = await module.benchPush({ isQuick, folder: new URL('../test/bench/push/', import.meta.url) })
process.exit(isKept ? 0 : 1)
