// Measures in a real browser what the hooks cost, beside plain useQuery, and writes the table.
// `--quick` takes two rounds and writes nothing.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

// Else Vite, which is asked to run a module here, would take it for development and bundle that React.
process.env.NODE_ENV = 'production'

const isQuick = process.argv.includes('--quick')
const root = fileURLToPath(new URL('..', import.meta.url))
const { module } = await runnerImport('/test/bench/hooks/benchHooks.ts', { root, logLevel: 'error' })
await module.benchHooks({ isQuick, folder: new URL('../test/bench/hooks/', import.meta.url) })
