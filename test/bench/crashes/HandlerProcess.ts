import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { VideoHandlerEvent } from '../../../src/server.js'
import type { Order, Report } from './crashingHandler.js'

const root = fileURLToPath(new URL('../../..', import.meta.url))
export interface HandlerFile {
  path: string
  remove(): void
}

/** Bundles the process into a file of this run's own, so that each start of it takes a tenth of a second. */
export async function buildHandlerProcess(): Promise<HandlerFile> {
  // Inside of the project, so that its packages are found from there.
  const cache = `${root}node_modules/.cache`
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(`${cache}/rushes-crashes-`)
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'test/bench/crashes/crashingHandler.ts',
      outDir: folder,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'crashingHandler.mjs' } },
    },
  })
  return {
    path: `${folder}/crashingHandler.mjs`,
    remove: () => {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** One handler in a process of its own. */
export class HandlerProcess {
  readonly events: VideoHandlerEvent[] = []
  readonly #child: ChildProcess
  readonly #exit: Promise<unknown>
  readonly #port: Promise<number>
  #onDone: () => void = () => undefined

  constructor(file: string, environment: Readonly<Record<string, string>>) {
    const child = fork(file, [], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.#child = child
    this.#exit = once(child, 'exit')
    this.#port = new Promise((resolve) => {
      child.on('message', (report: Report) => {
        if ('port' in report) resolve(report.port)
        else if ('event' in report) this.events.push(report.event)
        else this.#onDone()
      })
    })
  }

  async url(path: string): Promise<string> {
    return `http://127.0.0.1:${await this.#port}${path}`
  }

  async order(order: Order): Promise<void> {
    await this.#port
    const done = new Promise<void>((resolve) => {
      this.#onDone = resolve
    })
    this.#child.send(order)
    await done
  }

  /** Ends it from outside, in the same way. */
  kill(): void {
    this.#child.kill('SIGKILL')
  }

  async ended(): Promise<void> {
    await this.#exit
  }
}
