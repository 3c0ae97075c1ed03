import { dehydrate, hydrate, onlineManager, QueryClient } from '@tanstack/react-query'
import { act } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { createBackend } from '../../src/backend/createBackend.js'
import { VideoError } from '../../src/core/VideoError.js'
import { useGeneration } from '../../src/hooks/useGeneration.js'
import { useTasks } from '../../src/hooks/useTasks.js'
import { createLedger } from '../../src/ledger/createLedger.js'
import { fakeTime } from './fakeTime.js'
import { FakeBackend, input, pass, refusing, renderRushes } from './rig.js'

fakeTime()

const PROMPT = 'a fox that nobody else may hear of'
const secret = { ...input, prompt: PROMPT, negativePrompt: `no ${PROMPT}` }

async function openPage(backend: FakeBackend, queryClient = new QueryClient()) {
  const rendered = await renderRushes(
    () => {
      const tasks = useTasks()
      return { ...tasks, newest: useGeneration(tasks.records[0]?.intentId) }
    },
    { backend, queryClient, ledger: createLedger() },
  )
  return { ...rendered, page: () => rendered.result.current, queryClient }
}

/** All that an app could put away of a client, whatever it chooses. */
function everything(queryClient: QueryClient): string {
  const all = () => true
  return JSON.stringify([
    dehydrate(queryClient),
    dehydrate(queryClient, { shouldDehydrateQuery: all, shouldDehydrateMutation: all }),
    queryClient
      .getQueryCache()
      .getAll()
      .map(({ queryKey, state }) => [queryKey, state]),
  ])
}

describe('a create is no mutation of the query client', () => {
  it.each(['pending', 'uncertain', 'refused', 'done'] as const)(
    'and nothing that the client could put away has its prompt in it: %s',
    async (how) => {
      const backend = new FakeBackend()
      if (how === 'uncertain') backend.create = refusing('uncertain')
      if (how === 'refused') backend.create = refusing('rate-limited')
      const { page, queryClient } = await openPage(backend)
      act(() => void page().generate(secret))
      await pass(how === 'done' ? 60_000 : 10_000)
      expect(page().records).toHaveLength(1)
      expect(queryClient.getMutationCache().getAll()).toEqual([])
      expect(dehydrate(queryClient).mutations).toEqual([])
      expect(queryClient.getQueryCache().getAll().length).toBeGreaterThan(1)
      expect(everything(queryClient)).not.toContain('fox')
    },
  )

  it('what one tab puts away starts nothing in another, off line, on line or afterwards', async () => {
    const [one, other] = [new FakeBackend(), new FakeBackend()]
    one.create = refusing('network')
    onlineManager.setOnline(false)
    const first = await openPage(one)
    act(() => void first.page().generate(secret))
    await pass(1_000)
    const queryClient = new QueryClient()
    hydrate(queryClient, dehydrate(first.queryClient))
    const second = await openPage(other, queryClient)
    act(() => {
      onlineManager.setOnline(true)
    })
    await Promise.all([first.queryClient, queryClient].map((client) => client.resumePausedMutations()))
    await pass(600_000)
    expect([one.creates, other.creates].map(({ length }) => length)).toEqual([1, 0])
    second.unmount()
  })
})

describe('Generate off line', () => {
  /** A wire that is cut, and what was sent over it. */
  function cut() {
    const sent: string[] = []
    const wire = { isCut: true }
    const fetching: typeof fetch = (url, { method = 'GET' } = {}) => {
      sent.push(`${method} ${url instanceof Request ? url.url : url.toString()}`)
      if (wire.isCut) return Promise.reject(new TypeError('Failed to fetch'))
      return Promise.resolve(Response.json({ code: 'not-found', detail: 'No' }, { status: 404 }))
    }
    const creates = () => sent.filter((each) => each.startsWith('POST') && each.endsWith('/tasks'))
    return { wire, creates, backend: createBackend({ url: '/api/video', fetch: fetching }) }
  }

  it('is uncertain at once, sends nothing later by itself, and is refused once the handler says that nothing came', async () => {
    const { wire, creates, backend } = cut()
    onlineManager.setOnline(false)
    const { result } = await renderRushes(
      () => {
        const tasks = useTasks()
        return { ...tasks, newest: useGeneration(tasks.records[0]?.intentId) }
      },
      { backend, ledger: createLedger() },
    )
    act(() => void result.current.generate(input))
    await pass(100)
    expect(result.current.newest).toMatchObject({ phase: 'uncertain', error: { code: 'uncertain' } })
    await pass(600_000)
    expect(result.current.newest.phase).toBe('uncertain')
    expect(creates()).toHaveLength(1)

    wire.isCut = false
    act(() => {
      onlineManager.setOnline(true)
    })
    await pass(120_000)
    expect(result.current.newest).toMatchObject({ phase: 'failed', error: { code: 'network' }, input })
    expect(creates()).toHaveLength(1)
    await pass(3_600_000)
    expect(creates()).toHaveLength(1)
  })

  it('a backend that knows that nothing left it is believed at once, and asked again by a person alone', async () => {
    const backend = new FakeBackend()
    backend.create = () => {
      throw new VideoError('network', 'There is no connection')
    }
    onlineManager.setOnline(false)
    const { page } = await openPage(backend)
    act(() => void page().generate(input))
    await pass(1_000)
    expect(page().newest).toMatchObject({ phase: 'failed', error: { code: 'network', retryable: true } })
    act(() => {
      onlineManager.setOnline(true)
    })
    await pass(3_600_000)
    expect(backend.creates).toHaveLength(1)
    backend.create = new FakeBackend().create
    act(() => void page().generate(input))
    await pass(60_000)
    expect(page().newest.phase).toBe('success')
    expect(backend.creates).toHaveLength(2)
  })
})
