import { createBackend } from '../../src/backend/createBackend.js'
import type { HandlerConnection } from '../../src/backend/handlerRequest.js'
import type { Task, TaskRef } from '../../src/core/Task.js'
import type { VideoInput } from '../../src/core/VideoInput.js'

export const ref: TaskRef = { taskId: 't 1', model: 'apixo/kling-2-5-turbo-pro' }
export const pending: Task = { ...ref, state: 'pending', startTime: 1, kind: '5s-text-to-video' }
export const done: Task = {
  ...ref,
  state: 'success',
  resultUrls: ['https://cdn.example/a.mp4'],
  costTime: 41_388,
}
export const input: VideoInput = { model: 'apixo/kling-2-5-turbo-pro', prompt: 'a fox' }

/** What was sent, as a handler would see it. */
interface Sent {
  url: string
  method: string
  headers: Record<string, string>
  body: string | undefined
  signal: AbortSignal | undefined
}

export type Answer = (sent: Sent) => Response | Promise<Response>

/** A backend over a `fetch` that answers as it is told, and keeps what it was sent. */
export function backendAnswering(answer: Answer, options: Partial<HandlerConnection> = {}) {
  const sent: Sent[] = []
  const backend = createBackend({
    url: '/api/video',
    fetch: async (url, init) => {
      const request: Sent = {
        url: url instanceof Request ? url.url : String(url),
        method: init?.method ?? 'GET',
        headers: Object.fromEntries(new Headers(init?.headers)),
        body: typeof init?.body === 'string' ? init.body : undefined,
        signal: init?.signal ?? undefined,
      }
      sent.push(request)
      return answer(request)
    },
    ...options,
  })
  return { backend, sent }
}

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } })

export const html = (status: number, headers: Record<string, string> = {}) =>
  new Response('<!doctype html><title>Nothing to see</title>', {
    status,
    headers: { 'Content-Type': 'text/html', ...headers },
  })

/** What the promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`It resolved: ${JSON.stringify(value)}`)
    },
    (error: unknown) => error,
  )
}
