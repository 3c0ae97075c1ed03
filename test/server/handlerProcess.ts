// A handler in a process of its own, behind a real HTTP server, that tells how much memory it takes. Run by memory.test.ts.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { finishAll, fakeProvider } from './fakeProvider.js'
import { createVideoHandler } from '../../src/server.js'

/** What is asked of the process. */
export type HandlerProcessRequest = { type: 'start'; resultUrl: string } | { type: 'mark' } | { type: 'peak' }

/** What it answers, in the order asked. Sizes are in bytes. */
export type HandlerProcessAnswer =
  { type: 'started'; url: string } | { type: 'marked' } | { type: 'peak'; growth: number }

const SAMPLE_MS = 10

let base = 0
let peak = 0

function start(resultUrl: string): void {
  const provider = fakeProvider()
  const handler = createVideoHandler({
    providers: [provider],
    authorize: 'public',
    secret: 'a secret that only this test knows',
    production: false,
    allowLoopback: true,
    uploadImage: () => Promise.resolve('https://files.example.test/1.png'),
  })
  const finishing = async (request: Request): Promise<Response> => {
    const answer = await handler(request)
    finishAll(provider, [resultUrl])
    return answer
  }
  const listener = getRequestListener(finishing, { overrideGlobalObjects: false })
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing))
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    answer({ type: 'started', url: `http://127.0.0.1:${port}/api/video` })
  })
  setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, SAMPLE_MS)
}

function answer(message: HandlerProcessAnswer): void {
  process.send?.(message)
}

process.on('message', (message: HandlerProcessRequest) => {
  if (message.type === 'start') start(message.resultUrl)
  else if (message.type === 'mark') {
    globalThis.gc?.()
    base = peak = process.memoryUsage.rss()
    answer({ type: 'marked' })
  } else answer({ type: 'peak', growth: peak - base })
})
