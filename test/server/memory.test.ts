import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Server } from 'node:http'
import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { HandlerProcessAnswer, HandlerProcessRequest } from './handlerProcess.js'
import { input } from './handlerRig.js'

const MIB = 1024 * 1024
/** Measured: 3 to 14 MiB for the result, 0 to 12 MiB for the upload, of which 15 MiB at most leave the sender. */
const LIMIT = 32 * MIB
const CHUNK = Buffer.alloc(MIB, 7)

/** The handler's own process, so that neither the test nor the result's host is in its memory. */
let child: ChildProcess
let host: Server
let url: string
/** How much the result's host has been able to send. */
let hostSent = 0

beforeAll(async () => {
  host = createServer((request, response) => {
    const endless = request.url === '/endless.mp4'
    hostSent = 0
    response.writeHead(200, { 'Content-Type': 'video/mp4', ...(!endless && { 'Content-Length': 200 * MIB }) })
    const push = () => {
      while (!response.destroyed && (endless || hostSent < 200 * MIB)) {
        hostSent += MIB
        if (!response.write(CHUNK)) return void response.once('drain', push)
      }
      response.end()
    }
    push()
  })
  await once(host.listen(0, '127.0.0.1'), 'listening')
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const run = `import('vite').then(({ runnerImport }) => runnerImport('/test/server/handlerProcess.ts', ${JSON.stringify(
    { root, configFile: false, logLevel: 'error' },
  )})).then(() => process.send({ type: 'loaded' }))`
  child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', run], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await once(child, 'message')
}, 60_000)

afterAll(() => {
  child.kill()
  host.closeAllConnections()
  host.close()
})

async function ask(message: HandlerProcessRequest): Promise<HandlerProcessAnswer> {
  const heard = once(child, 'message')
  child.send(message)
  return ((await heard) as [HandlerProcessAnswer])[0]
}

async function startedOver(file: string): Promise<void> {
  const { port } = host.address() as AddressInfo
  const started = await ask({ type: 'start', resultUrl: `http://127.0.0.1:${port}/${file}` })
  url = started.type === 'started' ? started.url : ''
}

async function growth(): Promise<number> {
  const answer = await ask({ type: 'peak' })
  return answer.type === 'peak' ? answer.growth : Infinity
}

async function videoUrl(): Promise<string> {
  const response = await fetch(`${url}/tasks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(input),
  })
  const { taskId } = (await response.json()) as { taskId: string }
  return `${url}/tasks/${taskId}/video`
}

async function read(from: string, upTo: number): Promise<number> {
  const leave = new AbortController()
  const { body } = await fetch(from, { signal: leave.signal })
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.byteLength
    if (length >= upTo) break
  }
  leave.abort()
  return length
}

/** Posts a body without an end, as fast as it is taken, until it is answered. Says how much of it went out. */
function postEndless(limit: number): Promise<{ status: number; sent: number }> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(`${url}/images`, {
      method: 'POST',
      headers: { 'Content-Type': 'image/png' },
    })
    let sent = 0
    let answered = false
    const push = () => {
      while (!answered && sent < limit) {
        sent += MIB
        if (!outgoing.write(CHUNK)) return void outgoing.once('drain', push)
      }
      outgoing.end()
    }
    outgoing.on('response', (incoming) => {
      answered = true
      incoming.resume()
      outgoing.destroy()
      resolve({ status: incoming.statusCode ?? 0, sent })
    })
    outgoing.on('error', (error) => {
      if (!answered) reject(error)
    })
    push()
  })
}

test('a result of 200 MB costs the handler at most 32 MiB, and so does an upload of 1 GiB', async () => {
  await startedOver('whole.mp4')
  const video = await videoUrl()
  // What is loaded and compiled at the first request is not what a request costs.
  await read(video, 20 * MIB)
  await postEndless(MIB)

  await ask({ type: 'mark' })
  expect(await read(video, Infinity)).toBe(200 * MIB)
  const streamed = await growth()

  await ask({ type: 'mark' })
  const { status, sent } = await postEndless(1024 * MIB)
  const uploaded = await growth()

  expect(status).toBe(413)
  expect(sent).toBeLessThan(64 * MIB)
  expect(streamed).toBeLessThanOrEqual(LIMIT)
  expect(uploaded).toBeLessThanOrEqual(LIMIT)
})

test('a result without an end waits for a player that has stopped reading', async () => {
  await startedOver('endless.mp4')
  const video = await videoUrl()
  await read(video, 20 * MIB)
  await ask({ type: 'mark' })
  const leave = new AbortController()
  const { body } = await fetch(video, { signal: leave.signal })
  await body?.getReader().read()
  // Until nothing moves any more: what the host can send is what lies between the two.
  let before = -1
  while (before !== hostSent && hostSent < 64 * MIB) {
    before = hostSent
    for (let round = 0; round < 20; round += 1) await ask({ type: 'peak' })
  }
  expect(hostSent).toBeLessThan(64 * MIB)
  expect(await growth()).toBeLessThanOrEqual(LIMIT)
  leave.abort()
})
