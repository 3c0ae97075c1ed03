import { describe, expect, test, vi } from 'vitest'
import type { Task, TaskRef } from '../../src/core/Task.js'
import { VideoError } from '../../src/core/VideoError.js'
import type { VideoProvider } from '../../src/providers/provider.js'
import { fakeProvider } from './fakeProvider.js'
import { handlerRig } from './handlerRig.js'
import { queryAnswerSchema } from './queryAnswerSchema.js'

type GetTasks = NonNullable<VideoProvider['getTasks']>

const processing = ({ taskId, model }: TaskRef): Task => ({ taskId, model, state: 'processing' })

/** A handler over APIXO, which is asked for one task at a time, and Chanjing, which is asked for many. */
async function twoProviders(answer: GetTasks = (refs) => Promise.resolve(refs.map(processing))) {
  const getTasks = vi.fn<GetTasks>(answer)
  const single = fakeProvider()
  const many = fakeProvider({ provider: 'chanjing', getTasks })
  const error = vi.fn()
  const rig = handlerRig({ providers: [single, many], logger: { warn: vi.fn(), error } })
  const ids = async (model: string, count: number) => {
    const all: string[] = []
    for (let index = 0; index < count; index += 1) {
      const response = await rig.send('/tasks', { json: { model, prompt: 'a fox' } })
      all.push(((await response.json()) as Task).taskId)
    }
    return all
  }
  return {
    ...rig,
    single,
    many,
    getTasks,
    error,
    apixoIds: await ids('apixo/kling-2-5-turbo-pro', 2),
    chanjingIds: await ids('chanjing/kling-v2-5-turbo-normal', 3),
    async query(asked: readonly string[], init: RequestInit = {}) {
      const response = await rig.send('/tasks/query', { json: { ids: asked }, ...init })
      return queryAnswerSchema.parse(await response.json()).results
    },
  }
}

/** What stands in each result, in one word. */
const gist = (results: Awaited<ReturnType<Awaited<ReturnType<typeof twoProviders>>['query']>>) =>
  results.map((result) => ('task' in result ? result.task.taskId : result.problem.code))

describe('a query of tasks of several providers', () => {
  test('asks who takes many once, and everybody else for each, in the order asked for', async () => {
    const { query, getTasks, single, many, apixoIds, chanjingIds } = await twoProviders()
    const [a1, a2] = apixoIds
    const [c1, c2, c3] = chanjingIds
    const asked = [c2!, a1!, c1!, 'nobody’s', c3!, a2!, c1!]
    expect(gist(await query(asked))).toEqual([c2, a1, c1, 'not-found', c3, a2, c1])
    expect(getTasks.mock.calls.map(([refs]) => refs.map(({ taskId }) => taskId))).toEqual([
      ['provider-task-2', 'provider-task-1', 'provider-task-3', 'provider-task-1'],
    ])
    expect(many.getTask).not.toHaveBeenCalled()
    expect(single.getTask).toHaveBeenCalledTimes(2)
  })

  test('asks for a single task as for one', async () => {
    const { query, getTasks, many, chanjingIds } = await twoProviders()
    expect(gist(await query(chanjingIds.slice(0, 1)))).toEqual(chanjingIds.slice(0, 1))
    expect(getTasks).not.toHaveBeenCalled()
    expect(many.getTask).toHaveBeenCalledTimes(1)
  })

  test('says of each task what its provider says of it', async () => {
    const { query, chanjingIds } = await twoProviders((refs) =>
      Promise.resolve(
        refs.map((ref, at) => (at === 1 ? new VideoError('not-found', 'gone') : processing(ref))),
      ),
    )
    expect(gist(await query(chanjingIds))).toEqual([chanjingIds[0], 'not-found', chanjingIds[2]])
  })

  test.each<[string, GetTasks, string]>([
    ['is refused', () => Promise.reject(new VideoError('rate-limited', 'slow')), 'rate-limited'],
    ['trips', () => Promise.reject(new TypeError('canary')), 'provider-error'],
    [
      'trips at once',
      () => {
        throw new TypeError('canary')
      },
      'provider-error',
    ],
    ['answers for none', () => Promise.resolve([]), 'malformed-response'],
    ['answers nothing', () => Promise.resolve(null as unknown as Task[]), 'malformed-response'],
    [
      'answers with something that is no task',
      (refs) => Promise.resolve(refs.map(({ taskId }) => ({ taskId }) as Task)),
      'malformed-response',
    ],
  ])('loses only the tasks of a provider that %s', async (_, answer, code) => {
    const { query, apixoIds, chanjingIds } = await twoProviders(answer)
    const results = await query([...chanjingIds, ...apixoIds])
    expect(gist(results)).toEqual([code, code, code, ...apixoIds])
    expect(JSON.stringify(results)).not.toContain('canary')
  })

  test('never shows one task in the place of another', async () => {
    const { query, chanjingIds } = await twoProviders((refs) =>
      Promise.resolve(refs.map((_, index) => processing(refs[index === 0 ? 0 : 3 - index]!))),
    )
    expect(gist(await query(chanjingIds))).toEqual([
      chanjingIds[0],
      'malformed-response',
      'malformed-response',
    ])
  })

  test('that its sender gave up is no answer and no fault', async () => {
    const leave = new AbortController()
    const { send, chanjingIds, error } = await twoProviders(() => {
      leave.abort()
      return Promise.reject(leave.signal.reason as Error)
    })
    const response = await send('/tasks/query', { json: { ids: chanjingIds }, signal: leave.signal })
    expect(response.status).toBe(499)
    expect(error).not.toHaveBeenCalled()
  })
})
