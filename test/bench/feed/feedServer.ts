import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Task } from '../../../src/core/Task.js'
import { property } from '../../../src/core/unknownJson.js'
import { sampleVideo } from '../../../src/mocks/sampleVideo.js'
import { models } from '../../../src/models/registry.js'

const MODEL = 'apixo/kling-2-5-turbo-pro'
const KIND = '5s-text-to-video'

/** Every tenth fails; every twentieth takes longer than the minute. */
function taskOf(taskId: string, elapsedMs: number, origin: string): Task {
  const index = Number(taskId.slice(taskId.lastIndexOf('-') + 1))
  const takesMs = index % 20 === 7 ? 90_000 : 8_000 + ((index * 37) % 50) * 1_000
  const ref = { taskId, model: MODEL, kind: KIND }
  if (elapsedMs < takesMs) return { ...ref, state: elapsedMs < takesMs / 3 ? 'pending' : 'processing' }
  if (index % 10 !== 3) {
    return { ...ref, state: 'success', resultUrls: [`${origin}/film-${index}.mp4`], costTime: takesMs }
  }
  const failure = {
    failCode: 'NSFW_DETECTED',
    failMsg: 'not allowed',
    charged: 'no',
    retryable: false,
  } as const
  return { ...ref, state: 'failed', failure: { reason: 'content-violation', ...failure } }
}

export interface FeedServer {
  origin: string
  /** The tasks begin now. */
  begin: () => void
  close: () => Promise<void>
}

/** Gives the page its checks and its videos, over real HTTP. */
export async function feedServer(style: string): Promise<FeedServer> {
  const film = sampleVideo()
  let startTime = Date.now()
  let origin = ''
  const page = `<!doctype html><html lang="en"><title>Feed</title><meta name="viewport" content="width=device-width"><style>${style}</style><body style="margin:16px;font-family:sans-serif"></body></html>`

  async function answer(path: string, body: string): Promise<unknown> {
    if (path.endsWith('/models')) {
      return { models, powers: { batch: true, push: false, upload: false, intents: true } }
    }
    const elapsedMs = Date.now() - startTime
    if (!path.endsWith('/query')) return taskOf(path.slice(path.lastIndexOf('/') + 1), elapsedMs, origin)
    const ids = property(JSON.parse(body), 'ids') as string[]
    return { results: ids.map((taskId) => ({ task: taskOf(taskId, elapsedMs, origin) })) }
  }

  const server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost')
      if (pathname.endsWith('.mp4')) response.setHeader('Content-Type', 'video/mp4').end(film)
      else if (pathname.startsWith('/api/video/')) {
        const json = JSON.stringify(await answer(pathname, await text(request)))
        response.setHeader('Content-Type', 'application/json').end(json)
      } else response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page)
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    origin,
    begin: () => {
      startTime = Date.now()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}
