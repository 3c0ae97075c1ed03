import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Handler } from 'hono'
import { Hono } from 'hono'
import type * as Providers from '../../../src/providers.js'
import type * as Server from '../../../src/server.js'

/** One way to answer a status request in a server, from `Request` to `Response`. */
export interface StatusHandler {
  name: string
  request(): Request
  answer(request: Request): Response | Promise<Response>
}

const ORIGIN = 'https://app.example'
const TASK_ID = '0d1ea51f-7c0a-4b0e-9d0b-5a3f2f8f3c11'
const MODEL = 'apixo/kling-2-5-turbo-pro'
const KEY = 'measured-key-of-nobody'
const HEADERS = {
  Accept: 'application/json',
  'Sec-Fetch-Site': 'same-origin',
  Cookie: 'session=ada',
  'User-Agent': 'Mozilla/5.0',
}

/** What APIXO says of a task that runs, as bytes: everybody is given the same. */
const RUNNING = JSON.stringify({
  code: 200,
  message: 'success',
  data: { taskId: TASK_ID, state: 'processing', createTime: 1_763_730_000_000 },
})
const CREATED = JSON.stringify({ code: 200, message: 'success', data: { taskId: TASK_ID } })

/** An upstream that answers at once, from memory. */
const upstream: typeof fetch = (_, init) =>
  Promise.resolve(
    new Response(init?.method === 'POST' ? CREATED : RUNNING, {
      headers: { 'Content-Type': 'application/json' },
    }),
  )

/** Imports a module as Node does: what is measured must not run through Vite. */
export type LoadModule = (url: string) => Promise<unknown>

/** Ours, from what is published. */
export async function ourHandler(folder: string, load: LoadModule): Promise<StatusHandler> {
  const entry = (name: string) => load(pathToFileURL(join(folder, 'dist', name)).href)
  const { createVideoHandler } = (await entry('server.js')) as typeof Server
  const { apixo } = (await entry('providers.js')) as typeof Providers
  const handler = createVideoHandler({
    providers: [apixo({ apiKey: KEY, fetch: upstream })],
    authorize: (request) => {
      const user = /session=(\w+)/.exec(request.headers.get('Cookie') ?? '')?.[1]
      return user === undefined ? null : { user }
    },
    secret: 'a secret of 32 bytes, for this only: 4f1c9d0b7a2e',
    production: true,
    // More than are asked in the whole run: each is counted, none is refused.
    limits: { checksPerMinute: 1e9 },
  })
  const created = await handler(
    new Request(`${ORIGIN}/api/video/tasks`, {
      method: 'POST',
      headers: { ...HEADERS, 'Content-Type': 'application/json' },
      body: JSON.stringify({ model: MODEL, prompt: 'a fox in snow' }),
    }),
  )
  const { taskId } = (await created.json()) as { taskId: string }
  if (created.status !== 201) throw new Error(`Our handler made no task: ${created.status}`)
  const url = `${ORIGIN}/api/video/tasks/${taskId}`
  return {
    name: 'createVideoHandler',
    request: () => new Request(url, { headers: HEADERS }),
    answer: handler,
  }
}

/** The least that a proxy does which adds the key: no check of whose task it is, and the upstream's JSON as it came. */
export function bareHandler(): StatusHandler {
  return proxy('bare hono proxy', () => Promise.resolve())
}

/** The same, with one HMAC-SHA256 by WebCrypto: what it costs to know that an id has not been changed. */
export async function sealingHandler(): Promise<StatusHandler> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(KEY), hmac, false, ['sign'])
  return proxy('bare hono proxy with one HMAC', (id) =>
    crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${MODEL}\n${id}`)),
  )
}

function proxy(name: string, check: (id: string) => Promise<unknown>): StatusHandler {
  const app = new Hono()
  app.get('/api/video/tasks/:id', async (context) => {
    const id = encodeURIComponent(context.req.param('id'))
    await check(id)
    const answer = await upstream(`https://upstream.example/v1/statusTask?taskId=${id}`, {
      headers: { Authorization: `Bearer ${KEY}` },
      signal: context.req.raw.signal,
    })
    return context.json((await answer.json()) as object, 200)
  })
  const url = `${ORIGIN}/api/video/tasks/${TASK_ID}`
  return {
    name,
    request: () => new Request(url, { headers: HEADERS }),
    answer: (request) => app.fetch(request),
  }
}

/** fal's proxy in the same hono. It asks by the global `fetch`, which is the upstream's for as long as it runs. */
export function falHandler(folder: string): StatusHandler {
  const falProxy = createRequire(join(folder, 'package.json'))('@fal-ai/server-proxy/hono') as {
    createRouteHandler(config: object): Handler
  }
  const app = new Hono()
  const route = falProxy.createRouteHandler({
    resolveApiKey: () => Promise.resolve(KEY),
    allowedEndpoints: ['fal-ai/**'],
    allowUnauthorizedRequests: false,
    isAuthenticated: (behavior: { getHeader(name: string): string | undefined }) =>
      Promise.resolve(/session=(\w+)/.test(behavior.getHeader('cookie') ?? '')),
  })
  app.all('/api/fal/proxy', route)
  const headers = {
    ...HEADERS,
    'x-fal-target-url': `https://queue.fal.run/fal-ai/kling-video/requests/${TASK_ID}/status`,
  }
  return {
    name: '@fal-ai/server-proxy',
    request: () => new Request(`${ORIGIN}/api/fal/proxy`, { headers }),
    answer: async (request) => {
      const before = globalThis.fetch
      globalThis.fetch = upstream
      try {
        return await app.fetch(request)
      } finally {
        globalThis.fetch = before
      }
    },
  }
}
