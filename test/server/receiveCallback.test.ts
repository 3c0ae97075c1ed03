import { describe, expect, test, vi } from 'vitest'
import type { Task } from '../../src/core/Task.js'
import { kieSignature } from '../../src/mocks/kieSignature.js'
import { createVideoHandler } from '../../src/server.js'
import { callbackRig, HMAC_KEY } from './callbackRig.js'
import { fakeProvider } from './fakeProvider.js'
import { ORIGIN } from './handlerRig.js'

const names = ['kie', 'apixo'] as const

describe.each(names)('a callback of %s', (name) => {
  test('tells the host and all who listen how the task ended, once', async () => {
    const { create, callbacks, handler, changes, get } = callbackRig(name)
    const task = (await (await create('click-1')).json()) as Task
    const [callback] = await callbacks()
    const again = callback?.clone()
    const answer = callback && (await handler(callback))
    expect(answer?.status).toBe(200)
    expect(await answer?.json()).toEqual({ code: 200, msg: 'success' })
    expect(changes()).toEqual(['success'])
    expect(again && (await handler(again)).status).toBe(200)
    expect(changes()).toEqual(['success'])
    expect(await get(`/tasks/${task.taskId}`)).toMatchObject({ state: 'success' })
  })

  test('that a task failed is told with its failure', async () => {
    const { create, callbacks, handler, events } = callbackRig(name)
    await create('click-1', 'fail:CONTENT_VIOLATION')
    for (const callback of await callbacks()) await handler(callback)
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'task-changed',
        user: 'ada',
        task: expect.objectContaining({ state: 'failed' }) as Task,
      }),
    )
  })

  test.each(['http-504', 'create-connection-lost', 'create-timeout'])(
    'settles a create whose answer was lost (%s), and nothing is sent again',
    async (scenario) => {
      const { create, callbacks, handler, get, mocks, events } = callbackRig(name)
      expect((await create('click-1', scenario)).status).not.toBe(201)
      expect(await get('/intents/click-1')).toEqual({ outcome: 'in-flight' })
      const repeat = await create('click-1', scenario)
      expect(repeat.status).toBe(202)
      for (const callback of await callbacks()) expect((await handler(callback)).status).toBe(200)
      const { outcome, task } = (await get('/intents/click-1')) as { outcome: string; task: Task }
      expect(outcome).toBe('task')
      expect(await get(`/tasks/${task.taskId}`)).toMatchObject({ state: 'success', taskId: task.taskId })
      expect(((await (await create('click-1', scenario)).json()) as Task).taskId).toBe(task.taskId)
      expect(mocks.tasks).toHaveLength(1)
      expect(events.map(({ type }) => type)).toEqual(['task-uncertain', 'task-created', 'task-changed'])
    },
  )
})

test('a callback that comes before the answer to the create brings the same one task', async () => {
  const { mocks, events, ...rig } = callbackRig('apixo')
  const early = fakeProvider()
  const handler = createVideoHandler({
    providers: [early],
    authorize: 'public',
    secret: 'a secret that only this test knows',
    publicUrl: ORIGIN,
    onEvent: (event) => events.push(event),
  })
  early.readCallback = () => Promise.resolve({ taskId: 'p-1', outcome: { state: 'pending' } })
  early.createTask.mockImplementation(async (input, options) => {
    early.tasks.set('p-1', { taskId: 'p-1', model: input.model, state: 'pending' })
    const headers = { 'Content-Type': 'application/json' }
    const url = options?.callbackUrl ?? ''
    expect((await handler(new Request(url, { method: 'POST', headers, body: '{}' }))).status).toBe(200)
    return { taskId: 'p-1', model: input.model, state: 'pending', startTime: 1 }
  })
  const send = () =>
    handler(
      new Request(`${ORIGIN}/api/video/tasks`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'click-1' },
        body: JSON.stringify({ model: 'apixo/kling-2-5-turbo-pro', prompt: 'a fox' }),
      }),
    )
  const first = (await (await send()).json()) as Task
  expect(((await (await send()).json()) as Task).taskId).toBe(first.taskId)
  expect(events.filter(({ type }) => type === 'task-created')).toHaveLength(1)
  expect(early.createTask).toHaveBeenCalledTimes(1)
  expect(rig.posted).toEqual([])
})

