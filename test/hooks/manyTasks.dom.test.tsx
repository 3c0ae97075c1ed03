import { focusManager, onlineManager, QueryClient } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import { Profiler } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { createClock } from '../../src/core/Clock.js'
import { delay } from '../../src/core/delay.js'
import type { TaskRef } from '../../src/core/Task.js'
import { RushesProvider } from '../../src/hooks/RushesProvider.js'
import { useTaskStatus } from '../../src/hooks/useTaskStatus.js'
import { createLedger } from '../../src/ledger/createLedger.js'
import { models } from '../../src/models/registry.js'
import { pollingPolicy } from '../../src/polling/PollingPolicy.js'
import { fakeTime } from './fakeTime.js'
import { FakeBackend, LATENCY_MS, MODEL, pass, renderRushes } from './rig.js'

fakeTime()

const HOUR = 3_600_000

/** A backend that takes many ids in a request, and takes its time to say what it can do. */
class BatchBackend extends FakeBackend {
  readonly batches: { at: number; ids: string[] }[] = []
  readonly #madeAt = Date.now()
  describesAfterMs = 0

  override async describe() {
    await delay(this.describesAfterMs)
    return { models, powers: { batch: true, push: false, upload: false, intents: true } }
  }

  async getTasks(refs: readonly TaskRef[]) {
    this.batches.push({ at: Date.now() - this.#madeAt, ids: refs.map(({ taskId }) => taskId) })
    await delay(LATENCY_MS)
    return refs.map((ref) => this.task(ref))
  }

  get checkCount() {
    return this.checks.length + this.batches.reduce((sum, { ids }) => sum + ids.length, 0)
  }
}

function refsOf(count: number): TaskRef[] {
  const startTime = Date.now()
  return Array.from({ length: count }, (_, index) => ({
    taskId: `task-${index}`,
    model: MODEL,
    startTime,
    kind: '5s-text-to-video',
  }))
}

function Row({ task }: { task: TaskRef }) {
  const { phase } = useTaskStatus(task)
  return <li>{phase}</li>
}

/** A list of that many tasks, outside StrictMode, so that a rendering is one. */
async function openList(backend: FakeBackend, refs: readonly TaskRef[]) {
  let commits = 0
  const queryClient = new QueryClient()
  const clock = createClock()
  const rendered = render(
    <RushesProvider
      backend={backend}
      queryClient={queryClient}
      clock={clock}
      ledger={createLedger()}
      polling={pollingPolicy()}
    >
      <Profiler id="list" onRender={() => (commits += 1)}>
        {refs.map((task, index) => (
          <Row key={index} task={task} />
        ))}
      </Profiler>
    </RushesProvider>,
  )
  await pass(100)
  return {
    ...rendered,
    queryClient,
    commits: () => commits,
    done: () => rendered.queryAllByText('success').length,
  }
}

describe('a thousand tasks that end together', () => {
  it('are shown in at most 60 commits, by few requests, within what the upstream allows', async () => {
    const backend = new BatchBackend()
    backend.takesMs = 20_000
    const { commits, done } = await openList(backend, refsOf(1_000))
    const before = commits()
    for (let second = 0; second < 45; second += 1) await pass(1_000)
    expect(done()).toBe(1_000)
    expect(commits() - before).toBeLessThanOrEqual(60)
    expect(backend.checkCount).toBe(1_000)
    expect(backend.batches.length + backend.checks.length).toBeLessThanOrEqual(60)
    const within = (from: number) =>
      backend.batches.reduce(
        (sum, { at, ids }) => sum + (at >= from && at <= from + 1_000 ? ids.length : 0),
        0,
      )
    expect(Math.max(...backend.batches.map(({ at }) => within(at)))).toBeLessThanOrEqual(175)
  })

  it('are not asked for before the backend has said what it can do', async () => {
    const backend = new BatchBackend()
    backend.takesMs = 20_000
    backend.describesAfterMs = 3_000
    await openList(backend, refsOf(100))
    await pass(20_000)
    expect(backend.checkCount).toBe(0)
    await pass(40_000)
    expect(backend.checkCount).toBe(100)
  })
})

describe('renderings', () => {
  it('an answer that says what was known makes none, nor do the seconds that nobody reads', async () => {
    const backend = new BatchBackend()
    backend.takesMs = HOUR
    const { commits } = await openList(backend, refsOf(20))
    await pass(60_000)
    const [checks, before] = [backend.checkCount, commits()]
    await pass(20_000)
    expect(backend.checkCount - checks).toBeGreaterThan(20)
    expect(commits() - before).toBe(0)
  })

  it('who reads the seconds renders once in each', async () => {
    let count = 0
    const [ref] = refsOf(1)
    await renderRushes(
      () => {
        count += 1
        return useTaskStatus(ref!).elapsedMs
      },
      { backend: new FakeBackend() },
    )
    const before = count
    await pass(10_000)
    // Twice in StrictMode.
    expect(count - before).toBe(20)
  })
})

describe('requests', () => {
  it('of 10 components that watch one task are those of one', async () => {
    const one = new FakeBackend()
    const alone = await openList(one, refsOf(1))
    await pass(90_000)
    alone.unmount()
    const ten = new FakeBackend()
    const [ref] = refsOf(1)
    await openList(
      ten,
      Array.from({ length: 10 }, () => ref!),
    )
    await pass(90_000)
    expect(one.checks.length).toBeGreaterThan(1)
    expect(ten.checks.length).toBeLessThanOrEqual(1.1 * one.checks.length)
  })

  it('of a task that is stuck for a day are 200 at most, and then it is lost', async () => {
    const backend = new FakeBackend()
    backend.takesMs = Infinity
    const { getByText } = await openList(backend, refsOf(1))
    for (let minute = 0; minute < 40; minute += 1) await pass(60_000)
    for (let hour = 0; hour < 24; hour += 1) await pass(HOUR)
    expect(backend.checks.length).toBeLessThanOrEqual(200)
    expect(backend.checks.length).toBeGreaterThan(20)
    getByText('lost')
  })

  it('after the end are none', async () => {
    const backend = new BatchBackend()
    const { done } = await openList(backend, refsOf(10))
    await pass(90_000)
    expect(done()).toBe(10)
    const checks = backend.checkCount
    await pass(HOUR)
    expect(backend.checkCount).toBe(checks)
  })
})

it.each([1_000, 33_000, 90_000])(
  'a list that goes away after %i ms leaves no timer and no listener',
  async (ms) => {
    const backend = new BatchBackend()
    const { unmount, queryClient } = await openList(backend, refsOf(100))
    await pass(ms)
    unmount()
    await pass(1_000)
    queryClient.clear()
    expect(vi.getTimerCount()).toBe(0)
    expect(focusManager.hasListeners()).toBe(false)
    expect(onlineManager.hasListeners()).toBe(false)
    const checks = backend.checkCount
    await pass(HOUR)
    expect(backend.checkCount).toBe(checks)
  },
)
