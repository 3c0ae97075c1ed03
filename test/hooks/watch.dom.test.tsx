import { focusManager, onlineManager, QueryClient } from '@tanstack/react-query'
import { act, render } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { createClock } from '../../src/core/Clock.js'
import type { Task, TaskRef } from '../../src/core/Task.js'
import type { TaskStatusOptions } from '../../src/hooks/useTaskStatus.js'
import { useTaskStatus } from '../../src/hooks/useTaskStatus.js'
import { fakeTime } from './fakeTime.js'
import type { RigProps } from './rig.js'
import { ANSWER_MS, FakeBackend, MODEL, pass, refusing, renderRushes, wrapperOf } from './rig.js'

fakeTime()

const HOUR = 3_600_000
/** Long enough for whatever would still come. */
const LONG = 10 * 60_000

/** A task of which the create was sent at that moment. */
const freshRef = (): TaskRef => ({
  taskId: 't',
  model: MODEL,
  startTime: Date.now(),
  kind: '5s-text-to-video',
})

async function watch(
  backend: FakeBackend,
  {
    ref = freshRef(),
    options = {},
    ...provider
  }: Partial<RigProps> & { ref?: TaskRef | null; options?: TaskStatusOptions } = {},
) {
  const rendered = await renderRushes(
    (props: TaskStatusOptions) => useTaskStatus(ref, props),
    { backend, ...provider },
    { initialProps: options },
  )
  return { ...rendered, status: () => rendered.result.current }
}

describe('the schedule of a 5 s clip of Kling 2.5 Turbo Pro', () => {
  it('first looks at 30 s, then 5 s after each answer: a task of 41 s takes 4 checks', async () => {
    const backend = new FakeBackend()
    const { status } = await watch(backend)
    expect(status()).toMatchObject({ phase: 'pending', contact: 'live', typicalMs: [30_000, 45_000] })
    await pass(29_999)
    expect(backend.checks).toEqual([])
    await pass(60_000)
    expect(status()).toMatchObject({ phase: 'success', contact: 'live' })
    expect(backend.seconds).toEqual([30, 35, 40, 45])
  })

  it('is settled then: no request in an hour, and no timer but the one of the cache', async () => {
    const backend = new FakeBackend()
    const { unmount } = await watch(backend)
    await pass(60_000)
    await pass(HOUR)
    expect(backend.checks).toHaveLength(4)
    expect(vi.getTimerCount()).toBe(0)
    unmount()
    // The cache keeps what it knows for 5 minutes, for a component that comes back.
    await pass(5 * 60_000)
    expect(vi.getTimerCount()).toBe(0)
    expect(backend.checks).toHaveLength(4)
  })

  it.each([5_000, 30_100, 31_000, 33_000])(
    'a component that goes away after %i ms leaves nothing running',
    async (afterMs) => {
      const backend = new FakeBackend()
      if (afterMs > 31_500) backend.look = refusing('network')
      const { unmount } = await watch(backend)
      await pass(afterMs)
      unmount()
      const checks = backend.checks.length
      await pass(LONG)
      expect(backend.checks).toHaveLength(checks)
      expect(vi.getTimerCount()).toBe(0)
    },
  )

  it('a check that is under way when the last component goes away is aborted', async () => {
    const backend = new FakeBackend()
    const { unmount } = await watch(backend)
    await pass(30_050)
    unmount()
    expect(backend.checks).toMatchObject([{ aborted: true }])
  })

  it('10 components watch by one request at a time, and by no more requests than one', async () => {
    const backend = new FakeBackend()
    const ref = freshRef()
    function Watcher() {
      useTaskStatus(ref)
      return null
    }
    render(
      <>
        {Array.from({ length: 10 }, (_, index) => (
          <Watcher key={index} />
        ))}
      </>,
      { wrapper: wrapperOf({ backend }) },
    )
    await pass(90_000)
    expect(backend.seconds).toEqual([30, 35, 40, 45])
    expect(backend.mostAtOnce).toBe(1)
  })

  it('a component that comes later neither asks again nor waits', async () => {
    const backend = new FakeBackend()
    const queryClient = new QueryClient()
    const ref = freshRef()
    await watch(backend, { ref, queryClient })
    await pass(36_000)
    const { status } = await watch(backend, { ref, queryClient })
    expect(status().phase).toBe('processing')
    expect(backend.checks).toHaveLength(2)
    await pass(30_000)
    expect(backend.seconds).toEqual([30, 35, 40, 45])
    queryClient.clear()
  })

  it('a clock that runs ten times as fast makes everything ten times as fast', async () => {
    const backend = new FakeBackend()
    backend.takesMs = 4_100
    const { status } = await watch(backend, { clock: createClock({ timeScale: 10 }) })
    await pass(2_999)
    expect(backend.checks).toEqual([])
    await pass(101)
    expect(status().elapsedMs).toBe(31_000)
    await pass(5_000)
    expect(status().phase).toBe('success')
    expect(backend.checks.map(({ at }) => Math.round(at / 100))).toEqual([30, 36, 42])
  })

  it('a model that the backend does not list is looked at every 5 s', async () => {
    const backend = new FakeBackend()
    backend.takesMs = 12_000
    const { status } = await watch(backend, { ref: { ...freshRef(), model: 'own/model' } })
    await pass(60_000)
    expect(backend.seconds).toEqual([5, 10, 15])
    expect(status().phase).toBe('success')
    expect(status().typicalMs).toBeUndefined()
  })
})

