import { act } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Task } from '../../src/core/Task.js'
import { useGeneration } from '../../src/hooks/useGeneration.js'
import { useTasks } from '../../src/hooks/useTasks.js'
import { createLedger } from '../../src/ledger/createLedger.js'
import { fakeTime } from './fakeTime.js'
import type { RigProps } from './rig.js'
import { ANSWER_MS, FakeBackend, MODEL, input, pass, renderRushes } from './rig.js'

fakeTime()

/** A page with a feed that follows its newest video. */
async function openPage(provider: RigProps) {
  const rendered = await renderRushes(() => {
    const tasks = useTasks()
    return { ...tasks, newest: useGeneration(tasks.records[0]?.intentId) }
  }, provider)
  return { ...rendered, page: () => rendered.result.current }
}

describe('useTasks', () => {
  it('knows every video of this browser, newest first, each with its input', async () => {
    const { page } = await openPage({ backend: new FakeBackend() })
    expect(page().records).toEqual([])
    expect(page().newest).toEqual({ phase: 'idle' })
    act(() => void page().generate(input))
    act(() => void page().generate({ ...input, prompt: 'a hen' }))
    expect(page().records.map((record) => record.input?.prompt)).toEqual(['a hen', 'a fox'])
    await pass(ANSWER_MS)
    expect(page().newest).toMatchObject({ phase: 'pending', input: { prompt: 'a hen' } })
  })

  it('goes on after a reload, and sends nothing again', async () => {
    const backend = new FakeBackend()
    const first = await openPage({ backend })
    act(() => void first.page().generate(input))
    await pass(12_000)
    first.unmount()

    const { page } = await openPage({ backend })
    expect(page().records).toMatchObject([{ submission: 'accepted', input, task: { state: 'pending' } }])
    expect(page().newest).toMatchObject({ phase: 'pending', status: { elapsedMs: 12_000 } })
    await pass(60_000)
    expect(page().newest.phase).toBe('success')
    expect(backend.seconds).toEqual([30, 35, 40, 45])
    expect(backend.creates).toHaveLength(1)
  })

  it('goes on after a reload hours later: one look finds the video', async () => {
    const backend = new FakeBackend()
    const first = await openPage({ backend })
    act(() => void first.page().generate(input))
    await pass(1_000)
    first.unmount()
    await pass(5 * 3_600_000)

    const { page } = await openPage({ backend })
    await pass(ANSWER_MS)
    expect(page().newest.phase).toBe('success')
    expect(backend.checks).toHaveLength(1)
  })

  it('writes how it ended to the ledger, so that nothing is asked for after the next reload', async () => {
    const backend = new FakeBackend()
    const first = await openPage({ backend })
    act(() => void first.page().generate(input))
    await pass(60_000)
    first.unmount()
    const checks = backend.checks.length

    const { page } = await openPage({ backend })
    expect(page().newest).toMatchObject({ phase: 'success', status: { elapsedMs: backend.takesMs } })
    await pass(600_000)
    expect(backend.checks).toHaveLength(checks)
  })

  it('counts the time by the clock of this machine, whatever the backend thinks the time is', async () => {
    const backend = new FakeBackend()
    const skewMs = 36 * 3_600_000
    backend.create = () => ({
      taskId: 't',
      model: MODEL,
      startTime: Date.now() - skewMs,
      kind: '5s',
      state: 'pending',
    })
    const began = Date.now()
    backend.look = (ref): Task => ({
      ...backend.task({ ...ref, startTime: began }),
      startTime: began - skewMs,
    })
    const { page } = await openPage({ backend })
    act(() => void page().generate(input))
    await pass(20_500)
    expect(page().newest).toMatchObject({ phase: 'pending', status: { elapsedMs: 20_000, overdue: false } })
    await pass(40_000)
    expect(page().newest.phase).toBe('success')
    expect(backend.seconds).toEqual([30, 35, 40, 45])
  })

  it('a video that is there at once is not watched', async () => {
    const backend = new FakeBackend()
    backend.create = () => ({
      taskId: 't',
      model: MODEL,
      state: 'success',
      resultUrls: ['https://a.example/a.mp4'],
    })
    const { page } = await openPage({ backend })
    act(() => void page().generate(input))
    await pass(ANSWER_MS)
    expect(page().newest.phase).toBe('success')
    await pass(600_000)
    expect(backend.checks).toEqual([])
  })

  it('forgets what it is told to forget, for good', async () => {
    const backend = new FakeBackend()
    const first = await openPage({ backend })
    act(() => void first.page().generate(input))
    await pass(1_000)
    act(() => first.page().remove(first.page().records[0]!.intentId))
    expect(first.page().records).toEqual([])
    await pass(60_000)
    expect(backend.checks).toEqual([])
    first.unmount()
    expect((await openPage({ backend })).page().records).toEqual([])
  })
})

describe('RushesProvider', () => {
  it("remember: 'settings' keeps the prompt out of the browser's storage", async () => {
    const first = await openPage({ backend: new FakeBackend(), remember: 'settings' })
    act(() => void first.page().generate({ ...input, prompt: 'a secret fox' }))
    await pass(1_000)
    expect(Object.values(localStorage).join()).toContain(MODEL)
    expect(Object.values(localStorage).join()).not.toContain('secret')
  })

  it("remember: 'nothing' keeps everything out", async () => {
    const first = await openPage({ backend: new FakeBackend(), remember: 'nothing' })
    act(() => void first.page().generate(input))
    await pass(1_000)
    expect(first.page().records).toHaveLength(1)
    expect(localStorage).toHaveLength(0)
  })

  it('a ledger of the app is used in the place of its own', async () => {
    const ledger = createLedger()
    const { page } = await openPage({ backend: new FakeBackend(), ledger })
    act(() => void page().generate(input))
    expect(ledger.read()).toHaveLength(1)
    expect(localStorage).toHaveLength(0)
    await pass(1_000)
  })
})
