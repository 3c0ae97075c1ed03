import { renderHook } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { loadPart } from '../../src/backend/loadPart.js'
import type { TaskRef } from '../../src/core/Task.js'
import { RushesProvider } from '../../src/hooks/RushesProvider.js'
import { useTaskStatus } from '../../src/hooks/useTaskStatus.js'
import type * as Loading from '../../src/hooks/loadWatching.js'
import { fakeTime } from './fakeTime.js'
import { FakeBackend, MODEL, pass } from './rig.js'

fakeTime()

const files = vi.hoisted(() => ({ areGone: false }))

vi.mock('../../src/hooks/loadWatching.js', async (load) => {
  const actual = await load<typeof Loading>()
  return {
    loadWatching: () =>
      files.areGone
        ? loadPart(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')))
        : actual.loadWatching(),
  }
})

async function watch(backend: FakeBackend) {
  const ref: TaskRef = { taskId: 't', model: MODEL, startTime: Date.now(), kind: '5s-text-to-video' }
  const { result } = renderHook(() => useTaskStatus(ref), {
    wrapper: ({ children }) => <RushesProvider backend={backend}>{children}</RushesProvider>,
  })
  await pass(0)
  return () => result.current
}

it('what watches a task and cannot be loaded harms it not: a check has no answer, until it can be', async () => {
  files.areGone = true
  const backend = new FakeBackend()
  const status = await watch(backend)
  await pass(6_000)
  expect(status()).toMatchObject({ phase: 'pending', contact: 'retrying', typicalMs: [30_000, 45_000] })
  expect(status().error?.code).toBe('network')
  expect(backend.checks).toEqual([])

  files.areGone = false
  await pass(60_000)
  expect(status()).toMatchObject({ phase: 'success', contact: 'live' })
  const intervals = backend.seconds.map((second, at) => second - (backend.seconds[at - 1] ?? second))
  expect(intervals.slice(1).every((seconds) => seconds <= 6)).toBe(true)
})
