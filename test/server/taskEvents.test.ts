import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Task } from '../../src/core/Task.js'
import { VideoError } from '../../src/core/VideoError.js'
import { MAX_EVENT_IDS } from '../../src/core/wire.js'
import { memoryStore } from '../../src/server/memoryStore.js'
import { eventReader } from './eventReader.js'
import { fakeProvider, finishAll } from './fakeProvider.js'
import type { HandlerRig } from './handlerRig.js'
import { handlerRig as rigOf, json } from './handlerRig.js'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
})
afterEach(() => {
  expect(vi.getTimerCount(), 'no timer is left').toBe(0)
  vi.useRealTimers()
})

/** A user's limit runs a timer of its own, which is not what is counted here. */
const handlerRig = ({ limits, ...options }: Parameters<typeof rigOf>[0] = {}) =>
  rigOf({ limits: { createsPerMinute: Infinity, checksPerMinute: Infinity, ...limits }, ...options })

/** Lets what is under way come through. The seals are made by other threads, so this goes through all of them too. */
async function settle(): Promise<void> {
  for (let round = 0; round < 8; round += 1) {
    await Promise.all(Array.from({ length: 4 }, () => crypto.subtle.digest('SHA-256', new Uint8Array(64))))
    await new Promise((resolve) => setImmediate(resolve))
  }
}
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 1000) {
    await vi.advanceTimersByTimeAsync(Math.min(left, 1000))
    await settle()
  }
}

async function listen(
  rig: HandlerRig,
  ids: readonly string[],
  init: { user?: string; lastEventId?: string; signal?: AbortSignal } = {},
) {
  const { user = 'ada', lastEventId, signal } = init
  const headers = { ...(lastEventId !== undefined && { 'Last-Event-ID': lastEventId }) }
  const response = await rig.send('/events', { user, json: { ids }, headers, ...(signal && { signal }) })
  expect(response.status).toBe(200)
  const reader = eventReader(response)
  await settle()
  return { response, ...reader }
}

const setState = (rig: HandlerRig, state: 'pending' | 'processing', at = 1) => {
  const id = `provider-task-${at}`
  const { taskId, model } = rig.provider.tasks.get(id)!
  rig.provider.tasks.set(id, { taskId, model, state })
}