describe('which task', () => {
  it('none is idle, asks nothing, and has nothing to check', async () => {
    const backend = new FakeBackend()
    const { status } = await watch(backend, { ref: null })
    expect(status()).toMatchObject({ phase: 'idle', contact: 'live', elapsedMs: 0, overdue: false })
    act(() => status().checkNow())
    await pass(LONG)
    expect(backend.checks).toEqual([])
  })

  it('one from elsewhere, without a start, is looked at once', async () => {
    const backend = new FakeBackend()
    const { status } = await watch(backend, { ref: { taskId: 't', model: MODEL } })
    expect(status().task).toBeUndefined()
    await pass(ANSWER_MS)
    expect(backend.seconds).toEqual([0])
    expect(status()).toMatchObject({ phase: 'pending', task: { state: 'pending' }, elapsedMs: 0 })
    await pass(60_000)
    expect(backend.seconds.slice(0, 4)).toEqual([0, 5, 10, 15])
    expect(status().phase).toBe('success')
  })

  it('one that the answer knows the start of is watched by it from then on', async () => {
    const backend = new FakeBackend()
    const startTime = Date.now() - 20_000
    backend.look = (ref) => backend.task({ ...ref, startTime, kind: '5s' })
    const { status } = await watch(backend, { ref: { taskId: 't', model: MODEL, kind: '5s' } })
    await pass(ANSWER_MS)
    expect(status().elapsedMs).toBe(20_000)
    await pass(30_000)
    expect(backend.seconds).toEqual([0, 10, 15, 20, 25].slice(0, backend.checks.length))
    expect(status().phase).toBe('success')
  })

  it('one that is known to be settled is not asked for', async () => {
    const backend = new FakeBackend()
    const done: Task = {
      ...freshRef(),
      state: 'success',
      resultUrls: ['https://cdn.example/a.mp4'],
      costTime: 41_388,
    }
    const { status } = await watch(backend, { options: { initialTask: done } })
    await pass(LONG)
    act(() => focusManager.setFocused(false))
    act(() => focusManager.setFocused(true))
    await pass(LONG)
    expect(backend.checks).toEqual([])
    expect(status()).toMatchObject({
      phase: 'success',
      task: done,
      contact: 'live',
      elapsedMs: 41_388,
      overdue: false,
    })
  })

  it('one that is settled stays so, whatever a later look says', async () => {
    const backend = new FakeBackend()
    const { status } = await watch(backend)
    await pass(60_000)
    backend.look = (ref) => ({ ...ref, state: 'processing' })
    act(() => status().checkNow())
    await pass(1_000)
    expect(backend.checks).toHaveLength(5)
    expect(status()).toMatchObject({ phase: 'success', task: { state: 'success' } })
    await pass(LONG)
    expect(backend.checks).toHaveLength(5)
  })
})

