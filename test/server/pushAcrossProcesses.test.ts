import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { watchTasks } from '../../src/backend/watchTasks.js'
import type { Task } from '../../src/core/Task.js'
import { isSettled } from '../../src/core/Task.js'
import { memoryStore } from '../../src/server/memoryStore.js'
import type { VideoHandlerEvent } from '../../src/server.js'
import { fakeProvider } from './fakeProvider.js'
import type { HandlerRig } from './handlerRig.js'
import { handlerRig, ORIGIN } from './handlerRig.js'

const PROCESSES = 3
const TASKS = 30
const BROWSERS = 6

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})
afterEach(() => {
  expect(vi.getTimerCount(), 'no timer is left').toBe(0)
  vi.useRealTimers()
})

async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await vi.advanceTimersByTimeAsync(1000)
    for (let round = 0; round < 6; round += 1) {
      await Promise.all(Array.from({ length: 4 }, () => crypto.subtle.digest('SHA-256', new Uint8Array(64))))
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}

/** Always the same numbers from 0 to 1 (Lehmer). */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

/** One page over a network that the test can break, and over whichever process has the turn. */
function page(nextProcess: () => HandlerRig, ids: readonly string[]) {
  const tasks: Task[] = []
  let line: AbortController | undefined
  const send: typeof fetch = async (_, init) => {
    const own = (line = new AbortController())
    const signal = AbortSignal.any([init!.signal!, own.signal])
    const headers = new Headers(init?.headers)
    headers.set('X-User', 'ada')
    const request = new Request(`${ORIGIN}/api/video/events`, { ...init, headers, signal })
    const response = await nextProcess().handler(request)
    return new Response(response.body!.pipeThrough(new TransformStream(), { signal }), response)
  }
  const refs = ids.map((taskId) => ({ taskId, model: 'apixo/kling-2-5-turbo-pro' }))
  const stop = watchTasks({ url: '/api/video', fetch: send }, refs, {
    task: (task) => void tasks.push(task),
    contact: () => undefined,
  })
  return {
    stop,
    drop: () => line?.abort(new TypeError('dropped')),
    ended: () => tasks.filter(isSettled).map(({ taskId }) => taskId),
  }
}

describe('push over several processes with one store', () => {
  test.each([1, 2, 3])('tells each page each end exactly once, whatever breaks (seed %i)', async (seed) => {
    const random = seededRandom(seed)
    const store = memoryStore()
    const provider = fakeProvider()
    const onEvent = vi.fn<(event: VideoHandlerEvent) => void>()
    const limits = { createsPerMinute: Infinity, checksPerMinute: Infinity }
    const rigs = Array.from({ length: PROCESSES }, () => handlerRig({ store, provider, onEvent, limits }))
    const alive = new Set(rigs)
    const nextProcess = () => [...alive][Math.floor(random() * alive.size)]!
    const ids: string[] = []
    for (let count = 0; count < TASKS; count += 1) ids.push((await nextProcess().create()).taskId)
    const pages = Array.from({ length: BROWSERS }, () => page(nextProcess, ids))
    await pass(1)

    for (const [at, upstreamId] of [...provider.tasks.keys()].entries()) {
      const { model, taskId } = provider.tasks.get(upstreamId)!
      const resultUrls: [string] = ['https://cdn.example.test/a.mp4']
      provider.tasks.set(upstreamId, { taskId, model, state: 'success', resultUrls })
      // Now and then somebody's check sees it; the others are found by looking.
      if (random() < 0.5) await nextProcess().send(`/tasks/${ids[at]}`)
      if (random() < 0.7) pages[Math.floor(random() * BROWSERS)]?.drop()
      // One process is gone, and with it all of its connections.
      if (at === TASKS / 2) {
        alive.delete(rigs[0]!)
        for (const { drop } of pages) drop()
      }
      await pass(1)
    }
    await pass(60)
    for (const { ended } of pages) expect(ended().sort()).toEqual([...ids].sort())
    const ends = onEvent.mock.calls.filter(
      ([event]) => event.type === 'task-changed' && isSettled(event.task),
    )
    expect(ends).toHaveLength(TASKS)
    for (const { stop } of pages) stop()
    await pass(70)
  })
})
