import { describe, expect, it } from 'vitest'
import type { Task } from '../../src/core/Task.js'
import { isSettled } from '../../src/core/Task.js'
import { noResultFailure, taskFailure } from '../../src/core/taskFailure.js'
import type { VideoErrorCode } from '../../src/core/VideoError.js'
import { VideoError, videoErrorCodes } from '../../src/core/VideoError.js'
import { fromProblem, problemSchema, taskSchema, toProblem, wireRoutes } from '../../src/core/wire.js'
import { imageAnswerSchema, intentAnswerSchema, queryResultSchema } from '../../src/core/wireAnswers.js'
import { withoutUndefined } from '../../src/core/withoutUndefined.js'

const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const ref = { taskId: 't', model: 'apixo/kling-2-1', startTime: 1, kind: '5s-pro' }
const tasks: Task[] = [
  { taskId: 't', model: 'm', state: 'pending' },
  { ...ref, state: 'pending', createTime: 2 },
  { ...ref, state: 'processing' },
  { ...ref, state: 'success', resultUrls: ['https://a.example/1'] },
  {
    ...ref,
    state: 'success',
    resultUrls: ['https://a.example/1', 'https://a.example/2'],
    createTime: 1,
    completeTime: 2,
    costTime: 3,
    expireTime: 4,
  },
  { ...ref, state: 'failed', failure: noResultFailure() },
  {
    ...ref,
    state: 'failed',
    failure: taskFailure('PROMPT_TOO_LONG', 'x', 'no'),
    completeTime: 2,
    costTime: 0,
  },
]

describe('taskSchema', () => {
  it.each(tasks)('a $state task is the same after the wire', (task) => {
    expect(taskSchema.parse(overTheWire(task))).toEqual(task)
  })

  it('lets only named fields through', () => {
    const text = '{"taskId":"t","model":"m","state":"pending","apiKey":"k","__proto__":{"polluted":true}}'
    const task = taskSchema.parse(JSON.parse(text))
    expect(Object.keys(task).sort()).toEqual(['model', 'state', 'taskId'])
    expect('polluted' in task).toBe(false)
  })

  it.each([
    ['a success without a URL', { ...ref, state: 'success', resultUrls: [] }],
    ['a failure without its reason', { ...ref, state: 'failed' }],
    [
      'a reason that is none',
      { ...ref, state: 'failed', failure: { ...noResultFailure(), reason: 'bad-luck' } },
    ],
    ['another state', { ...ref, state: 'waiting' }],
    ['no id', { model: 'm', state: 'pending' }],
    ['a time as text', { ...ref, state: 'pending', createTime: '1' }],
    ['null', null],
  ])('refuses %s', (_, value) => {
    expect(taskSchema.safeParse(value).success).toBe(false)
  })
})

describe('toProblem and fromProblem', () => {
  it.each(Object.keys(videoErrorCodes) as VideoErrorCode[])('%s is the same error after the wire', (code) => {
    const error = new VideoError(code, 'What happened', {
      retryAfterMs: 0,
      providerCode: '400',
      traceId: 'trace',
      fields: { prompt: 'input.prompt.missing' },
    })
    const again = fromProblem(problemSchema.parse(overTheWire(toProblem(error))))
    expect(again).toEqual(error)
    expect(Object.entries(again)).toEqual(Object.entries(error))
  })

  it('cause and stack stay behind', () => {
    const error = new VideoError('network', 'No connection', { cause: new Error('connect 10.0.0.7:443') })
    expect(Object.keys(toProblem(error))).toEqual(['title', 'detail', 'code'])
  })

  it('a code of a later version is an error of the provider', () => {
    expect(fromProblem({ code: 'toString', title: 'New' }, 418)).toMatchObject({
      code: 'provider-error',
      message: 'New',
      status: 418,
    })
    expect(fromProblem({ code: 'network' }).message).toBe('network')
  })
})

describe('the other answers', () => {
  const problem = toProblem(new VideoError('not-found', 'No such task'))

  it('are the same after the wire', () => {
    for (const result of [...tasks.map((task) => ({ task })), { problem }]) {
      expect(queryResultSchema.parse(overTheWire(result))).toEqual(result)
    }
    for (const answer of [{ outcome: 'in-flight' }, { outcome: 'task', task: tasks[0] }]) {
      expect(intentAnswerSchema.parse(overTheWire(answer))).toEqual(answer)
    }
    expect(imageAnswerSchema.parse({ url: 'https://a.example/1', more: 1 })).toEqual({
      url: 'https://a.example/1',
    })
  })

  it('an id cannot leave its place in a route', () => {
    expect(wireRoutes.task('../models?x#y')).toBe('/tasks/..%2Fmodels%3Fx%23y')
    expect(wireRoutes.video('a/b')).toBe('/tasks/a%2Fb/video')
    expect(wireRoutes.intent('a b')).toBe('/intents/a%20b')
  })
})

describe('isSettled', () => {
  it('is so for success and failed alone', () => {
    expect(tasks.map(isSettled)).toEqual([false, false, false, true, true, true, true])
  })
})

describe('withoutUndefined', () => {
  it('keeps what is null, empty, zero or false', () => {
    const kept = { a: null, b: '', c: 0, d: false }
    expect(Object.keys(withoutUndefined({ ...kept, e: undefined }))).toEqual(['a', 'b', 'c', 'd'])
  })

  it('keeps the order, and gives __proto__ no power', () => {
    const object = JSON.parse('{"b":1,"__proto__":{"polluted":true},"a":2}') as object
    const copy = withoutUndefined(object)
    expect(Object.keys(copy)).toEqual(['b', '__proto__', 'a'])
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype)
  })
})
