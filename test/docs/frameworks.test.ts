import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RequestListener, Server } from 'node:http'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createServer as createViteServer } from 'vite'
import { createBackend, type VideoBackend } from '../../src/index.js'
import { providerMocks } from '../../src/mocks.js'
import { root } from '../package/sourceFiles.js'
import { fencesOf, shownFiles } from './shownFiles.js'

const upstream = providerMocks.apixo({ timeScale: 0 })
const realFetch = globalThis.fetch
const isHere = (url: string | URL) => new URL(url).hostname === '127.0.0.1'
const closers: (() => unknown)[] = []

beforeAll(() => {
  vi.stubEnv('APIXO_API_KEY', 'a-key')
  vi.stubEnv('RUSHES_SECRET', 'a secret of at least sixteen characters')
})
beforeEach(() => {
  upstream.reset()
  const fetchOrSimulate: typeof fetch = (input, init) =>
    isHere(input instanceof Request ? input.url : input)
      ? realFetch(input, init)
      : upstream.fetch(input, init)
  vi.stubGlobal('fetch', fetchOrSimulate)
})
afterEach(async () => {
  vi.unstubAllGlobals()
  for (const close of closers.splice(0)) await close()
})

/** From the prompt to the first bytes of the video, as a page would go. */
async function makesVideo(backend: VideoBackend, get: (url: string) => Promise<Response>) {
  const task = await backend.createTask({ model: 'apixo/kling-2-5-turbo-pro', prompt: 'a fox' })
  upstream.advance(60_000)
  const done = await backend.getTask(task)
  expect(done.state).toBe('success')
  const [url] = done.state === 'success' ? done.resultUrls : ['']
  const video = await get(url)
  expect([video.status, video.headers.get('Content-Type')]).toEqual([200, 'video/mp4'])
}

const origin = 'http://app.example'

async function answers(answer: (request: Request) => Response | Promise<Response>) {
  const at = (input: RequestInfo | URL, init?: RequestInit) =>
    Promise.resolve(answer(new Request(new URL(input instanceof Request ? input.url : input, origin), init)))
  await makesVideo(createBackend({ url: `${origin}/api/video`, fetch: at }), at)
}

async function serves(server: Server) {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => new Promise((resolve) => server.close(resolve)))
  const { port } = server.address() as AddressInfo
  const base = `http://127.0.0.1:${port}`
  await makesVideo(createBackend({ url: `${base}/api/video` }), (url) => realFetch(new URL(url, base)))
}

describe('the handler of the page Frameworks makes a video', () => {
  test('as a route of Next.js', async () => {
    const { GET, POST } = await import('./frameworks/next.js')
    await answers((request) => (request.method === 'GET' ? GET : POST)(request))
  })

  test('as a resource route of React Router', async () => {
    const { loader, action } = await import('./frameworks/reactRouter.js')
    await answers((request) => (request.method === 'GET' ? loader : action)({ request }))
  })

  test('in Hono', async () => {
    const { app } = await import('./frameworks/hono.js')
    await answers((request) => app.fetch(request))
  })

  test('in Express, over real HTTP', async () => {
    const { app } = await import('./frameworks/express.js')
    await serves(createServer(app as RequestListener))
  })

  test('in Node’s own server, over real HTTP', async () => {
    const { server } = await import('./frameworks/nodeHttp.js')
    await serves(server)
  })

  test('as a worker, whose environment comes with the request', async () => {
    const { default: worker } = await import('./frameworks/worker.js')
    const environment = { APIXO_API_KEY: 'a-key', RUSHES_SECRET: 'a secret of at least sixteen characters' }
    await answers((request) => worker.fetch(request, environment))
  })
})

test('the Vite dev server of the page serves the handler, and simulates the provider without a key', async () => {
  vi.stubEnv('APIXO_API_KEY', '')
  const vite = await createViteServer({
    configFile: `${root}/test/docs/frameworks/viteDevServer.ts`,
    root: `${root}/test/docs/frameworks`,
    logLevel: 'silent',
    server: { host: '127.0.0.1', port: 0, ws: false },
    optimizeDeps: { noDiscovery: true },
  })
  closers.push(() => vite.close())
  await vite.listen()
  const { port } = vite.httpServer?.address() as AddressInfo
  const backend = createBackend({ url: `http://127.0.0.1:${port}/api/video` })
  const { models } = await backend.describe()
  expect(models.map(({ provider }) => provider)).toContain('apixo')
  const task = await backend.createTask({ model: 'apixo/kling-2-5-turbo-pro', prompt: 'a fox' })
  expect(task.state).toBe('pending')
})

test('the page shows the very files that were run', () => {
  const fences = fencesOf('Frameworks.mdx')
  for (const { name, text } of shownFiles('test/docs/frameworks')) expect(fences, name).toContain(text)
})
