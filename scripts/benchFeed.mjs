// Watches a feed of a hundred running videos for a minute in a real browser: what moves, and what it costs.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

// Else Vite, which is asked to run a module here, would take it for development and bundle that React.
process.env.NODE_ENV = 'production'

const root = fileURLToPath(new URL('..', import.meta.url))
const { module } = await runnerImport('/test/bench/feed/benchFeed.ts', { root, logLevel: 'error' })
await module.benchFeed(new URL('../test/bench/feed/', import.meta.url))