describe('POST /events', () => {
  test('tells what is known, then each change once, then that it is over', async () => {
    const rig = handlerRig()
    const { taskId } = await rig.create()
    const stream = await listen(rig, [taskId])
    expect(stream.response.headers.get('Content-Type')).toBe('text/event-stream')
    expect(stream.retries).toEqual([2000])
    expect(stream.gist()).toEqual(['ready'])
    setState(rig, 'processing')
    await pass(35_000)
    expect(stream.gist()).toEqual(['ready', 'processing'])
    finishAll(rig.provider)
    await pass(20_000)
    await stream.closed
    expect(stream.gist()).toEqual(['ready', 'processing', 'success', 'end'])
    expect(stream.heard.every(({ id }) => id !== '')).toBe(true)
    expect(JSON.stringify(stream.heard)).not.toContain('cdn.example.test')
    await pass(60_000)
  })

  test('looks when the host’s own policy says, and teaches it', async () => {
    const observe = vi.fn()
    const rig = handlerRig({ polling: { nextDelayMs: () => 1_000, observe } })
    const { taskId } = await rig.create()
    const stream = await listen(rig, [taskId])
    await pass(3_000)
    finishAll(rig.provider)
    await pass(1_000)
    await stream.closed
    expect(stream.gist()).toEqual(['ready', 'pending', 'success', 'end'])
    expect(observe).toHaveBeenCalledOnce()
  })

  test('answers each id that is nobody’s or somebody else’s with one and the same problem', async () => {
    const rig = handlerRig()
    const { taskId } = await rig.create({ user: 'bob' })
    const stream = await listen(rig, [taskId, 'never.was', taskId])
    await stream.closed
    expect(stream.gist()).toEqual(['problem', 'problem', 'ready', 'end'])
    const [first, second] = stream.heard.map(({ data }) => data as { taskId: string; problem: object })
    expect([first?.taskId, second?.taskId]).toEqual([taskId, 'never.was'])
    expect(first?.problem).toEqual(second?.problem)
    expect(rig.provider.getTask).not.toHaveBeenCalled()
  })

  test('goes on after the last event that was heard, without loss and without doubling', async () => {
    const rig = handlerRig()
    const [one, two] = [await rig.create(), await rig.create()]
    const ids = [one.taskId, two.taskId]
    setState(rig, 'processing', 1)
    setState(rig, 'processing', 2)
    const before = await listen(rig, ids)
    await pass(45_000)
    expect(before.gist()).toEqual(['ready', 'processing', 'processing'])
    const lastEventId = before.lastEventId()
    await before.leave()
    finishAll(rig.provider)
    await rig.send(`/tasks/${one.taskId}`) // a check of somebody else's, while nobody listens
    await settle()
    const after = await listen(rig, ids, { lastEventId })
    expect(after.gist()).toEqual(['success', 'ready'])
    await pass(20_000)
    expect(after.gist()).toEqual(['success', 'ready', 'success', 'end'])
    const again = await listen(rig, ids, { lastEventId: after.lastEventId() })
    expect(again.gist()).toEqual(['ready', 'end'])
    const other = await listen(rig, [two.taskId, one.taskId], { lastEventId: after.lastEventId() })
    expect(other.gist()).toEqual(['success', 'success', 'ready', 'end'])
  })

  test('takes any Last-Event-ID, and starts anew where it cannot be read', async () => {
    const rig = handlerRig()
    const { taskId } = await rig.create()
    finishAll(rig.provider)
    await rig.send(`/tasks/${taskId}`)
    for (const lastEventId of ['', '.', 'a.b.c', '12-3', '€'.replace('€', 'x'.repeat(5000))]) {
      const stream = await listen(rig, [taskId], { lastEventId })
      expect(stream.gist()).toEqual(['success', 'ready', 'end'])
    }
  })

  test('looks once for all who listen, and hears of what others see', async () => {
    const rig = handlerRig()
    const { taskId } = await rig.create()
    const streams = [await listen(rig, [taskId]), await listen(rig, [taskId]), await listen(rig, [taskId])]
    await pass(35_000)
    const looks = rig.provider.getTask.mock.calls.length
    const alone = handlerRig()
    const { taskId: other } = await alone.create()
    const single = await listen(alone, [other])
    await pass(35_000)
    expect(looks).toBe(alone.provider.getTask.mock.calls.length)
    expect(looks).toBeGreaterThan(0)
    finishAll(rig.provider)
    await rig.send('/tasks/query', { json: { ids: [taskId] } })
    await settle()
    for (const stream of streams) expect(stream.gist().slice(-2)).toEqual(['success', 'end'])
    await single.leave()
  })

  test('is told between processes, and one takes over from another that is gone', async () => {
    const store = memoryStore()
    const provider = fakeProvider()
    const [one, two] = [handlerRig({ provider, store }), handlerRig({ provider, store })]
    const { taskId } = await one.create()
    const [first, second] = [await listen(one, [taskId]), await listen(two, [taskId])]
    await pass(40_000)
    const looks = provider.getTask.mock.calls.length
    expect(looks).toBeGreaterThan(0)
    expect(second.gist()).toEqual(['ready', 'pending'])
    await first.leave()
    finishAll(provider)
    await pass(20_000)
    expect(second.gist()).toEqual(['ready', 'pending', 'success', 'end'])
    expect(first.gist()).toEqual(['ready', 'pending'])
  })

  test('is over for a task that the provider does not know, and asks no more', async () => {
    const rig = handlerRig()
    const { taskId } = await rig.create()
    const stream = await listen(rig, [taskId])
    rig.provider.tasks.clear()
    await pass(200_000)
    expect(stream.gist()).toEqual(['ready', 'problem', 'end'])
    const asked = rig.provider.getTask.mock.calls.length
    await pass(600_000)
    expect(rig.provider.getTask).toHaveBeenCalledTimes(asked)
  })

  test('obeys Retry-After for every task of the provider, and survives failed checks', async () => {
    const rig = handlerRig()
    const ids = [(await rig.create()).taskId, (await rig.create()).taskId]
    const stream = await listen(rig, ids)
    rig.provider.getTask.mockRejectedValueOnce(
      new VideoError('rate-limited', 'slow', { retryAfterMs: 120_000 }),
    )
    await pass(25_000)
    while (rig.provider.getTask.mock.calls.length === 0) await pass(1000)
    const asked = rig.provider.getTask.mock.calls.length
    await pass(110_000)
    expect(rig.provider.getTask).toHaveBeenCalledTimes(asked)
    finishAll(rig.provider)
    await pass(20_000)
    expect(stream.gist()).toEqual(['ready', 'success', 'success', 'end'])
  })

  test('looks seldom where the provider calls back', async () => {
    const looks = async (publicUrl?: string) => {
      const rig = handlerRig({ ...(publicUrl !== undefined && { publicUrl }) })
      const { taskId } = await rig.create()
      const stream = await listen(rig, [taskId])
      await pass(120_000)
      await stream.leave()
      return rig.provider.getTask.mock.calls.length
    }
    expect(await looks('https://app.example.test')).toBeLessThanOrEqual(7)
    expect(await looks()).toBeGreaterThan(14)
  })

  test('gives up a task after half an hour, and says so', async () => {
    const rig = handlerRig()
    const { taskId } = await rig.create()
    const stream = await listen(rig, [taskId])
    await pass(35 * 60_000)
    expect(stream.gist()).toEqual(['ready', 'pending', 'problem', 'end'])
    expect(rig.provider.getTask.mock.calls.length).toBeLessThanOrEqual(200)
    expect(stream.comments.length).toBeGreaterThan(100)
  })

  test('says a word every 15 s, and stops looking when the browser goes', async () => {
    const rig = handlerRig()
    const { taskId } = await rig.create()
    const leave = new AbortController()
    const stream = await listen(rig, [taskId], { signal: leave.signal })
    await pass(15_000)
    expect(stream.comments).toHaveLength(1)
    await pass(15_000)
    expect(stream.comments).toHaveLength(2)
    leave.abort()
    await stream.closed
    await settle()
    const asked = rig.provider.getTask.mock.calls.length
    expect(vi.getTimerCount()).toBe(0)
    await pass(600_000)
    expect(rig.provider.getTask).toHaveBeenCalledTimes(asked)
  })

  test('closes a stream that nobody reads', async () => {
    const rig = handlerRig()
    const { taskId } = await rig.create()
    const response = await rig.send('/events', { json: { ids: [taskId] } })
    await pass(61_000)
    const stream = eventReader(response)
    await stream.closed
    expect(stream.gist()[0]).toBe('ready')
  })

  test('gives one user so many streams, and the next one when one is closed', async () => {
    const rig = handlerRig({ limits: { eventStreams: 2 } })
    const { taskId } = await rig.create()
    const streams = [await listen(rig, [taskId]), await listen(rig, [taskId])]
    const refused = await rig.send('/events', { json: { ids: [taskId] } })
    expect(refused.status).toBe(429)
    expect(refused.headers.get('Retry-After')).toBe('20')
    const { taskId: bobs } = await rig.create({ user: 'bob' })
    streams.push(await listen(rig, [bobs], { user: 'bob' }))
    await streams[0]?.leave()
    streams.push(await listen(rig, [taskId]))
    for (const { leave } of streams) await leave()
  })

  test('takes no more than so many ids, and nothing else', async () => {
    const rig = handlerRig()
    for (const body of [{}, { ids: 'all' }, { ids: [1] }, { ids: Array(MAX_EVENT_IDS + 1).fill('a') }]) {
      const response = await rig.send('/events', { json: body })
      expect([response.status, (await json(response))['code']]).toEqual([422, 'invalid-input'])
    }
    const many = Array.from({ length: MAX_EVENT_IDS }, (_, index) => `${index}`.padEnd(160, 'x'))
    const stream = await listen(rig, many)
    expect(stream.gist()).toEqual([...many.map(() => 'problem'), 'ready', 'end'])
    expect(stream.lastEventId().length).toBeLessThan(400)
    const none = await listen(rig, [])
    expect(none.gist()).toEqual(['ready', 'end'])
  })

  test('is a problem like any other where the store cannot be listened to, and leaves nothing behind', async () => {
    const store = { ...memoryStore(), listen: () => Promise.reject(new Error('canary')) }
    const rig = handlerRig({ store, limits: { eventStreams: 1 } })
    const { taskId } = await rig.create()
    for (let round = 0; round < 3; round += 1) {
      const response = await rig.send('/events', { json: { ids: [taskId] } })
      expect(response.status).toBe(500)
      expect(await response.text()).not.toContain('canary')
    }
  })

  test('follows without the store where it fails later', async () => {
    const store = memoryStore()
    const rig = handlerRig({ store })
    const { taskId } = await rig.create()
    const stream = await listen(rig, [taskId])
    store.get = () => Promise.reject(new Error('gone'))
    store.replace = () => Promise.reject(new Error('gone'))
    finishAll(rig.provider)
    await pass(45_000)
    expect(stream.gist()).toEqual(['ready', 'success', 'end'])
  })

  test('reads what is written down where news were missed', async () => {
    const store = memoryStore()
    let gap: (() => void) | undefined
    const rig = handlerRig({
      store: {
        ...store,
        listen: (_topic, _listener, options) => {
          gap = options?.onGap
          return Promise.resolve({ complete: false, stop: () => undefined })
        },
      },
    })
    const { taskId } = await rig.create()
    const stream = await listen(rig, [taskId])
    finishAll(rig.provider)
    await rig.send(`/tasks/${taskId}`)
    await settle()
    expect(stream.gist()).toEqual(['ready'])
    gap?.()
    await settle()
    expect(stream.gist()).toEqual(['ready', 'success', 'end'])
  })
})

