import type { Task } from '../../src/core/Task.js'
import type { VideoInput } from '../../src/core/VideoInput.js'
import { taskSchema } from '../../src/core/wire.js'
import { createVideoHandler, type VideoHandlerOptions } from '../../src/server.js'
import { CANARY_PROMPT, fakeProvider, type FakeProvider } from './fakeProvider.js'

export const ORIGIN = 'https://app.example.test'

export const input: VideoInput = { model: 'apixo/kling-2-5-turbo-pro', prompt: CANARY_PROMPT }

export interface HandlerRig {
  provider: FakeProvider
  handler: (request: Request) => Promise<Response>
  /** Sends as the user; JSON where there is a body that is an object. */
  send(path: string, init?: RequestInit & { user?: string | null; json?: unknown }): Promise<Response>
  /** Posts the input and gives back the task of a 201. */
  create(options?: { user?: string; intentId?: string }): Promise<Task>
}

/** A handler whose users are named by a header, over a fake provider. */
export function handlerRig(
  options: Partial<VideoHandlerOptions> & { provider?: FakeProvider } = {},
): HandlerRig {
  const { provider = fakeProvider(), ...handlerOptions } = options
  const handler = createVideoHandler({
    providers: [provider],
    secret: 'a secret that only this test knows',
    authorize: (request) => {
      const user = request.headers.get('X-User')
      return user === null ? null : { user }
    },
    ...handlerOptions,
  })
  const send: HandlerRig['send'] = (path, { user = 'ada', json, ...init } = {}) => {
    const headers = new Headers(init.headers)
    if (user !== null) headers.set('X-User', user)
    if (json !== undefined) headers.set('Content-Type', 'application/json')
    return handler(
      new Request(`${ORIGIN}${path.startsWith('/api/') ? path : `/api/video${path}`}`, {
        ...init,
        headers,
        ...(json !== undefined && { method: 'POST', body: JSON.stringify(json) }),
      }),
    )
  }
  return {
    provider,
    handler,
    send,
    async create({ user = 'ada', intentId } = {}) {
      const headers = intentId === undefined ? {} : { 'Idempotency-Key': intentId }
      const response = await send('/tasks', { user, json: input, headers })
      return taskSchema.parse(await response.json())
    },
  }
}

export function json(response: Response): Promise<Record<string, unknown>> {
  return response.json() as Promise<Record<string, unknown>>
}
