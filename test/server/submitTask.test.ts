import { describe, expect, test, vi } from 'vitest'
import type { Task } from '../../src/core/Task.js'
import type { VideoErrorCode } from '../../src/core/VideoError.js'
import { VideoError, videoErrorCodes } from '../../src/core/VideoError.js'
import { memoryStore, type TaskStore, type VideoHandlerEvent } from '../../src/server.js'
import { fakeProvider } from './fakeProvider.js'
import { handlerRig, input, json, ORIGIN } from './handlerRig.js'

const withIntent = (intentId: string) => ({ headers: { 'Idempotency-Key': intentId } })

test('POST /tasks starts the video and answers with the browser’s task', async () => {
  vi.useFakeTimers({ now: 1_766_054_000_123, toFake: ['Date'] })
  const { send, provider } = handlerRig()
  const response = await send('/tasks', { json: input })
  const task = (await response.json()) as Task
  vi.useRealTimers()
  expect(response.status).toBe(201)
  expect(task).toEqual({
    taskId: expect.stringMatching(/^[\w-]+\.[\w-]{22}$/) as string,
    model: input.model,
    state: 'pending',
    kind: '5s-text-to-video',
    startTime: 1_766_054_000_123,
  })
  expect(response.headers.get('Location')).toBe(`/api/video/tasks/${task.taskId}`)
  expect(provider.createTask.mock.calls).toEqual([[input]])
})

test('only named fields of the provider’s task go out', async () => {
  const provider = fakeProvider()
  provider.createTask.mockResolvedValue({
    ...{ taskId: 'p-1', model: 'somebody/else', state: 'pending' as const, completeTime: undefined },
    ...{ param: { callBackUrl: 'https://canary.test' }, headers: 'canary' },
  })
  const response = await handlerRig({ provider }).send('/tasks', { json: input })
  expect(response.status).toBe(201)
  const text = await response.text()
  expect(text).not.toContain('canary')
  expect(text).not.toContain('p-1')
  expect(JSON.parse(text)).toMatchObject({ model: input.model })
})

describe('what it does not take', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', undefined])(
    'a body of the type %s is a 415',
    async (type) => {
      const { send, provider } = handlerRig()
      const response = await send('/tasks', {
        method: 'POST',
        body: new Blob([JSON.stringify(input)]),
        ...(type !== undefined && { headers: { 'Content-Type': type } }),
      })
      expect(response.status).toBe(415)
      expect(provider.createTask).not.toHaveBeenCalled()
    },
  )

  test('a body beyond 64 KiB is a 413, whether or not it says how long it is', async () => {
    const { send, provider } = handlerRig()
    const body = JSON.stringify({ ...input, prompt: 'x'.repeat(64 * 1024) })
    const headers = { 'Content-Type': 'application/json' }
    const said = await send('/tasks', {
      method: 'POST',
      body,
      headers: { ...headers, 'Content-Length': '66000' },
    })
    expect(said.status).toBe(413)

    let pulls = 0
    const endless = new ReadableStream({
      pull(controller) {
        pulls += 1
        controller.enqueue(new Uint8Array(1024))
      },
    })
    const init = { method: 'POST', body: endless, headers, duplex: 'half' }
    expect((await send('/tasks', init)).status).toBe(413)
    expect(pulls).toBeLessThan(70)
    expect(provider.createTask).not.toHaveBeenCalled()
  })

  test('a body that is no JSON is a 422', async () => {
    const { send } = handlerRig()
    const headers = { 'Content-Type': 'application/json; charset=utf-8' }
    expect((await send('/tasks', { method: 'POST', body: '{"model":', headers })).status).toBe(422)
  })

  test.each([
    [{ ...input, prompt: '' }, { prompt: 'input.prompt.missing' }],
    [{ ...input, prompt: 'x'.repeat(2501) }, { prompt: 'input.prompt.too-long' }],
    [{ ...input, model: 'apixo/nothing' }, { model: 'input.model.unknown' }],
    [{ prompt: 'a fox' }, { model: 'input.model.unknown' }],
    [{ ...input, cfgScale: 2 }, { cfgScale: 'input.guidance.out-of-range' }],
    [{ ...input, startFrame: 'http://127.0.0.1/1.png' }, { startFrame: 'input.frame.not-a-url' }],
    [{ ...input, callbackUrl: 'https://evil.test' }, { callbackUrl: 'input.field.unknown' }],
    [[input], { model: 'input.model.unknown' }],
  ])('an input that breaks the rules is a 422 with its fields (%#)', async (body, fields) => {
    const { send, provider } = handlerRig()
    const response = await send('/tasks', { json: body })
    expect(response.status).toBe(422)
    expect(await json(response)).toMatchObject({ code: 'invalid-input', fields })
    expect(provider.createTask).not.toHaveBeenCalled()
  })

  test.each(['', 'é', 'x'.repeat(256)])('an intent called %j is a 422', async (intentId) => {
    const { send, provider } = handlerRig()
    expect((await send('/tasks', { json: input, ...withIntent(intentId) })).status).toBe(422)
    expect(provider.createTask).not.toHaveBeenCalled()
  })

  test('a frame from this machine passes only where the handler allows it', async () => {
    const { send } = handlerRig({ allowLoopback: true, production: false })
    const body = { ...input, startFrame: 'http://127.0.0.1:6006/1.png' }
    expect((await send('/tasks', { json: body })).status).toBe(201)
  })
})

