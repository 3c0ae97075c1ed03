// One handler in a process of its own, behind a real HTTP server. It is started by handlerFleet.ts.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createClient } from 'redis'
import { redisStore } from '../../../src/redis.js'
import { createVideoHandler, memoryStore } from '../../../src/server.js'
import type { TaskStore } from '../../../src/server.js'
import { benchProvider } from './benchProvider.js'

export type BenchHandlerRequest =
  { type: 'start'; upstreamUrl: string; redisSocket: string | undefined } | { type: 'memory' }

/** Sizes are in bytes, after a garbage collection. */
export type BenchHandlerAnswer =
  { type: 'started'; url: string } | { type: 'memory'; rss: number; heap: number; cpuMs: number }

async function sharedStore(redisSocket: string | undefined): Promise<TaskStore> {
  if (redisSocket === undefined) return memoryStore()
  const client = createClient({ socket: { path: redisSocket, reconnectStrategy: 100 } })
  client.on('error', () => undefined)
  await client.connect()
  return redisStore(client)
}

async function start(upstreamUrl: string, redisSocket: string | undefined): Promise<void> {
  const handler = createVideoHandler({
    providers: [benchProvider(upstreamUrl)],
    secret: 'a secret that all processes of this bench share',
    authorize: (request) => ({ user: request.headers.get('X-User') ?? 'ada' }),
    publicUrl: 'https://app.example.test',
    store: await sharedStore(redisSocket),
    limits: { createsPerMinute: Infinity, checksPerMinute: Infinity },
    production: true,
  })
  const listener = getRequestListener(handler, { overrideGlobalObjects: false })
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing))
  // So that no kept connection is closed at the moment at which it is used again.
  server.keepAliveTimeout = 120_000
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    answer({ type: 'started', url: `http://127.0.0.1:${port}` })
  })
}

function answer(message: BenchHandlerAnswer): void {
  process.send?.(message)
}

process.on('message', (message: BenchHandlerRequest) => {
  if (message.type === 'start') void start(message.upstreamUrl, message.redisSocket)
  else {
    globalThis.gc?.()
    const { rss, heapUsed } = process.memoryUsage()
    const { user, system } = process.cpuUsage()
    answer({ type: 'memory', rss, heap: heapUsed, cpuMs: (user + system) / 1000 })
  }
})
