// Measures in a real browser how long a keystroke in the prompt takes, beside forms written by hand, and writes the table.
// `--quick` takes one round and writes nothing.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

// Else Vite, which is asked to run a module here, would take it for development and bundle that React.
process.env.NODE_ENV = 'production'

const isQuick = process.argv.includes('--quick')
const root = fileURLToPath(new URL('..', import.meta.url))
const { module } = await runnerImport('/test/bench/typing/benchTyping.ts', { root, logLevel: 'error' })
await module.benchTyping({ isQuick, folder: new URL('../test/bench/typing/', import.meta.url) })
