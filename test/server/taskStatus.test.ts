import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Task } from '../../src/core/Task.js'
import { VideoError } from '../../src/core/VideoError.js'
import { keyedMac } from '../../src/server/keyedMac.js'
import { taskSealer } from '../../src/server/taskSealer.js'
import { fakeProvider, finishAll, SECOND_UPSTREAM_URL, UPSTREAM_URL } from './fakeProvider.js'
import { handlerRig, input, json } from './handlerRig.js'

test('GET /tasks/:id asks the provider by its own id', async () => {
  const { create, send, provider } = handlerRig()
  const task = await create()
  const answer = await json(await send(`/tasks/${task.taskId}`))
  expect(answer).toEqual(task)
  expect(provider.getTask.mock.calls[0]?.[0]).toEqual({
    taskId: 'provider-task-1',
    model: input.model,
    startTime: task.startTime,
    kind: '5s-text-to-video',
  })
})

test('its results play from the handler, and no upstream URL goes out', async () => {
  const { create, send, provider } = handlerRig()
  const { taskId } = await create()
  finishAll(provider)
  const text = await (await send(`/tasks/${taskId}`)).text()
  expect(JSON.parse(text)).toMatchObject({
    state: 'success',
    resultUrls: [
      expect.stringMatching(/^\/api\/video\/tasks\/[^/]+\/video\?grant=[\w.-]+$/) as string,
      expect.stringMatching(/^\/api\/video\/tasks\/[^/]+\/video\?index=1&grant=[\w.-]+$/) as string,
    ],
  })
  expect(text).not.toContain(UPSTREAM_URL)
  expect(text).not.toContain(SECOND_UPSTREAM_URL)
})

test('a failed task is a 200 with its failure', async () => {
  const { create, send, provider } = handlerRig()
  const { taskId } = await create()
  const failure = {
    reason: 'content-violation',
    failCode: 'CONTENT_VIOLATION',
    failMsg: 'no',
    charged: 'unknown',
    retryable: false,
  } as const
  provider.tasks.set('provider-task-1', {
    taskId: 'provider-task-1',
    model: input.model,
    state: 'failed',
    failure,
  })
  const response = await send(`/tasks/${taskId}`)
  expect(response.status).toBe(200)
  expect(await json(response)).toMatchObject({ state: 'failed', failure })
})

test('what is not yours, not there or tampered with is one and the same 404', async () => {
  const { create, send, provider } = handlerRig()
  const { taskId } = await create()
  const sealer = taskSealer(keyedMac('a secret that only this test knows'))
  const gone = await sealer.seal({ taskId: 'gone', model: input.model }, 'ada')
  const foreign = await sealer.seal({ taskId: 'x', model: 'elsewhere/kling' }, 'ada')
  const bodies = new Set<string>()
  for (const [id, user] of [
    [taskId, 'bob'],
    [`${taskId}x`, 'ada'],
    ['provider-task-1', 'ada'],
    [gone, 'ada'],
    [foreign, 'ada'],
  ] as const) {
    const response = await send(`/tasks/${id}`, { user })
    expect(response.status).toBe(404)
    bodies.add(await response.text())
  }
  expect(bodies.size).toBe(1)
  expect(provider.getTask).toHaveBeenCalledTimes(1)
})

test('1,000 random pairs of a user and a task make no cross read', async () => {
  const fetchResult = vi.fn<typeof fetch>()
  const { create, send, provider } = handlerRig({ fetch: fetchResult })
  const users = Array.from({ length: 30 }, (_, index) => `user-${index}`)
  const owned = await Promise.all(users.map(async (user) => ({ user, ...(await create({ user })) })))
  let crossReads = 0
  let ownReads = 0
  for (const [owner, reader, route] of fc.sample(
    fc.tuple(fc.nat(29), fc.nat(29), fc.constantFrom('', '/video', 'query')),
    { numRuns: 1000, seed: 7 },
  )) {
    const { taskId } = owned[owner] ?? { taskId: '' }
    const user = users[reader] ?? ''
    const response =
      route === 'query'
        ? await send('/tasks/query', { user, json: { ids: [taskId] } })
        : await send(`/tasks/${taskId}${route}`, { user })
    const found = !/not-found/.test(await response.text()) || response.status === 409
    if (owner === reader) ownReads += found ? 1 : 0
    else crossReads += found ? 1 : 0
  }
  expect(crossReads).toBe(0)
  expect(ownReads).toBeGreaterThan(10)
  expect(provider.getTask).toHaveBeenCalledTimes(ownReads)
})

test('a provider that gives no task is a 502', async () => {
  const { create, send, provider } = handlerRig()
  const { taskId } = await create()
  provider.getTask.mockResolvedValueOnce({ state: 'success', resultUrls: [] } as unknown as Task)
  const response = await send(`/tasks/${taskId}`)
  expect(response.status).toBe(502)
  expect(await json(response)).toMatchObject({ code: 'malformed-response' })
})

test('a provider that refuses our key is our fault, and goes to the log', async () => {
  const error = vi.fn()
  const provider = fakeProvider()
  const { create, send } = handlerRig({ provider, logger: { warn: vi.fn(), error } })
  const { taskId } = await create()
  provider.getTask.mockRejectedValueOnce(new VideoError('unauthorized', 'no', { status: 401 }))
  const response = await send(`/tasks/${taskId}`)
  expect(response.status).toBe(502)
  expect(await json(response)).toMatchObject({ code: 'unauthorized' })
  expect(error).toHaveBeenCalledTimes(1)
})
