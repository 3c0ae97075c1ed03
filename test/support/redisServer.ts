import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'
import { findRedisServer } from '../../scripts/redisServer.mjs'

const path = findRedisServer()

/**
 * Why the tests over a real Redis are left out; `undefined` where they run. In continuous integration they are never
 * left out: without a redis-server they fail there.
 */
export const redisIsMissing =
  path === undefined && !process.env['CI']
    ? 'No redis-server is here, so the tests over a real Redis are left out. Install it with: node scripts/setup.mjs --redis'
    : undefined

export interface RedisServer {
  /** Where it listens, a socket in a temporary folder. */
  socketPath: string
  /** A new client, connected. It tries again every 20 ms when the server is away. */
  client(): Promise<ReturnType<typeof createTestClient>>
  /** Ends the server, as a crash does. What it held is gone. */
  kill(): Promise<void>
  /** Starts it again at the same place, empty. */
  start(): Promise<void>
  /** Closes all clients and the server, and removes the folder. */
  close(): Promise<void>
}

/** A real redis-server of this test's own, which writes nothing to disk. */
export async function startRedisServer(): Promise<RedisServer> {
  if (path === undefined) {
    throw new Error(
      'The tests over Redis need a redis-server. Install it with: node scripts/setup.mjs --redis',
    )
  }
  const command = path
  const folder = mkdtempSync(join(tmpdir(), 'rushes-redis-'))
  const socketPath = join(folder, 'redis.sock')
  const clients: Awaited<ReturnType<RedisServer['client']>>[] = []
  let server: ChildProcess | undefined

  async function start(): Promise<void> {
    const settings = [
      '--port',
      '0',
      '--unixsocket',
      socketPath,
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      folder,
    ]
    const started = spawn(command, settings, { stdio: ['ignore', 'pipe', 'inherit'] })
    server = started
    for await (const line of started.stdout) if (String(line).includes('ready to accept')) break
    // A pipe that nobody reads would stop the server once it is full.
    started.stdout.resume()
  }

  async function kill(): Promise<void> {
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const exit = once(server, 'exit')
    server.kill('SIGKILL')
    await exit
  }

  await start()
  return {
    socketPath,
    start,
    kill,
    async client() {
      const client = createTestClient(socketPath)
      client.on('error', () => undefined)
      await client.connect()
      clients.push(client)
      return client
    },
    async close() {
      for (const client of clients) if (client.isOpen) client.destroy()
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function createTestClient(socketPath: string) {
  return createClient({ socket: { path: socketPath, reconnectStrategy: 20 } })
}
