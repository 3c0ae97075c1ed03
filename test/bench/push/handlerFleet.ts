import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { BenchHandlerAnswer, BenchHandlerRequest } from './benchHandler.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))

export interface BenchProcess {
  url: string
  ask(request: BenchHandlerRequest): Promise<BenchHandlerAnswer>
  kill(): Promise<void>
}

export async function startHandler(upstreamUrl: string, redisSocket?: string): Promise<BenchProcess> {
  const options = JSON.stringify({ root, configFile: false, logLevel: 'error' })
  const run = `const { runnerImport } = await import('vite')
    await runnerImport('/test/bench/push/benchHandler.ts', ${options})
    process.send({ type: 'loaded' })`
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', run], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  await once(child, 'message')
  const started = await ask(child, { type: 'start', upstreamUrl, redisSocket })
  if (started.type !== 'started') throw new Error('A handler did not start')
  return {
    url: started.url,
    ask: (request) => ask(child, request),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exit = once(child, 'exit')
      child.kill('SIGKILL')
      await exit
    },
  }
}

async function ask(child: ChildProcess, request: BenchHandlerRequest): Promise<BenchHandlerAnswer> {
  const answered = once(child, 'message')
  child.send(request)
  const [answer] = (await answered) as [BenchHandlerAnswer]
  return answer
}

/** Sends each request to the next process, as a load balancer does: also to one that is gone, until that is noticed. */
export function roundRobin(processes: readonly BenchProcess[]) {
  const out = new Set<BenchProcess>()
  let turn = 0
  return {
    takeOut: (gone: BenchProcess) => void out.add(gone),
    send(path: string, init?: RequestInit): Promise<Response> {
      const inTurn = processes.filter((each) => !out.has(each))
      turn += 1
      return fetch(`${inTurn[turn % inTurn.length]?.url}${path}`, init)
    },
  }
}
