import { QueryClient } from '@tanstack/react-query'
import { act, render } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { Task, TaskRef } from '../../src/core/Task.js'
import type { VideoBackend } from '../../src/core/VideoBackend.js'
import { useTaskStatus } from '../../src/hooks/useTaskStatus.js'
import { models } from '../../src/models/registry.js'
import { fakeTime } from './fakeTime.js'
import { ANSWER_MS, FakeBackend, MODEL, pass, renderRushes, wrapperOf } from './rig.js'

fakeTime()

const HOUR = 3_600_000
/** How much later than the policy says polling looks while the backend tells by itself. */
const GUARD_MS = 8_000

type On = Parameters<NonNullable<VideoBackend['watchTasks']>>[1]

/** A backend that also tells by itself, when a test lets it. */
class PushingBackend extends FakeBackend {
  readonly connections: { ids: string[]; on: On; isOpen: boolean }[] = []

  override async describe() {
    return Promise.resolve({ models, powers: { batch: false, push: true, upload: false, intents: true } })
  }

  watchTasks(refs: readonly TaskRef[], on: On): () => void {
    const connection = { ids: refs.map(({ taskId }) => taskId), on, isOpen: true }
    this.connections.push(connection)
    return () => {
      connection.isOpen = false
    }
  }

  get open() {
    return this.connections.filter(({ isOpen }) => isOpen)
  }
}

const freshRef = (taskId = 't'): TaskRef => ({
  taskId,
  model: MODEL,
  startTime: Date.now(),
  kind: '5s-text-to-video',
})
const done = (ref: TaskRef): Task => ({
  ...ref,
  state: 'success',
  resultUrls: ['https://cdn.example/a.mp4'],
  costTime: 20_000,
})

async function watch(backend: PushingBackend, ref = freshRef()) {
  const rendered = await renderRushes(() => useTaskStatus(ref), { backend })
  await pass(100)
  return { ...rendered, ref, status: () => rendered.result.current }
}

describe('one connection', () => {
  it('serves however many components watch however many tasks', async () => {
    const backend = new PushingBackend()
    const refs = Array.from({ length: 40 }, (_, index) => freshRef(`task-${index % 20}`))
    function Watcher({ task }: { task: TaskRef }) {
      useTaskStatus(task)
      return null
    }
    const { unmount } = render(
      <>
        {refs.map((task, index) => (
          <Watcher key={index} task={task} />
        ))}
      </>,
      { wrapper: wrapperOf({ backend }) },
    )
    await pass(1_000)
    expect(backend.open.map(({ ids }) => ids.length)).toEqual([20])
    unmount()
    expect(backend.open).toEqual([])
  })

  it('shows what it tells at once, without a request', async () => {
    const backend = new PushingBackend()
    const { status, ref } = await watch(backend)
    act(() => {
      backend.open[0]!.on.contact(true)
      backend.open[0]!.on.task({ ...ref, state: 'processing' })
    })
    await pass(10)
    expect(status().phase).toBe('processing')
    await pass(20_000)
    act(() => backend.open[0]!.on.task(done(ref)))
    await pass(10)
    expect(status().phase).toBe('success')
    await pass(HOUR)
    expect(backend.checks).toEqual([])
    expect(backend.open, 'a settled task is not listened to').toEqual([])
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('polling', () => {
  it('only guards while the connection stands: it looks 8 s later than the policy says', async () => {
    const backend = new PushingBackend()
    backend.takesMs = HOUR
    await watch(backend)
    act(() => backend.open[0]!.on.contact(true))
    await pass(70_000)
    expect(backend.seconds).toEqual([38, 51, 64])
  })

  it('takes over at once where the connection breaks', async () => {
    const backend = new PushingBackend()
    backend.takesMs = HOUR
    const { status } = await watch(backend)
    act(() => backend.open[0]!.on.contact(true))
    await pass(34_000)
    expect(backend.checks).toEqual([])
    act(() => backend.open[0]!.on.contact(false))
    await pass(ANSWER_MS)
    expect(backend.checks).toHaveLength(1)
    expect(status()).toMatchObject({ phase: 'processing', contact: 'live' })
    await pass(5_000)
    expect(backend.checks).toHaveLength(2)
  })

  it('finds the end within 10 s of the policy’s look where the connection dies in silence', async () => {
    const backend = new PushingBackend()
    backend.takesMs = 29_000
    const { status } = await watch(backend)
    act(() => backend.open[0]!.on.contact(true))
    await pass(30_000 + GUARD_MS + ANSWER_MS)
    expect(status().phase).toBe('success')
    expect(backend.seconds).toEqual([38])
    expect(backend.open).toEqual([])
  })

  it('goes on as ever where watchTasks throws', async () => {
    const backend = new PushingBackend()
    backend.watchTasks = () => {
      throw new Error('no streams here')
    }
    const { status } = await watch(backend)
    await pass(60_000)
    expect(status().phase).toBe('success')
    expect(backend.seconds).toEqual([30, 35, 40, 45])
  })
})

it('a component that goes away leaves no connection and no timer', async () => {
  const backend = new PushingBackend()
  const queryClient = new QueryClient()
  const rendered = await renderRushes(() => useTaskStatus(freshRef()), { backend, queryClient })
  await pass(1_000)
  act(() => backend.open[0]!.on.contact(true))
  rendered.unmount()
  queryClient.clear()
  expect(backend.open).toEqual([])
  expect(vi.getTimerCount()).toBe(0)
})