describe('at most once', () => {
  test('1,000 parallel requests of one intent make one create', async () => {
    const { send, provider } = handlerRig()
    const answers = await Promise.all(
      Array.from({ length: 1000 }, () => send('/tasks', { json: input, ...withIntent('click-1') })),
    )
    expect(provider.createTask).toHaveBeenCalledTimes(1)
    const statuses = answers.map((answer) => answer.status)
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThanOrEqual(1)
    expect(new Set(statuses)).toEqual(new Set([201, 202]))
  })

  test('a repeat gets the task of the first', async () => {
    const { create, send, provider } = handlerRig()
    const task = await create({ intentId: 'click-1' })
    const repeat = await send('/tasks', { json: input, ...withIntent('click-1') })
    expect(repeat.status).toBe(201)
    expect(await repeat.json()).toEqual(task)
    expect(await json(await send('/intents/click-1'))).toEqual({ outcome: 'task', task })
    expect(provider.createTask).toHaveBeenCalledTimes(1)
  })

  test('while the first is under way a repeat learns that, and nothing is sent', async () => {
    const provider = fakeProvider()
    let finish: (task: Task) => void = () => undefined
    provider.createTask.mockImplementation(() => new Promise((resolve) => (finish = resolve)))
    const { send } = handlerRig({ provider })
    const first = send('/tasks', { json: input, ...withIntent('click-1') })
    await vi.waitFor(() => {
      expect(provider.createTask).toHaveBeenCalled()
    })
    const repeat = await send('/tasks', { json: input, ...withIntent('click-1') })
    expect(repeat.status).toBe(202)
    expect(await json(repeat)).toEqual({ intentId: 'click-1', outcome: 'in-flight' })
    expect(await json(await send('/intents/click-1'))).toEqual({ outcome: 'in-flight' })
    finish({ taskId: 'p-1', model: input.model, state: 'pending' })
    expect((await first).status).toBe(201)
    expect(provider.createTask).toHaveBeenCalledTimes(1)
  })

  test('the same intent with another input is a 409', async () => {
    const { create, send, provider } = handlerRig()
    await create({ intentId: 'click-1' })
    const other = await send('/tasks', { json: { ...input, prompt: 'another' }, ...withIntent('click-1') })
    expect(other.status).toBe(409)
    expect(provider.createTask).toHaveBeenCalledTimes(1)
  })

  test('without an intent each request is one of its own', async () => {
    const { create } = handlerRig()
    expect((await create()).taskId).not.toBe((await create()).taskId)
  })

  test('an intent is its user’s own, whatever the names are', async () => {
    const { create, send, provider } = handlerRig()
    await create({ user: 'a', intentId: 'b:c' })
    await create({ user: 'a:b', intentId: 'c' })
    await create({ user: 'b', intentId: 'b:c' })
    expect(provider.createTask).toHaveBeenCalledTimes(3)
    expect((await send('/intents/b:c', { user: 'c' })).status).toBe(404)
  })

  test('an intent that nobody has sent is a 404', async () => {
    const { send } = handlerRig()
    expect((await send('/intents/never')).status).toBe(404)
    expect((await send(`/intents/${'x'.repeat(300)}`)).status).toBe(404)
  })

  test('it is remembered across a restart by the store, and for 24 hours', async () => {
    let now = 0
    const store = memoryStore({ now: () => now })
    const first = handlerRig({ store })
    const task = await first.create({ intentId: 'click-1' })
    now = 24 * 60 * 60 * 1000 - 1
    const second = handlerRig({ store })
    expect(await second.create({ intentId: 'click-1' })).toEqual(task)
    expect(second.provider.createTask).not.toHaveBeenCalled()
    now += 2
    expect((await second.send('/intents/click-1')).status).toBe(404)
  })

  test('the store hears no prompt and no id of the provider’s', async () => {
    const store = memoryStore()
    const set = vi.spyOn(store, 'set')
    const replace = vi.spyOn(store, 'replace')
    await handlerRig({ store, publicUrl: 'https://app.example.test' }).create({ intentId: 'click-1' })
    const heard = JSON.stringify([set.mock.calls, replace.mock.calls])
    expect(set).toHaveBeenCalledTimes(3)
    expect(replace).toHaveBeenCalledTimes(1)
    expect(heard).not.toContain(input.prompt)
    expect(heard).not.toContain('provider-task')
  })

  test('the intent is on record before anything is sent', async () => {
    const provider = fakeProvider()
    const broken: TaskStore = { ...memoryStore(), set: () => Promise.reject(new Error('redis is down')) }
    const { send } = handlerRig({ provider, store: broken })
    expect((await send('/tasks', { json: input })).status).toBe(500)
    expect(provider.createTask).not.toHaveBeenCalled()
  })

  test('a store that fails after the create does not take the task from the browser', async () => {
    const store = memoryStore()
    const failing: TaskStore = {
      ...store,
      replace: () => Promise.reject(new Error('redis is down')),
    }
    const error = vi.fn()
    const { send } = handlerRig({ store: failing, logger: { warn: vi.fn(), error } })
    expect((await send('/tasks', { json: input, ...withIntent('click-1') })).status).toBe(201)
    expect(error).toHaveBeenCalledTimes(1)
    expect((await send('/tasks', { json: input, ...withIntent('click-1') })).status).toBe(202)
  })

  test('a record that cannot be read holds its intent', async () => {
    const store = memoryStore()
    await store.set('intent:ada:click-1', '{"bodyHash":')
    const { send, provider } = handlerRig({ store })
    expect(await json(await send('/intents/click-1'))).toEqual({ outcome: 'in-flight' })
    expect((await send('/tasks', { json: input, ...withIntent('click-1') })).status).toBe(409)
    expect(provider.createTask).not.toHaveBeenCalled()
  })

  test('a browser that leaves does not end the create', async () => {
    const provider = fakeProvider()
    const leave = new AbortController()
    provider.createTask.mockImplementation((_, options) => {
      leave.abort()
      expect(options?.signal).toBeUndefined()
      return Promise.resolve({ taskId: 'p-1', model: input.model, state: 'pending' })
    })
    const { send } = handlerRig({ provider })
    await send('/tasks', { json: input, ...withIntent('click-1'), signal: leave.signal })
    expect(await json(await send('/intents/click-1'))).toMatchObject({ outcome: 'task' })
  })
})

