import { QueryClient } from '@tanstack/react-query'
import { act } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { createClock } from '../../src/core/Clock.js'
import type { Task, TaskRef } from '../../src/core/Task.js'
import { useTaskStatus } from '../../src/hooks/useTaskStatus.js'
import { pollingPolicy } from '../../src/polling/PollingPolicy.js'
import { fixedPolling } from '../../src/polling/fixedPolling.js'
import type { PollingPolicy } from '../../src/polling/PollingPolicy.js'
import { fakeTime } from './fakeTime.js'
import type { RigProps } from './rig.js'
import { FakeBackend, LATENCY_MS, MODEL, pass, refusing, renderRushes } from './rig.js'

fakeTime()

const KIND = `${MODEL}:5s-text-to-video`
const TYPICAL_MS = [30_000, 45_000]

const freshRef = (): TaskRef & { startTime: number } => ({
  taskId: 't',
  model: MODEL,
  startTime: Date.now(),
  kind: '5s-text-to-video',
})

/** Looks every 5 s from 30 s on, and notes what it is asked and told. */
function notingPolicy() {
  const fixed = fixedPolling({ firstMs: 30_000, intervalMs: 5_000 })
  const nextDelayMs = vi.fn<PollingPolicy['nextDelayMs']>((state) => fixed.nextDelayMs(state))
  const observe = vi.fn<NonNullable<PollingPolicy['observe']>>()
  return { nextDelayMs, observe }
}

/** A backend whose provider does not say how long a task took. */
function tightLipped(): FakeBackend {
  const backend = new FakeBackend()
  backend.look = (ref) => {
    const task = backend.task(ref)
    if ('costTime' in task) delete task.costTime
    return task
  }
  return backend
}

async function watch(ref: TaskRef, { initialTask, ...provider }: RigProps & { initialTask?: Task }) {
  const rendered = await renderRushes(() => useTaskStatus(ref, { initialTask }), provider)
  return { ...rendered, status: () => rendered.result.current }
}

describe('the policy', () => {
  it('is asked about the model and kind of the task', async () => {
    const polling = notingPolicy()
    await watch(freshRef(), { backend: new FakeBackend(), polling })
    expect(polling.nextDelayMs).toHaveBeenLastCalledWith({
      kind: KIND,
      elapsedMs: 0,
      lastAnswerMs: undefined,
      typicalMs: TYPICAL_MS,
    })
  })

  it('is told once how long a task took, as the provider says', async () => {
    const polling = notingPolicy()
    const backend = new FakeBackend()
    const ref = freshRef()
    const { status } = await watch(ref, { backend, polling })
    await pass(40_000)
    expect(polling.observe).not.toHaveBeenCalled()
    await pass(60_000)
    expect(status().phase).toBe('success')
    act(() => status().checkNow())
    await pass(60_000)
    expect(backend.checks).toHaveLength(5)
    expect(polling.observe.mock.calls).toEqual([
      [
        KIND,
        TYPICAL_MS,
        {
          durationMs: 41_000,
          startTime: ref.startTime,
          endTime: ref.startTime + backend.checks[3]!.at + LATENCY_MS,
        },
      ],
    ])
  })

  it('is told of a task that failed, too', async () => {
    const polling = notingPolicy()
    const backend = new FakeBackend()
    backend.look = (ref) => ({
      ...ref,
      state: 'failed',
      costTime: 4_000,
      failure: {
        reason: 'content-violation',
        failCode: '',
        failMsg: '',
        charged: 'unknown',
        retryable: false,
      },
    })
    await watch(freshRef(), { backend, polling })
    await pass(60_000)
    expect(polling.observe).toHaveBeenCalledExactlyOnceWith(
      KIND,
      TYPICAL_MS,
      expect.objectContaining({ durationMs: 4_000 }),
    )
  })

  it('is told the middle between the last two looks where the provider says nothing', async () => {
    const polling = notingPolicy()
    const backend = tightLipped()
    await watch(freshRef(), { backend, polling })
    await pass(60_000)
    const [third, fourth] = backend.checks.slice(-2).map(({ at }) => at + LATENCY_MS)
    expect(polling.observe).toHaveBeenCalledExactlyOnceWith(
      KIND,
      TYPICAL_MS,
      expect.objectContaining({
        durationMs: (third! + fourth!) / 2,
        withinMs: (fourth! - third!) / 2,
      }),
    )
  })

  it('is told it in the clock’s own time', async () => {
    const polling = notingPolicy()
    const backend = tightLipped()
    backend.takesMs = 4_100
    await watch(freshRef(), { backend, polling, clock: createClock({ timeScale: 10 }) })
    await pass(10_000)
    const [durationMs] = polling.observe.mock.calls.map(([, , finished]) => finished.durationMs)
    expect(durationMs).toBeGreaterThan(37_000)
    expect(durationMs).toBeLessThan(45_000)
  })

  it('is told once however many watch, in one app', async () => {
    const polling = notingPolicy()
    const backend = new FakeBackend()
    const queryClient = new QueryClient()
    const ref = freshRef()
    await watch(ref, { backend, polling, queryClient })
    await watch(ref, { backend, polling, queryClient })
    await pass(60_000)
    expect(polling.observe).toHaveBeenCalledOnce()
    queryClient.clear()
  })
})