describe('what becomes of a task', () => {
  test('is an event of the host’s once for each change, whoever sees it, and never goes back', async () => {
    const onEvent = vi.fn()
    const store = memoryStore()
    const provider = fakeProvider()
    const rigs = [handlerRig({ provider, store, onEvent }), handlerRig({ provider, store, onEvent })]
    const { taskId } = await rigs[0]!.create()
    const look = async () => {
      await Promise.all(
        rigs.flatMap(({ send }) => [
          send(`/tasks/${taskId}`),
          send('/tasks/query', { json: { ids: [taskId, taskId] } }),
        ]),
      )
      await settle()
    }
    const model = 'apixo/kling-2-5-turbo-pro'
    const states: Task[] = [
      { taskId: 'provider-task-1', model, state: 'processing' },
      { taskId: 'provider-task-1', model, state: 'pending' },
      { taskId: 'provider-task-1', model, state: 'success', resultUrls: ['https://cdn.example.test/a.mp4'] },
      { taskId: 'provider-task-1', model, state: 'processing' },
    ]
    for (const state of states) {
      provider.tasks.set('provider-task-1', state)
      await look()
    }
    const changes = onEvent.mock.calls.map(([event]) => event as { type: string; user: string; task: Task })
    const told = changes.filter(({ type }) => type === 'task-changed')
    expect(told.map(({ user, task }) => [user, task.taskId, task.state])).toEqual([
      ['ada', taskId, 'processing'],
      ['ada', taskId, 'success'],
    ])
  })

  test('answers a check even where the store is gone', async () => {
    const store = memoryStore()
    const rig = handlerRig({ store })
    const { taskId } = await rig.create()
    store.get = () => Promise.reject(new Error('gone'))
    store.replace = () => Promise.reject(new Error('gone'))
    expect((await rig.send(`/tasks/${taskId}`)).status).toBe(200)
    await settle()
  })
})
