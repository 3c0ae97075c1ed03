import { describe, expect, test, vi } from 'vitest'
import type { TaskStore } from '../../src/server.js'
import { memoryStore } from '../../src/server.js'
import { fakeProvider, finishAll } from './fakeProvider.js'
import { handlerRig, input, json } from './handlerRig.js'
import { png } from './imageBytes.js'

describe('createsPerMinute', () => {
  test('1,000 parallel submits of one user with a limit of 10 make exactly 10 creates', async () => {
    const { send, provider } = handlerRig({ limits: { createsPerMinute: 10 } })
    const answers = await Promise.all(Array.from({ length: 1000 }, () => send('/tasks', { json: input })))
    expect(provider.createTask).toHaveBeenCalledTimes(10)
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(990)
    for (const { headers } of refused) {
      expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0)
      expect(Number(headers.get('Retry-After'))).toBeLessThanOrEqual(60)
    }
    expect(await refused[0]?.json()).toMatchObject({
      code: 'rate-limited',
      status: 429,
      retryAfterMs: expect.any(Number) as number,
    })
    expect((await send('/tasks', { json: input, user: 'bob' })).status).toBe(201)
    expect(provider.createTask).toHaveBeenCalledTimes(11)
  })

  test('the same click over again is answered, and counts once', async () => {
    const { create, provider } = handlerRig({ limits: { createsPerMinute: 1 } })
    const first = await create({ intentId: 'click-1' })
    for (let repeat = 0; repeat < 20; repeat += 1)
      expect(await create({ intentId: 'click-1' })).toEqual(first)
    expect(provider.createTask).toHaveBeenCalledTimes(1)
  })

  test('an input that breaks the rules does not count', async () => {
    const { send } = handlerRig({ limits: { createsPerMinute: 1 } })
    for (let repeat = 0; repeat < 5; repeat += 1) {
      expect((await send('/tasks', { json: { ...input, prompt: '' } })).status).toBe(422)
    }
    expect((await send('/tasks', { json: input })).status).toBe(201)
  })

  test('a refused click is free again, and goes through when its minute is over', async () => {
    vi.useFakeTimers()
    const { send, provider } = handlerRig({ limits: { createsPerMinute: 1 } })
    const click = (id: string) => send('/tasks', { json: input, headers: { 'Idempotency-Key': id } })
    expect((await click('one')).status).toBe(201)
    const refused = await click('two')
    expect(refused.status).toBe(429)
    expect((await send('/intents/two')).status).toBe(404)
    await vi.advanceTimersByTimeAsync(Number(refused.headers.get('Retry-After')) * 1000)
    expect((await click('two')).status).toBe(201)
    expect(provider.createTask).toHaveBeenCalledTimes(2)
    vi.useRealTimers()
  })

  test('a store that cannot count lets nothing through, and frees the click', async () => {
    const store: TaskStore = {
      ...memoryStore(),
      consume: () => Promise.reject(new Error('the store is down')),
    }
    const { send, provider } = handlerRig({ store })
    const headers = { 'Idempotency-Key': 'one' }
    expect((await send('/tasks', { json: input, headers })).status).toBe(500)
    expect((await send('/intents/one')).status).toBe(404)
    expect(provider.createTask).not.toHaveBeenCalled()
  })
})

describe('checksPerMinute', () => {
  test('a query counts once for each of its ids', async () => {
    const { create, send, provider } = handlerRig({ limits: { checksPerMinute: 101 } })
    const { taskId } = await create()
    const query = () => send('/tasks/query', { json: { ids: Array.from({ length: 50 }, () => taskId) } })
    expect((await query()).status).toBe(200)
    expect((await query()).status).toBe(200)
    expect((await send(`/tasks/${taskId}`)).status).toBe(200)
    const asked = provider.getTask.mock.calls.length
    const refused = await query()
    expect(refused.status).toBe(429)
    expect(refused.headers.has('Retry-After')).toBe(true)
    expect((await send(`/tasks/${taskId}`)).status).toBe(429)
    expect(provider.getTask).toHaveBeenCalledTimes(asked)
  })

  test('a video counts for each time that its provider is asked, with a grant too', async () => {
    const fetchResult = vi.fn<typeof fetch>(() => Promise.resolve(new Response('video')))
    const { create, send, provider } = handlerRig({ limits: { checksPerMinute: 2 }, fetch: fetchResult })
    const { taskId } = await create()
    for (const status of [409, 409, 429]) expect((await send(`/tasks/${taskId}/video`)).status).toBe(status)
    expect(provider.getTask).toHaveBeenCalledTimes(2)
    const other = await create({ user: 'bob' })
    finishAll(provider)
    const { resultUrls } = await json(await send(`/tasks/${other.taskId}`, { user: 'bob' }))
    const [granted] = resultUrls as [string]
    for (let range = 0; range < 20; range += 1) {
      expect((await send(granted, { user: null })).status).toBe(200)
    }
    expect(provider.getTask).toHaveBeenCalledTimes(4)
    expect(fetchResult).toHaveBeenCalledTimes(20)
  })
})

test('uploadsPerMinute counts images before they are read', async () => {
  const uploadImage = vi.fn(() => Promise.resolve('https://files.example.test/1.png'))
  const { send } = handlerRig({ uploadImage, limits: { uploadsPerMinute: 3 } })
  const post = (user?: string) =>
    send('/images', {
      method: 'POST',
      body: png(300, 300),
      headers: { 'Content-Type': 'image/png' },
      ...(user !== undefined && { user }),
    })
  const answers = await Promise.all(Array.from({ length: 30 }, () => post()))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(3)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(27)
  expect(uploadImage).toHaveBeenCalledTimes(3)
  expect((await post('bob')).status).toBe(201)
})

test('0 lets nobody, Infinity does not count', async () => {
  const closed = handlerRig({ limits: { createsPerMinute: 0, checksPerMinute: 0, uploadsPerMinute: 0 } })
  expect((await closed.send('/tasks', { json: input })).status).toBe(429)
  expect((await closed.send('/tasks/anything')).status).toBe(429)
  expect((await closed.send('/models')).status).toBe(200)
  expect(closed.provider.createTask).not.toHaveBeenCalled()

  const consume = vi.fn<TaskStore['consume']>()
  const open = handlerRig({ store: { ...memoryStore(), consume }, limits: { createsPerMinute: Infinity } })
  await open.create()
  expect(consume).not.toHaveBeenCalled()
})

test('as they are, a person with 200 running videos does not meet them', async () => {
  const { create, send } = handlerRig()
  const tasks = await Promise.all(Array.from({ length: 60 }, () => create()))
  // 200 tasks, looked at every five seconds for a minute.
  const ids = Array.from({ length: 50 }, (_, index) => tasks[index]?.taskId ?? '')
  for (let query = 0; query < 4 * 12; query += 1) {
    expect((await send('/tasks/query', { json: { ids } })).status).toBe(200)
  }
})

test.each([-1, NaN, '60' as unknown as number])(
  'a limit of %j is refused at the start',
  (createsPerMinute) => {
    expect(() => handlerRig({ provider: fakeProvider(), limits: { createsPerMinute } })).toThrow(
      /`limits.createsPerMinute` is a number from 0 up/,
    )
  },
)