describe('the policy is not told of', () => {
  it('a task that was settled when watching began', async () => {
    const polling = notingPolicy()
    const backend = new FakeBackend()
    const ref = freshRef()
    const initialTask: Task = {
      ...ref,
      state: 'success',
      resultUrls: ['https://cdn.example/a.mp4'],
      costTime: 41_000,
    }
    const { status } = await watch(ref, { backend, polling, initialTask })
    act(() => status().checkNow())
    await pass(60_000)
    expect(polling.observe).not.toHaveBeenCalled()
  })

  it.each([
    ['with a word on how long it took', () => new FakeBackend()],
    ['without', tightLipped],
  ])('a task that ended while the page was away, %s', async (_, makeBackend) => {
    const polling = notingPolicy()
    const backend = makeBackend()
    const { status } = await watch({ ...freshRef(), startTime: Date.now() - 600_000 }, { backend, polling })
    await pass(60_000)
    expect(status().phase).toBe('success')
    expect(polling.observe).not.toHaveBeenCalled()
  })

  it.each([
    ['a task from elsewhere', (): TaskRef => ({ taskId: 't', model: MODEL, kind: '5s-text-to-video' })],
    ['a task without a kind', (): TaskRef => ({ taskId: 't', model: MODEL, startTime: Date.now() })],
    ['a task of a model that nobody described', (): TaskRef => ({ ...freshRef(), model: 'another/model' })],
  ])('%s', async (_, makeRef) => {
    const polling = notingPolicy()
    const backend = new FakeBackend()
    const { status } = await watch(makeRef(), { backend, polling })
    await pass(120_000)
    expect(status().phase).toBe('success')
    expect(polling.observe).not.toHaveBeenCalled()
  })

  it('a check that failed', async () => {
    const polling = notingPolicy()
    const backend = new FakeBackend()
    backend.look = refusing('network')
    await watch(freshRef(), { backend, polling })
    await pass(120_000)
    expect(polling.observe).not.toHaveBeenCalled()
  })
})

describe('a policy that is at fault harms nothing', () => {
  const throwing = () => {
    throw new Error('a fault of the policy')
  }

  it('one that throws is as though it had said "every 5 s"', async () => {
    const backend = new FakeBackend()
    const { status } = await watch(freshRef(), {
      backend,
      polling: { nextDelayMs: throwing, observe: throwing },
    })
    await pass(60_000)
    expect(status()).toMatchObject({ phase: 'success', contact: 'live' })
    expect(status().error).toBeUndefined()
    expect(backend.seconds).toEqual([5, 10, 15, 20, 25, 31, 36, 41, 46])
  })

  it.each([
    ['no number', NaN, 8],
    ['never', Infinity, 0],
    ['the past', -Infinity, undefined],
  ])('one that says %s (%d) makes no second request while one is under way', async (_, delayMs, checks) => {
    const backend = new FakeBackend()
    const { unmount } = await watch(freshRef(), { backend, polling: { nextDelayMs: () => delayMs } })
    await pass(45_000)
    expect(backend.mostAtOnce).toBeLessThanOrEqual(1)
    if (checks !== undefined) expect(backend.checks).toHaveLength(checks)
    unmount()
  })
})

describe('pollingPolicy in the hooks', () => {
  it('learns from task to task, and looks where the next one ends', async () => {
    const backend = new FakeBackend()
    backend.takesMs = 80_000
    const polling = pollingPolicy()
    const counts: number[] = []
    for (let index = 0; index < 12; index += 1) {
      const before = backend.checks.length
      const { status, unmount } = await watch({ ...freshRef(), taskId: `t${index}` }, { backend, polling })
      await pass(100_000)
      expect(status().phase).toBe('success')
      unmount()
      counts.push(backend.checks.length - before)
    }
    expect(counts[0]).toBeGreaterThan(8)
    expect(counts.at(-1)).toBeLessThanOrEqual(4)
  })
})
