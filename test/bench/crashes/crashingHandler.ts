// A process with a handler that ends itself, as `kill -9` does, at the point of a create that it is told to.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createClient } from 'redis'
import { apixo } from '../../../src/providers.js'
import { redisStore } from '../../../src/redis.js'
import { createVideoHandler, memoryStore, type VideoHandlerEvent } from '../../../src/server.js'
import type { CrashPoint } from './crashPoints.js'
import { crashingFetch, crashingProvider, crashingStore } from './crashPoints.js'

/** What the parent sends: where the next create is to end, and how far the clock is to be ahead. */
export interface Order {
  point?: CrashPoint | undefined
  clockAheadMs?: number
}

/** What the parent is told. */
export type Report = { port: number } | { event: VideoHandlerEvent } | { done: true }

const { UPSTREAM_URL = '', REDIS_SOCKET = '', PUBLIC_URL } = process.env
const realNow = Date.now
let wanted: CrashPoint | undefined

function reached(point: CrashPoint): void {
  if (point === wanted) process.kill(process.pid, 'SIGKILL')
}

function tell(report: Report): void {
  process.send?.(report)
}

process.on('message', ({ point, clockAheadMs = 0 }: Order) => {
  wanted = point
  Date.now = () => realNow() + clockAheadMs
  tell({ done: true })
})
process.on('disconnect', () => process.exit())

async function sharedStore() {
  if (REDIS_SOCKET === '') return memoryStore()
  const client = createClient({ socket: { path: REDIS_SOCKET, tls: false } })
  await client.connect()
  return redisStore(client)
}

const provider = apixo({
  apiKey: 'key',
  baseUrl: UPSTREAM_URL,
  fetch: crashingFetch(reached),
  timeoutMs: 5000,
})
const handler = createVideoHandler({
  providers: [crashingProvider(provider, reached)],
  authorize: 'public',
  secret: 'the same secret after each restart',
  production: false,
  publicUrl: PUBLIC_URL,
  store: crashingStore(await sharedStore(), reached),
  limits: { createsPerMinute: 1_000_000 },
  onEvent: (event) => {
    tell({ event })
  },
})
const listener = getRequestListener(
  async (request) => {
    const response = await handler(request)
    if (request.method === 'POST') reached('before the answer leaves')
    return response
  },
  { overrideGlobalObjects: false },
)
const server = createServer((incoming, outgoing) => {
  if (incoming.method === 'POST')
    outgoing.on('finish', () => {
      reached('after the answer has left')
    })
  void listener(incoming, outgoing)
})
await once(server.listen(0, '127.0.0.1'), 'listening')
tell({ port: (server.address() as AddressInfo).port })
