import { act } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { VideoError } from '../../src/core/VideoError.js'
import type { VideoInput } from '../../src/core/VideoInput.js'
import { useGenerateVideos } from '../../src/hooks/useGenerateVideos.js'
import { useTasks } from '../../src/hooks/useTasks.js'
import { models } from '../../src/models/registry.js'
import { fakeTime } from './fakeTime.js'
import { ANSWER_MS, FakeBackend, input, pass, refusing, renderRushes } from './rig.js'

fakeTime()

const foxes = (count: number): VideoInput[] =>
  Array.from({ length: count }, (_, index) => ({ ...input, prompt: `fox ${index + 1}` }))

async function open(backend: FakeBackend, concurrency?: number) {
  const rendered = await renderRushes(
    () => ({ ...useGenerateVideos(concurrency === undefined ? {} : { concurrency }), tasks: useTasks() }),
    { backend },
  )
  const batch = () => rendered.result.current
  return {
    ...rendered,
    batch,
    phases: () => batch().videos.map(({ phase }) => phase),
    generate: (inputs: readonly VideoInput[]) => {
      act(() => {
        batch().generate(inputs)
      })
    },
  }
}

describe('a batch', () => {
  it('has so many videos on their way at once, and goes on as they end', async () => {
    const backend = new FakeBackend()
    const { batch, phases, generate } = await open(backend, 2)
    expect(batch()).toMatchObject({ videos: [], isRunning: false })
    generate(foxes(5))
    await pass(0)
    expect(phases()).toEqual(['submitting', 'submitting', 'waiting', 'waiting', 'waiting'])
    await pass(ANSWER_MS)
    expect(phases()).toEqual(['pending', 'pending', 'waiting', 'waiting', 'waiting'])
    await pass(50_000)
    expect(phases()).toEqual(['success', 'success', 'pending', 'pending', 'waiting'])
    expect(batch().isRunning).toBe(true)
    await pass(120_000)
    expect(phases()).toEqual(['success', 'success', 'success', 'success', 'success'])
    expect(batch().isRunning).toBe(false)
    expect(backend.creates.map((create) => create.input.prompt)).toEqual(foxes(5).map(({ prompt }) => prompt))
    expect(batch().videos[4]).toMatchObject({ input: foxes(5)[4], task: { state: 'success' } })
  })

  it('is three at once where nobody says how many', async () => {
    const { phases, generate } = await open(new FakeBackend())
    generate(foxes(5))
    await pass(1_000)
    expect(phases()).toEqual(['pending', 'pending', 'pending', 'waiting', 'waiting'])
  })

  it('stays within what the model allows at once and a minute', async () => {
    const backend = new FakeBackend()
    const [model] = models
    if (!model) throw new Error('there is a model')
    const slow = { ...model, limits: { checksPerSecond: 150, requestsPerMinute: 60, concurrentTasks: 4 } }
    backend.describe = async () =>
      Promise.resolve({ models: [slow], powers: { batch: false, push: false, upload: false, intents: true } })
    const { phases, generate } = await open(backend, 10)
    generate(foxes(6))
    await pass(0)
    expect(backend.creates).toHaveLength(1)
    await pass(1_500)
    expect(backend.creates).toHaveLength(2)
    await pass(20_000)
    expect(phases()).toEqual(['pending', 'pending', 'pending', 'pending', 'waiting', 'waiting'])
  })

  it('makes a video of each of two equal inputs, and one batch of a double click', async () => {
    const backend = new FakeBackend()
    const { generate } = await open(backend)
    generate([input, input])
    await pass(200)
    generate([input, input])
    await pass(1_000)
    expect(backend.creates).toHaveLength(2)
    expect(new Set(backend.creates.map(({ intentId }) => intentId)).size).toBe(2)
    generate([input])
    await pass(1_000)
    expect(backend.creates).toHaveLength(3)
  })

  it('is in the ledger, as every other video', async () => {
    const { batch, generate } = await open(new FakeBackend())
    generate(foxes(3))
    await pass(1_000)
    expect(
      batch()
        .tasks.records.map(({ intentId }) => intentId)
        .reverse(),
    ).toEqual(batch().videos.map(({ intentId }) => intentId))
  })

  it('forgets a video that is removed from the ledger, and its place is free', async () => {
    const backend = new FakeBackend()
    const { batch, phases, generate } = await open(backend, 1)
    generate(foxes(2))
    await pass(1_000)
    act(() => {
      batch().tasks.remove(batch().videos[0]?.intentId ?? '')
    })
    await pass(1_000)
    expect(phases()).toEqual(['pending'])
    expect(batch().videos[0]?.input.prompt).toBe('fox 2')
  })
})