describe('time', () => {
  it('elapsed counts in whole seconds, and is overdue past the usual time', async () => {
    const backend = new FakeBackend()
    backend.takesMs = HOUR
    const { status } = await watch(backend)
    expect(status()).toMatchObject({ elapsedMs: 0, overdue: false })
    await pass(12_345)
    expect(status()).toMatchObject({ elapsedMs: 12_000, overdue: false })
    await pass(33_000)
    expect(status()).toMatchObject({ elapsedMs: 45_000, overdue: false })
    await pass(1_000)
    expect(status()).toMatchObject({ elapsedMs: 46_000, overdue: true })
  })

  it('is never negative, even for a start in the future', async () => {
    const { status } = await watch(new FakeBackend(), {
      ref: { ...freshRef(), startTime: Date.now() + HOUR },
    })
    await pass(5_000)
    expect(status().elapsedMs).toBe(0)
  })

  it.each([
    ['costTime', { costTime: 41_388, createTime: 1_000, completeTime: 9_000 }, 41_388],
    ['its two times', { createTime: 1_000, completeTime: 42_000 }, 41_000],
    ['nothing', {}, 0],
  ])('a settled task took what it says itself: by %s', async (_, times, expected) => {
    const { status } = await watch(new FakeBackend(), {
      options: {
        initialTask: {
          taskId: 't',
          model: MODEL,
          state: 'success',
          resultUrls: ['https://a.example'],
          ...times,
        },
      },
    })
    await pass(10_000)
    expect(status().elapsedMs).toBe(expected)
  })
})

describe('a check that fails', () => {
  it('never fails the task: it is retried, then the contact is lost, and a look by hand comes back', async () => {
    const backend = new FakeBackend()
    backend.look = refusing('network')
    const { status } = await watch(backend)
    await pass(30_200)
    expect(status()).toMatchObject({ phase: 'pending', contact: 'retrying', error: { code: 'network' } })
    await pass(LONG)
    expect(backend.checks).toHaveLength(8)
    expect(status()).toMatchObject({ phase: 'pending', contact: 'lost', error: { code: 'network' } })
    await pass(LONG)
    expect(backend.checks).toHaveLength(8)

    backend.look = (ref) => backend.task(ref)
    act(() => status().checkNow())
    await pass(10)
    expect(status().contact).toBe('retrying')
    await pass(ANSWER_MS)
    expect(backend.checks).toHaveLength(9)
    expect(status()).toMatchObject({ phase: 'success', contact: 'live' })
    expect(status().error).toBeUndefined()
  })

  it('is followed by longer and longer waits', async () => {
    const backend = new FakeBackend()
    backend.look = refusing('provider-error')
    await watch(backend)
    await pass(LONG)
    expect(backend.seconds).toEqual([30, 32, 36, 44, 60, 93, 153, 213])
  })

  it('and an answer after it brings the schedule back', async () => {
    const backend = new FakeBackend()
    let failures = 3
    backend.takesMs = 59_000
    backend.look = (ref) => (failures-- > 0 ? refusing('timeout')() : backend.task(ref))
    const { status } = await watch(backend)
    await pass(45_000)
    expect(status()).toMatchObject({ phase: 'processing', contact: 'live' })
    expect(status().error).toBeUndefined()
    expect(backend.seconds).toEqual([30, 32, 36, 44])
    await pass(60_000)
    expect(backend.seconds).toEqual([30, 32, 36, 44, 49, 55, 60])
  })

  it('a look by hand cuts the wait between two checks short, and does not double one that is under way', async () => {
    const backend = new FakeBackend()
    backend.look = refusing('network')
    const { status } = await watch(backend)
    await pass(62_000) // in the wait of 32 s
    expect(backend.checks).toHaveLength(5)
    backend.look = (ref) => backend.task(ref)
    act(() => status().checkNow())
    await pass(ANSWER_MS)
    expect(backend.checks).toHaveLength(6)
    expect(status().phase).toBe('success')

    const other = new FakeBackend()
    const { status: otherStatus } = await watch(other)
    await pass(30_050)
    act(() => otherStatus().checkNow())
    act(() => otherStatus().checkNow())
    await pass(ANSWER_MS)
    expect(other.checks).toMatchObject([{ aborted: false }])
  })

  it.each([
    [7_000, 37],
    [120_000, 150],
  ])('Retry-After of %i ms is obeyed', async (retryAfterMs, second) => {
    const backend = new FakeBackend()
    backend.look = (ref) =>
      backend.checks.length === 1 ? refusing('rate-limited', retryAfterMs)() : backend.task(ref)
    const { status } = await watch(backend)
    await pass(31_000)
    expect(status()).toMatchObject({ contact: 'retrying', error: { code: 'rate-limited', retryAfterMs } })
    await pass(retryAfterMs)
    expect(backend.seconds.slice(0, 2)).toEqual([30, second])
  })

  it.each(['unauthorized', 'forbidden', 'insufficient-credits'] as const)(
    '%s stops checking',
    async (code) => {
      const backend = new FakeBackend()
      backend.look = refusing(code)
      const { status } = await watch(backend)
      await pass(LONG)
      expect(backend.seconds).toEqual([30])
      expect(status()).toMatchObject({ phase: 'pending', contact: 'lost', error: { code } })
      backend.look = (ref) => backend.task(ref)
      act(() => status().checkNow())
      await pass(ANSWER_MS)
      expect(status().phase).toBe('success')
    },
  )

  it('of which nobody knows why is retried like any other', async () => {
    const backend = new FakeBackend()
    backend.look = () => {
      throw new TypeError('fetch failed')
    }
    const { status } = await watch(backend)
    await pass(31_000)
    expect(status()).toMatchObject({
      phase: 'pending',
      contact: 'retrying',
      error: { code: 'provider-error' },
    })
    await pass(LONG)
    expect(backend.checks).toHaveLength(8)
  })

  it("does not reach the app's error boundary, nor do the app's other defaults reach the watching", async () => {
    const backend = new FakeBackend()
    backend.look = refusing('network')
    const queryClient = new QueryClient({
      defaultOptions: {
        queries: {
          throwOnError: true,
          retry: 50,
          refetchInterval: 10,
          refetchOnMount: 'always',
          staleTime: 0,
          networkMode: 'always',
          refetchIntervalInBackground: true,
        },
      },
    })
    const { status } = await watch(backend, { queryClient })
    await pass(LONG)
    expect(status().contact).toBe('lost')
    expect(backend.checks).toHaveLength(8)
    queryClient.clear()
  })
})

