import { expect, test, vi } from 'vitest'
import type { Task } from '../../src/core/Task.js'
import { VideoError } from '../../src/core/VideoError.js'
import { fakeProvider } from './fakeProvider.js'
import { handlerRig, json } from './handlerRig.js'
import { queryAnswerSchema } from './queryAnswerSchema.js'

test('POST /tasks/query answers for each id, in the order asked for', async () => {
  const { create, send, provider } = handlerRig()
  const [first, second, third] = [await create(), await create(), await create()]
  provider.getTask.mockImplementation(({ taskId, model }) => {
    if (taskId === 'provider-task-2') throw new VideoError('rate-limited', 'slow', { retryAfterMs: 1000 })
    if (taskId === 'provider-task-3') throw new TypeError('canary')
    return Promise.resolve({ taskId, model, state: 'processing' })
  })
  const ids = [third.taskId, 'nothing', first.taskId, second.taskId, first.taskId]
  const response = await send('/tasks/query', { json: { ids } })
  expect(response.status).toBe(200)
  const text = await response.text()
  expect(text).not.toContain('canary')
  const { results } = queryAnswerSchema.parse(JSON.parse(text))
  expect(results).toMatchObject([
    { problem: { code: 'provider-error' } },
    { problem: { code: 'not-found' } },
    { task: { taskId: first.taskId, state: 'processing' } },
    { problem: { code: 'rate-limited', retryAfterMs: 1000 } },
    { task: { taskId: first.taskId } },
  ])
})

test('10 checks are under way at once, and never an eleventh', async () => {
  const provider = fakeProvider()
  const waiting: (() => void)[] = []
  let most = 0
  // The tenth lets all ten go. Nothing here looks at a clock: a slow machine only makes it slower.
  provider.getTask.mockImplementation(async ({ taskId, model }): Promise<Task> => {
    await new Promise<void>((answer) => {
      waiting.push(answer)
      most = Math.max(most, waiting.length)
      if (waiting.length >= 10) setImmediate(() => waiting.splice(0).forEach((each) => each()))
    })
    return { taskId, model, state: 'pending' }
  })
  const { create, send } = handlerRig({ provider })
  const { taskId } = await create()
  const query = await send('/tasks/query', { json: { ids: Array<string>(50).fill(taskId) } })
  const { results } = queryAnswerSchema.parse(await query.json())
  expect(results).toHaveLength(50)
  expect(provider.getTask).toHaveBeenCalledTimes(50)
  expect(most).toBe(10)
})

test.each([{}, { ids: 'x' }, { ids: [1] }, { ids: Array<string>(51).fill('x') }, []])(
  'what is no query is a 422 (%#)',
  async (body) => {
    const { send, provider } = handlerRig()
    const response = await send('/tasks/query', { json: body })
    expect(response.status).toBe(422)
    expect(await json(response)).toMatchObject({ code: 'invalid-input' })
    expect(provider.getTask).not.toHaveBeenCalled()
  },
)

test('a query that its sender gave up asks for no more', async () => {
  const leave = new AbortController()
  const provider = fakeProvider()
  provider.getTask.mockImplementation(() => {
    leave.abort()
    return Promise.reject(leave.signal.reason as Error)
  })
  const error = vi.fn()
  const { create, send } = handlerRig({ provider, logger: { warn: vi.fn(), error } })
  const { taskId } = await create()
  const ids = Array<string>(50).fill(taskId)
  expect((await send('/tasks/query', { json: { ids }, signal: leave.signal })).status).toBe(499)
  expect(provider.getTask.mock.calls.length).toBeLessThanOrEqual(10)
  expect(error).not.toHaveBeenCalled()
})
