// Weighs what a page downloads, ours beside theirs, and writes the tables. It installs theirs in a temporary folder.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

// Else Vite, which is asked to run a module here, would take it for development and bundle that React.
process.env.NODE_ENV = 'production'

const root = fileURLToPath(new URL('..', import.meta.url))
const { module } = await runnerImport('/test/bench/sizes/benchSizes.ts', { root, logLevel: 'error' })
await module.benchSizes({ folder: new URL('../test/bench/sizes/', import.meta.url) })