describe('a task that the provider does not know', () => {
  it('is asked for until it is a minute old, then lost', async () => {
    const backend = new FakeBackend()
    backend.look = refusing('not-found')
    const { status } = await watch(backend)
    await pass(31_000)
    expect(status()).toMatchObject({ phase: 'pending', contact: 'retrying' })
    await pass(LONG)
    expect(backend.seconds).toEqual([30, 32, 36, 44, 60])
    expect(status()).toMatchObject({ phase: 'lost', contact: 'lost', error: { code: 'not-found' } })
  })

  it('may be known a moment later', async () => {
    const backend = new FakeBackend()
    backend.look = (ref) => (backend.checks.length === 1 ? refusing('not-found')() : backend.task(ref))
    const { status } = await watch(backend)
    await pass(60_000)
    expect(status().phase).toBe('success')
  })

  it.each([
    ['old', (): TaskRef => ({ ...freshRef(), startTime: Date.now() - 2 * HOUR })],
    ['from elsewhere', (): TaskRef => ({ taskId: 't', model: MODEL })],
  ])('is lost at once where it is %s, and one look by hand may find it again', async (_, ref) => {
    const backend = new FakeBackend()
    backend.look = refusing('not-found')
    const { status } = await watch(backend, { ref: ref() })
    await pass(LONG)
    expect(backend.seconds).toEqual([0])
    expect(status().phase).toBe('lost')
    backend.look = (found) => backend.task({ ...found, startTime: 0 })
    act(() => status().checkNow())
    await pass(ANSWER_MS)
    expect(status().phase).toBe('success')
  })
})