describe('what is no callback changes nothing', () => {
  /** A running task whose state is known, with a signed callback about it that says too early that it succeeded. */
  async function running() {
    const rig = callbackRig('kie')
    await rig.create('click-1', 'stuck')
    rig.mocks.advance(60_000)
    const taskId = rig.mocks.tasks[0]?.taskId ?? ''
    const url = rig.callbackUrlOf(0)
    const body = {
      code: 200,
      data: { taskId, state: 'success', resultJson: '{"resultUrls":["https://evil.test/1.mp4"]}' },
    }
    const signed = async (id: string, at = Date.now(), key = HMAC_KEY) => ({
      'Content-Type': 'application/json',
      ...(await kieSignature(id, at, key)),
    })
    const post = (headers: Record<string, string>, text = JSON.stringify(body), to = url) =>
      rig.handler(new Request(to, { method: 'POST', headers, body: text }))
    // What is true is known: it is processing.
    await post(await signed(taskId), JSON.stringify({ data: { taskId, state: 'generating' } }))
    return { ...rig, taskId, url, body, signed, post }
  }
  type Running = Awaited<ReturnType<typeof running>>

  const flipped = (token: string) => `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
  const forgeries: readonly [string, number, number, (rig: Running) => Promise<Response>][] = [
    ['unsigned', 403, 0, ({ post }) => post({ 'Content-Type': 'application/json' })],
    ['signed with the wrong key', 403, 0, async ({ post, signed, taskId }) =>
      post(await signed(taskId, Date.now(), 'another key'))],
    ['with a truncated signature', 403, 0, async ({ post, signed, taskId }) => {
      const headers = await signed(taskId)
      return post({ ...headers, 'X-Webhook-Signature': String(Object.values(headers).at(-1)).slice(0, 20) })
    }],
    ['with another task’s signature', 403, 0, async ({ post, signed }) => post(await signed('another-task'))],
    ['signed 6 minutes ago', 403, 0, async ({ post, signed, taskId }) =>
      post(await signed(taskId, Date.now() - 360_000))],
    ['signed for in 6 minutes', 403, 0, async ({ post, signed, taskId }) =>
      post(await signed(taskId, Date.now() + 360_000))],
    ['tampered with under a valid signature', 503, 1, async ({ post, signed, taskId }) =>
      post(await signed(taskId))],
    ['of the wrong content type', 415, 0, async ({ post, signed, taskId }) =>
      post({ ...(await signed(taskId)), 'Content-Type': 'text/plain' })],
    ['for an unknown job', 404, 0, async ({ post, signed, taskId, body, url }) =>
      post(await signed(taskId), JSON.stringify(body), flipped(url))],
    ['of 300 KiB', 413, 0, async ({ post, signed, taskId, body }) =>
      post(await signed(taskId), JSON.stringify({ ...body, padding: 'x'.repeat(300 * 1024) }))],
    ['a GET', 405, 0, ({ handler, url }) => handler(new Request(url))],
    ['a replay', 200, 1, async ({ post, signed, taskId }) =>
      post(await signed(taskId), JSON.stringify({ data: { taskId, state: 'generating' } }))],
    ['about another task, well signed', 404, 0, async ({ post, signed, body }) =>
      post(await signed('another'), JSON.stringify({ data: { ...body.data, taskId: 'another' } }))],
    ['under another provider’s name', 404, 0, async ({ post, signed, taskId, body, url }) =>
      post(await signed(taskId), JSON.stringify(body), url.replace('/kie/', '/apixo/'))],
    ['without a token', 404, 0, async ({ post, signed, taskId, body }) =>
      post(await signed(taskId), JSON.stringify(body), `${ORIGIN}/api/video/callbacks/kie`)],
    ['no JSON', 422, 0, async ({ post, signed, taskId }) => post(await signed(taskId), '{"data":')],
  ] // prettier-ignore

  test.each(forgeries)('one %s: %i, and the provider is asked %i times', async (_, status, asked, forge) => {
    const rig = await running()
    expect(rig.changes()).toEqual(['processing'])
    const before = { writes: [...rig.writes], events: [...rig.events], requests: rig.mocks.requests.length }
    const response = await forge(rig)
    expect(response.status).toBe(status)
    expect(await response.text()).not.toContain('evil.test')
    expect(rig.writes).toEqual(before.writes)
    expect(rig.events).toEqual(before.events)
    expect(rig.mocks.requests.length - before.requests).toBe(asked)
    expect(rig.mocks.tasks).toHaveLength(1)
  })

  test('a tampered body of a task that did succeed leads to the provider’s own result', async () => {
    const { create, callbacks, handler, events } = callbackRig('kie')
    await create('click-1')
    const [callback] = await callbacks()
    const text = (await callback?.clone().text()) ?? ''
    const body = text.replaceAll('tempfile.aiquickdraw.com', 'evil.test')
    expect(body).not.toBe(text)
    const { url = '', headers } = callback ?? {}
    expect(
      (await handler(new Request(url, { method: 'POST', body, ...(headers && { headers }) }))).status,
    ).toBe(200)
    expect(JSON.stringify(events)).toContain('"state":"success"')
    expect(JSON.stringify(events)).not.toContain('evil.test')
  })

  test('a task of one job is never taken for that of another', async () => {
    const rig = callbackRig('apixo')
    const own = (await (await rig.create('click-1', 'success', 'ada')).json()) as Task
    await rig.create('click-2', 'http-504', 'eve')
    const [first] = rig.mocks.tasks
    const before = [...rig.writes]
    const response = await rig.handler(
      new Request(rig.callbackUrlOf(1), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ data: { taskId: first?.taskId, state: 'success' } }),
      }),
    )
    expect(response.status).toBe(404)
    expect(rig.writes).toEqual(before)
    expect(own.state).toBe('pending')
  })
})

test('a callback needs no user, and comes from anywhere', async () => {
  const rig = callbackRig('apixo')
  await rig.create('click-1')
  const [callback] = await rig.callbacks()
  const { url = '', headers } = callback ?? {}
  const body = (await callback?.text()) ?? ''
  const strange = new Headers(headers)
  strange.set('Origin', 'https://elsewhere.test')
  strange.set('Sec-Fetch-Site', 'cross-site')
  expect((await rig.handler(new Request(url, { method: 'POST', headers: strange, body }))).status).toBe(200)
})

test.each([
  'app.example.test',
  'ftp://app.example.test',
  'https://a:b@app.example.test',
  'https://app.example.test/?x',
])('a handler does not start with %j as its publicUrl', (publicUrl) => {
  expect(() =>
    createVideoHandler({
      providers: [fakeProvider()],
      authorize: 'public',
      secret: 'x'.repeat(16),
      publicUrl,
    }),
  ).toThrow(/publicUrl/)
})

test('in production publicUrl is https', () => {
  const start = (publicUrl: string, production: boolean) => () =>
    createVideoHandler({
      providers: [fakeProvider()],
      authorize: 'public',
      secret: 'x'.repeat(16),
      publicUrl,
      production,
    })
  expect(start('http://app.example.test', true)).toThrow(/publicUrl/)
  expect(start('http://app.example.test', false)).not.toThrow()
})

test('a create whose process ended is uncertain after two minutes, and the host is told once', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const rig = callbackRig('apixo')
  const provider = fakeProvider()
  provider.createTask.mockReturnValue(new Promise(() => undefined))
  const events: string[] = []
  const handler = createVideoHandler({
    providers: [provider],
    authorize: 'public',
    secret: 'a secret that only this test knows',
    onEvent: ({ type }) => events.push(type),
  })
  const init = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'click-1' },
    body: JSON.stringify({ model: 'apixo/kling-2-5-turbo-pro', prompt: 'a fox' }),
  }
  void handler(new Request(`${ORIGIN}/api/video/tasks`, init))
  await vi.waitFor(() => {
    expect(provider.createTask).toHaveBeenCalledTimes(1)
  })
  const ask = async () =>
    (await (await handler(new Request(`${ORIGIN}/api/video/intents/click-1`))).json()) as unknown
  vi.setSystemTime(Date.now() + 119_000)
  expect(await ask()).toEqual({ outcome: 'in-flight' })
  expect(events).toEqual([])
  vi.setSystemTime(Date.now() + 2_000)
  expect(await ask()).toEqual({ outcome: 'in-flight' })
  expect(await ask()).toEqual({ outcome: 'in-flight' })
  expect(events).toEqual(['task-uncertain'])
  expect((await handler(new Request(`${ORIGIN}/api/video/tasks`, init))).status).toBe(202)
  expect(provider.createTask).toHaveBeenCalledTimes(1)
  expect(rig.posted).toEqual([])
  vi.useRealTimers()
})

test('a provider that knows its creates by name is asked what became of one', async () => {
  const findTask = vi.fn(() => Promise.resolve<Task | 'in-flight' | undefined>('in-flight'))
  const provider = Object.assign(fakeProvider(), { findTask })
  provider.createTask.mockRejectedValueOnce(new Error('lost'))
  const handler = createVideoHandler({
    providers: [provider],
    authorize: 'public',
    secret: 'a secret that only this test knows',
  })
  await handler(
    new Request(`${ORIGIN}/api/video/tasks`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'click-1' },
      body: JSON.stringify({ model: 'apixo/kling-2-5-turbo-pro', prompt: 'a fox' }),
    }),
  )
  const ask = async () =>
    (await (await handler(new Request(`${ORIGIN}/api/video/intents/click-1`))).json()) as unknown
  expect(await ask()).toEqual({ outcome: 'in-flight' })
  const [, options] = provider.createTask.mock.calls[0] ?? []
  expect(findTask.mock.calls[0]).toEqual([options?.intentId, expect.anything()])
  findTask.mockRejectedValueOnce(new Error('away'))
  expect(await ask()).toEqual({ outcome: 'in-flight' })
  findTask.mockResolvedValueOnce({ taskId: 'p-1', model: 'apixo/kling-2-5-turbo-pro', state: 'processing' })
  expect(await ask()).toMatchObject({ outcome: 'task', task: { state: 'pending' } })
  expect(await ask()).toMatchObject({ outcome: 'task' })
  expect(findTask).toHaveBeenCalledTimes(3)
})
