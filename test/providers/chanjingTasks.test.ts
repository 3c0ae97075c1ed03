import { describe, expect, it, vi } from 'vitest'
import type { TaskRef } from '../../src/core/Task.js'
import type { Fetch } from '../../src/providers/upstreamRequest.js'
import { fixture } from '../fixtures/fixture.js'
import { BASE_URL, MODEL, TOKEN, chanjingOver, ref } from './chanjingExamples.js'
import { documentedFailure } from './chanjingStates.js'
import { settledOf } from './providerContract.js'
import type { Scripted } from './scriptedFetch.js'
import { scriptedFetch } from './scriptedFetch.js'

const FAILED_ID = '58b1c892-0f4a-4b5e-9a3c-0b0f3f4f6a11'
const failedRef: TaskRef = { taskId: FAILED_ID, model: MODEL }
const refs = (count: number): TaskRef[] =>
  Array.from({ length: count }, (_, index) => ({ taskId: `task-${index}`, model: MODEL }))

async function tasksOf(asked: readonly TaskRef[], script: Scripted) {
  const { fetch, sent } = scriptedFetch(script)
  return { tasks: await chanjingOver({ fetch }).getTasks?.(asked), sent }
}

/** A Chanjing with all the tasks that it is asked for, listed backwards, except those named. */
function listing(options: { without?: string; failsAt?: number } = {}): { fetch: Fetch; pages: string[][] } {
  const pages: string[][] = []
  return {
    pages,
    async fetch(_, init) {
      const { unique_ids } = JSON.parse(init?.body as string) as { unique_ids: string[] }
      pages.push(unique_ids)
      if (pages.length === options.failsAt) return new Response('{"code":40001,"msg":"超出 QPS 限制"}')
      const list = unique_ids
        .filter((id) => id !== options.without)
        .map((unique_id) => ({ unique_id, progress_desc: 'Generating' }))
        .reverse()
      return new Response(JSON.stringify({ trace_id: 'trace-7', code: 0, data: { list } }))
    },
  }
}

describe('chanjing: many checks at once', () => {
  it('are one request, sent as documented', async () => {
    const { sent } = await tasksOf([failedRef, ref], { body: fixture('chanjing', 'page-error') })
    expect(sent).toEqual([
      {
        method: 'POST',
        url: `${BASE_URL}/open/v1/ai_creation/task/page`,
        headers: { access_token: TOKEN, 'content-type': 'application/json' },
        body: JSON.stringify(JSON.parse(fixture('chanjing', 'page.request'))),
        redirect: 'manual',
      },
    ])
  })

  it('read the documented failure, and miss what is not listed', async () => {
    const { tasks } = await tasksOf([ref, failedRef], { body: fixture('chanjing', 'page-error') })
    expect(tasks).toEqual([
      expect.objectContaining({ name: 'VideoError', code: 'not-found', traceId: '5d1c' }),
      { ...failedRef, ...documentedFailure },
    ])
  })

  it('keep the order asked for, and what is known of each', async () => {
    const { fetch } = listing({ without: 'task-1' })
    const asked = refs(3).map((each, index) => ({ ...each, startTime: index, kind: '5s-std' }))
    expect(await chanjingOver({ fetch }).getTasks?.(asked)).toEqual([
      { ...asked[0], state: 'processing' },
      expect.objectContaining({ code: 'not-found' }),
      { ...asked[2], state: 'processing' },
    ])
  })

  it('are split into pages of 50', async () => {
    const { fetch, pages } = listing()
    const asked = refs(120)
    const tasks = await chanjingOver({ fetch }).getTasks?.(asked)
    expect(pages.map((page) => page.length)).toEqual([50, 50, 20])
    expect(tasks).toEqual(asked.map((each) => ({ ...each, state: 'processing' })))
  })

  it('lose one page without losing the others', async () => {
    const { fetch } = listing({ failsAt: 2 })
    const tasks = await chanjingOver({ fetch }).getTasks?.(refs(120))
    const outcomes = tasks?.map((task) => ('code' in task ? task.code : task.state))
    expect(outcomes?.filter((outcome) => outcome === 'rate-limited')).toHaveLength(50)
    expect(outcomes?.slice(100)).toEqual(Array.from({ length: 20 }, () => 'processing'))
  })

  it('ask for a task once that is named twice', async () => {
    const { fetch, pages } = listing()
    const tasks = await chanjingOver({ fetch }).getTasks?.([ref, { ...ref, kind: '10s-pro' }, ref])
    expect(pages).toEqual([[ref.taskId]])
    expect(tasks?.map((task) => 'kind' in task && task.kind)).toEqual(['5s-std', '10s-pro', '5s-std'])
  })

  it('ask for nothing where there is nothing to ask for, since an empty list means all', async () => {
    const { tasks, sent } = await tasksOf([], 'refused')
    expect(tasks).toEqual([])
    expect(sent).toEqual([])
  })

  it('leave out what is of another provider, without asking', async () => {
    const { fetch, pages } = listing()
    const foreign = { ...ref, model: 'apixo/kling-2-1' }
    expect(await chanjingOver({ fetch }).getTasks?.([foreign, ref, foreign])).toEqual([
      expect.objectContaining({ code: 'invalid-input', fields: { model: 'input.model.unknown' } }),
      { ...ref, state: 'processing' },
      expect.objectContaining({ code: 'invalid-input' }),
    ])
    expect(pages).toEqual([[ref.taskId]])
    expect((await tasksOf([foreign], 'refused')).sent).toEqual([])
  })

  it.each([
    ['no connection', 'refused', 'network'],
    ['HTML', { body: '<html>' }, 'malformed-response'],
    ['no list', { body: '{"code":0,"data":{}}' }, 'malformed-response'],
    ['a refusal', { body: '{"code":40000,"msg":"参数错误"}' }, 'invalid-input'],
    [
      'an empty list beside a refusal, which does not mean that there are no such tasks,',
      { body: '{"code":40001,"data":{"list":[]}}' },
      'rate-limited',
    ],
  ] as const)('%s is the error of each', async (_, script, code) => {
    const { tasks } = await tasksOf(refs(2), script)
    expect(tasks).toEqual([expect.objectContaining({ code }), expect.objectContaining({ code })])
  })

  it('read any list that is not quite one', async () => {
    const list = [
      null,
      7,
      'x',
      [],
      { unique_id: {} },
      { unique_id: 'task-1' },
      { unique_id: 'task-2', progress_desc: 3 },
    ]
    const onUnknownState = vi.fn()
    const { fetch } = scriptedFetch({ body: JSON.stringify({ code: 0, data: { list } }) })
    expect(await chanjingOver({ fetch, onUnknownState }).getTasks?.(refs(3))).toEqual([
      expect.objectContaining({ code: 'not-found' }),
      expect.objectContaining({ code: 'malformed-response' }),
      expect.objectContaining({ state: 'processing' }),
    ])
  })

  it('reject with the reason of an abort', async () => {
    const controller = new AbortController()
    const provider = chanjingOver({ fetch: scriptedFetch('hangs').fetch })
    const tasks = settledOf(provider.getTasks!(refs(60), { signal: controller.signal }))
    controller.abort('enough')
    expect(await tasks).toBe('enough')
  })
})