describe('what goes wrong with one', () => {
  it('keeps none of the others from being made', async () => {
    const backend = new FakeBackend()
    const { create } = backend
    backend.create = (video, intentId) => {
      if (video.prompt === 'fox 2') throw new VideoError('content-violation', 'No foxes')
      return create(video, intentId)
    }
    const { batch, phases, generate } = await open(backend, 1)
    generate(foxes(3))
    await pass(100_000)
    expect(phases()).toEqual(['success', 'failed', 'success'])
    expect(batch().videos[1]?.error?.code).toBe('content-violation')
    expect(backend.creates).toHaveLength(3)
  })

  it('a refusal for coming too often lets the others wait as long as it asks, and is not sent again', async () => {
    const backend = new FakeBackend()
    backend.create = refusing('rate-limited', 20_000)
    const { phases, generate } = await open(backend, 1)
    generate(foxes(2))
    await pass(1_000)
    expect(phases()).toEqual(['failed', 'waiting'])
    backend.create = new FakeBackend().create
    await pass(18_000)
    expect(backend.creates).toHaveLength(1)
    await pass(2_000)
    expect(phases()).toEqual(['failed', 'pending'])
    expect(backend.creates.map((create) => create.input.prompt)).toEqual(['fox 1', 'fox 2'])
  })

  it('an uncertain one keeps its place until it is settled', async () => {
    const backend = new FakeBackend()
    backend.create = refusing('uncertain')
    backend.find = () => 'in-flight'
    const { phases, generate } = await open(backend, 1)
    generate(foxes(2))
    await pass(10_000)
    expect(phases()).toEqual(['uncertain', 'waiting'])
    const task = backend.task({ taskId: 'found', model: input.model, startTime: Date.now() })
    backend.find = () => task
    backend.create = new FakeBackend().create
    await pass(60_000)
    expect(phases()[0]).toBe('success')
    expect(backend.creates).toHaveLength(2)
  })

  it('one that the provider does not know is lost, and its place is free', async () => {
    const backend = new FakeBackend()
    backend.look = refusing('not-found')
    const { phases, generate } = await open(backend, 1)
    generate(foxes(2))
    await pass(100_000)
    expect(phases()).toEqual(['lost', 'pending'])
  })
})

describe('stopping', () => {
  it('sends nothing that waits, and lets what was sent go on', async () => {
    const backend = new FakeBackend()
    const { batch, phases, generate } = await open(backend, 1)
    generate(foxes(3))
    await pass(1_000)
    act(() => {
      batch().stop()
    })
    expect(phases()).toEqual(['pending', 'stopped', 'stopped'])
    await pass(100_000)
    expect(phases()).toEqual(['success', 'stopped', 'stopped'])
    expect(backend.creates).toHaveLength(1)
    expect(batch().isRunning).toBe(false)
  })

  it('a component that goes away stops what has not been sent, and leaves no timer', async () => {
    const backend = new FakeBackend()
    backend.create = refusing('rate-limited', 20_000)
    const { unmount, generate } = await open(backend, 1)
    generate(foxes(3))
    await pass(1_000)
    unmount()
    await pass(3_600_000)
    expect(backend.creates).toHaveLength(1)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('reset() forgets the batch, and the videos stay in useTasks()', async () => {
    const { batch, generate } = await open(new FakeBackend())
    generate(foxes(2))
    await pass(1_000)
    act(() => {
      batch().reset()
    })
    expect(batch().videos).toEqual([])
    expect(batch().tasks.records).toHaveLength(2)
  })
})
