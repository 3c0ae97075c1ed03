import type { TaskStore } from '../../src/server/TaskStore.js'
import { createVideoHandler, memoryStore, type VideoHandlerEvent } from '../../src/server.js'
import { providerMocks } from '../../src/mocks.js'
import { apixo, kie } from '../../src/providers.js'
import { ORIGIN } from './handlerRig.js'

export const HMAC_KEY = 'the key that only KIE and this test know'

/** A store that notes each write that changed something. */
function notingStore(store: TaskStore, writes: string[]): TaskStore {
  return {
    ...store,
    async set(key, value, options) {
      const done = await store.set(key, value, options)
      if (done) writes.push(`set ${key}`)
      return done
    },
    async replace(key, expected, value, options) {
      const done = await store.replace(key, expected, value, options)
      if (done) writes.push(`replace ${key}`)
      return done
    },
    delete(key) {
      writes.push(`delete ${key}`)
      return store.delete(key)
    },
    publish(topic, message) {
      writes.push(`publish ${topic}`)
      return store.publish(topic, message)
    },
  }
}

/** The real handler over a simulated upstream that signs its callbacks, which are held back for the test to send. */
export function callbackRig(name: 'kie' | 'apixo' = 'kie') {
  const posted: Request[] = []
  const writes: string[] = []
  const events: VideoHandlerEvent[] = []
  const onCallback = (_: string, request: Request) => posted.push(request)
  const options = { onCallback, timeScale: 0 }
  const mocks =
    name === 'kie'
      ? providerMocks.kie({ ...options, webhookHmacKey: HMAC_KEY })
      : providerMocks.apixo(options)
  const { fetch } = mocks
  const provider =
    name === 'kie'
      ? kie({ apiKey: 'key', webhookHmacKey: HMAC_KEY, fetch, timeoutMs: 50 })
      : apixo({ apiKey: 'key', fetch, timeoutMs: 50 })
  const model = name === 'kie' ? 'kie/kling-v2-5-turbo-text-to-video-pro' : 'apixo/kling-2-5-turbo-pro'
  const handler = createVideoHandler({
    providers: [provider],
    secret: 'a secret that only this test knows',
    authorize: (request) => ({ user: request.headers.get('X-User') ?? 'ada' }),
    publicUrl: ORIGIN,
    store: notingStore(memoryStore(), writes),
    onEvent: (event) => events.push(event),
  })
  const get = async (path: string) => {
    const response = await handler(new Request(`${ORIGIN}/api/video${path}`))
    return (await response.json()) as Record<string, unknown>
  }
  return {
    mocks,
    handler,
    posted,
    writes,
    events,
    get,
    /** Posts a create as the browser does. The scenario says what becomes of it. */
    create: (intentId: string, scenario = 'success', user = 'ada') =>
      handler(
        new Request(`${ORIGIN}/api/video/tasks`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': intentId, 'X-User': user },
          body: JSON.stringify({ model, prompt: `a fox @${scenario}` }),
        }),
      ),
    /** Lets every task end, and gives the callbacks that are posted then. */
    async callbacks(): Promise<Request[]> {
      mocks.advance(600_000)
      await mocks.delivered()
      return posted.splice(0)
    },
    /** The URL that the upstream was given with its create number so and so. */
    callbackUrlOf(index: number): string {
      const bodies = mocks.requests.filter(({ method }) => method === 'POST').map(({ body }) => body)
      const { callBackUrl, callback_url } = bodies[index] as Record<string, string | undefined>
      return callBackUrl ?? callback_url ?? ''
    },
    changes: () => events.flatMap((event) => (event.type === 'task-changed' ? [event.task.state] : [])),
  }
}
