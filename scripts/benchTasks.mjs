// Measures in a real browser what many watched tasks cost, beside plain useQuery, and writes the table.
// `--quick` takes one round at 1,000 tasks and writes nothing; with `--profile=folder` it keeps CPU profiles there.
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { runnerImport } from 'vite'

// Else Vite, which is asked to run a module here, would take it for development and bundle that React.
process.env.NODE_ENV = 'production'

const isQuick = process.argv.includes('--quick')
const named = process.argv.find((argument) => argument.startsWith('--profile='))?.slice('--profile='.length)
const profiles = named && pathToFileURL(`${resolve(named)}/`)
if (profiles) mkdirSync(profiles, { recursive: true })

const root = fileURLToPath(new URL('..', import.meta.url))
const { module } = await runnerImport('/test/bench/tasks/benchTasks.ts', { root, logLevel: 'error' })
await module.benchTasks({ isQuick, profiles, folder: new URL('../test/bench/tasks/', import.meta.url) })
