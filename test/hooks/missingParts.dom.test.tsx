import { renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { TaskRef } from '../../src/core/Task.js'
import type * as Loading from '../../src/hooks/loadWatching.js'
import { fakeTime } from './fakeTime.js'
import { FakeBackend, MODEL, pass } from './rig.js'

fakeTime()

let areGone: boolean

// The hooks are read anew: other files of tests have them with what they load.
beforeEach(() => {
  vi.resetModules()
  vi.doMock('../../src/hooks/loadWatching.js', async (load) => {
    const actual = await load<typeof Loading>()
    const { loadPart } = await import('../../src/backend/loadPart.js')
    return {
      loadWatching: () =>
        areGone
          ? loadPart(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')))
          : actual.loadWatching(),
    }
  })
})

afterEach(() => {
  vi.doUnmock('../../src/hooks/loadWatching.js')
  vi.resetModules()
})

async function watch(backend: FakeBackend) {
  const { RushesProvider } = await import('../../src/hooks/RushesProvider.js')
  const { useTaskStatus } = await import('../../src/hooks/useTaskStatus.js')
  const ref: TaskRef = { taskId: 't', model: MODEL, startTime: Date.now(), kind: '5s-text-to-video' }
  const { result } = renderHook(() => useTaskStatus(ref), {
    wrapper: ({ children }) => <RushesProvider backend={backend}>{children}</RushesProvider>,
  })
  await pass(0)
  return () => result.current
}

it('what watches a task and cannot be loaded harms it not: a check has no answer, until it can be', async () => {
  areGone = true
  const backend = new FakeBackend()
  const status = await watch(backend)
  await pass(6_000)
  expect(status()).toMatchObject({ phase: 'pending', contact: 'retrying', typicalMs: [30_000, 45_000] })
  expect(status().error?.code).toBe('network')
  expect(backend.checks).toEqual([])

  areGone = false
  await pass(60_000)
  expect(status()).toMatchObject({ phase: 'success', contact: 'live' })
  const intervals = backend.seconds.map((second, at) => second - (backend.seconds[at - 1] ?? second))
  expect(intervals.slice(1).every((seconds) => seconds <= 6)).toBe(true)
})