describe('the hard limit', () => {
  it('a task that never ends is lost after 30 minutes, and a look by hand may find it', async () => {
    const backend = new FakeBackend()
    backend.takesMs = Infinity
    const { status } = await watch(backend)
    await pass(30 * 60_000 - 1)
    expect(status()).toMatchObject({ phase: 'processing', contact: 'live', overdue: true })
    await pass(6_000)
    expect(status()).toMatchObject({ phase: 'lost', contact: 'lost' })
    const checks = backend.checks.length
    await pass(24 * HOUR)
    expect(backend.checks).toHaveLength(checks)
    backend.takesMs = 1
    act(() => status().checkNow())
    await pass(ANSWER_MS)
    expect(status()).toMatchObject({ phase: 'success', contact: 'live' })
  })

  it('one from elsewhere, of which nobody knows the start, is given up 30 minutes after watching began', async () => {
    const backend = new FakeBackend()
    backend.takesMs = Infinity
    const { status } = await watch(backend, { ref: { taskId: 't', model: MODEL } })
    await pass(31 * 60_000)
    expect(status().phase).toBe('lost')
    const checks = backend.checks.length
    await pass(LONG)
    expect(backend.checks).toHaveLength(checks)
  })

  it('a task that is older when the page is opened is looked at once more before it is given up', async () => {
    const done = new FakeBackend()
    const { status } = await watch(done, { ref: { ...freshRef(), startTime: Date.now() - 5 * HOUR } })
    expect(status().phase).toBe('pending')
    await pass(ANSWER_MS)
    expect(status().phase).toBe('success')
    expect(done.seconds).toEqual([0])

    const stuck = new FakeBackend()
    stuck.takesMs = Infinity
    const { status: stuckStatus } = await watch(stuck, {
      ref: { ...freshRef(), startTime: Date.now() - 5 * HOUR },
    })
    await pass(LONG)
    expect(stuck.seconds).toEqual([0])
    expect(stuckStatus().phase).toBe('lost')
  })
})

describe('pausing', () => {
  it('offline nobody is asked, and coming back looks at once', async () => {
    const backend = new FakeBackend()
    backend.takesMs = 10 * 60_000
    const { status } = await watch(backend)
    await pass(10_000)
    act(() => onlineManager.setOnline(false))
    expect(status().contact).toBe('paused')
    await pass(300_000)
    expect(backend.checks).toEqual([])
    expect(status()).toMatchObject({ phase: 'pending', contact: 'paused' })
    act(() => onlineManager.setOnline(true))
    await pass(ANSWER_MS)
    expect(backend.seconds).toEqual([310])
    expect(status()).toMatchObject({ phase: 'processing', contact: 'live' })
    await pass(5_000)
    expect(backend.seconds).toEqual([310, 315])
  })

  it('offline between two failed checks waits too', async () => {
    const backend = new FakeBackend()
    backend.look = refusing('network')
    const { status } = await watch(backend)
    await pass(31_000)
    act(() => onlineManager.setOnline(false))
    await pass(LONG)
    expect(backend.checks).toHaveLength(1)
    expect(status().contact).toBe('paused')
    backend.look = (ref) => backend.task(ref)
    act(() => onlineManager.setOnline(true))
    await pass(ANSWER_MS)
    expect(status()).toMatchObject({ phase: 'success', contact: 'live' })
  })

  it('on a hidden page nobody is asked, no timer runs for it, and coming back looks at once', async () => {
    const backend = new FakeBackend()
    backend.takesMs = 10 * 60_000
    const { status } = await watch(backend)
    await pass(36_000)
    expect(backend.checks).toHaveLength(2)
    act(() => focusManager.setFocused(false))
    expect(status().contact).toBe('paused')
    await pass(LONG / 2)
    expect(vi.getTimerCount(), 'the clock that counts the seconds, and nothing else').toBe(1)
    expect(backend.checks).toHaveLength(2)
    act(() => focusManager.setFocused(true))
    await pass(ANSWER_MS)
    expect(backend.checks).toHaveLength(3)
    expect(status()).toMatchObject({ phase: 'processing', contact: 'live' })
    await pass(5_000)
    expect(backend.checks).toHaveLength(4)
  })

  it('a page that is opened in the background looks when it is seen', async () => {
    focusManager.setFocused(false)
    const backend = new FakeBackend()
    const { status } = await watch(backend)
    await pass(LONG)
    expect(backend.checks).toEqual([])
    act(() => focusManager.setFocused(true))
    await pass(ANSWER_MS)
    expect(status().phase).toBe('success')
    expect(backend.checks).toHaveLength(1)
  })

  it('enabled: false watches nothing, gives up a check that is under way, and true goes on', async () => {
    const backend = new FakeBackend()
    const { status, rerender } = await watch(backend)
    await pass(30_050)
    rerender({ enabled: false })
    expect(backend.checks).toMatchObject([{ aborted: true }])
    expect(status().contact).toBe('paused')
    await pass(LONG / 2)
    expect(backend.checks).toHaveLength(1)
    rerender({ enabled: true })
    await pass(ANSWER_MS)
    expect(backend.checks).toHaveLength(2)
    expect(status()).toMatchObject({ phase: 'success', contact: 'live' })
  })
})