describe('what the provider refuses', () => {
  const spentNothing: VideoErrorCode[] = [
    'invalid-input', 'unauthorized', 'forbidden', 'insufficient-credits', 'not-found', 'rate-limited', 'maintenance',
    'feature-disabled', 'content-violation', 'network',
  ] // prettier-ignore
  const codes = Object.keys(videoErrorCodes) as VideoErrorCode[]

  test.each(spentNothing)('after %s the same click may be tried again', async (code) => {
    const provider = fakeProvider()
    provider.createTask.mockRejectedValueOnce(new VideoError(code, 'no'))
    const { send, create } = handlerRig({ provider })
    const response = await send('/tasks', { json: input, ...withIntent('click-1') })
    const ofOurKey = code === 'unauthorized' || code === 'forbidden'
    expect(response.status).toBe(ofOurKey ? 502 : videoErrorCodes[code].status)
    expect(await json(response)).toMatchObject({ code })
    expect((await send('/intents/click-1')).status).toBe(404)
    expect((await create({ intentId: 'click-1' })).state).toBe('pending')
    expect(provider.createTask).toHaveBeenCalledTimes(2)
  })

  test.each(codes.filter((code) => !spentNothing.includes(code)))(
    'after %s the intent is held, and nothing is sent again',
    async (code) => {
      const provider = fakeProvider()
      provider.createTask.mockRejectedValueOnce(new VideoError(code, 'no'))
      const { send } = handlerRig({ provider })
      const response = await send('/tasks', { json: input, ...withIntent('click-1') })
      expect(response.status).toBe(videoErrorCodes[code].status)
      expect(await json(response)).toMatchObject(code === 'uncertain' ? { outcome: 'in-flight' } : { code })
      expect((await send('/tasks', { json: input, ...withIntent('click-1') })).status).toBe(202)
      expect(provider.createTask).toHaveBeenCalledTimes(1)
    },
  )

  test('a create that throws something else, or gives no task, may have been accepted', async () => {
    const provider = fakeProvider()
    provider.createTask.mockRejectedValueOnce(new TypeError('cannot read properties of undefined'))
    provider.createTask.mockResolvedValueOnce({ state: 'pending' } as Task)
    provider.createTask.mockResolvedValueOnce(undefined as unknown as Task)
    const { send } = handlerRig({ provider })
    const statuses: number[] = []
    for (const intentId of ['click-1', 'click-2', 'click-3']) {
      statuses.push((await send('/tasks', { json: input, ...withIntent(intentId) })).status)
      expect((await send('/tasks', { json: input, ...withIntent(intentId) })).status).toBe(202)
    }
    expect(statuses).toEqual([202, 502, 502])
    expect(provider.createTask).toHaveBeenCalledTimes(3)
  })

  test('Retry-After says how long to wait, in whole seconds', async () => {
    const provider = fakeProvider()
    provider.createTask.mockRejectedValueOnce(new VideoError('rate-limited', 'slow', { retryAfterMs: 2500 }))
    const response = await handlerRig({ provider }).send('/tasks', { json: input })
    expect(response.status).toBe(429)
    expect(response.headers.get('Retry-After')).toBe('3')
    expect(await json(response)).toMatchObject({ code: 'rate-limited', retryAfterMs: 2500 })
  })

  test('the provider’s code and trace go out as one short line, its words do not', async () => {
    const provider = fakeProvider()
    provider.createTask.mockRejectedValueOnce(
      new VideoError('provider-error', `canary: POST https://upstream.test/${ORIGIN}`, {
        providerCode: `50\n00${'x'.repeat(200)}`,
        traceId: 'trace-1',
      }),
    )
    const text = await (await handlerRig({ provider }).send('/tasks', { json: input })).text()
    const problem = JSON.parse(text) as { providerCode: string; traceId: string }
    expect(text).not.toContain('canary')
    expect(problem.providerCode).toMatch(/^50 00x+…$/)
    expect(problem.providerCode).toHaveLength(80)
    expect(problem.traceId).toBe('trace-1')
  })
})

test('the host hears what became of each create', async () => {
  const provider = fakeProvider()
  const events: VideoHandlerEvent[] = []
  const { create, send } = handlerRig({ provider, onEvent: (event) => events.push(event) })
  const { taskId } = await create({ intentId: 'one' })
  provider.createTask.mockRejectedValueOnce(new VideoError('insufficient-credits', 'no'))
  await send('/tasks', { json: input, ...withIntent('two') })
  provider.createTask.mockRejectedValueOnce(new VideoError('uncertain', 'no'))
  await send('/tasks', { json: input, ...withIntent('three') })
  const about = { user: 'ada', model: input.model }
  expect(events).toEqual([
    { type: 'task-created', ...about, intentId: 'one', taskId },
    { type: 'task-refused', ...about, intentId: 'two', code: 'insufficient-credits' },
    { type: 'task-uncertain', ...about, intentId: 'three', code: 'uncertain' },
  ])
})
