import { renderHook } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type * as Checks from '../../src/backend/StatusChecks.js'
import type { TaskRef } from '../../src/core/Task.js'
import { RushesProvider } from '../../src/hooks/RushesProvider.js'
import { useTaskStatus } from '../../src/hooks/useTaskStatus.js'
import type * as Policies from '../../src/polling/defaultPolicy.js'
import { fakeTime } from './fakeTime.js'
import { FakeBackend, MODEL, pass } from './rig.js'

fakeTime()

const gone = vi.hoisted(() => ({ policy: false, checks: false }))
const failed = vi.hoisted(() => () => new TypeError('Failed to fetch dynamically imported module'))

vi.mock('../../src/polling/defaultPolicy.js', async (load) => {
  const actual = await load<typeof Policies>()
  return {
    get defaultPolicy() {
      if (gone.policy) throw failed()
      return actual.defaultPolicy
    },
  }
})
vi.mock('../../src/backend/StatusChecks.js', async (load) => {
  const actual = await load<typeof Checks>()
  return {
    get statusChecks() {
      if (gone.checks) throw failed()
      return actual.statusChecks
    },
  }
})

// A fake clock does not wait for what is loaded for the first time.
await Promise.all([import('../../src/backend/StatusChecks.js'), import('../../src/polling/defaultPolicy.js')])

async function watch(backend: FakeBackend) {
  const ref: TaskRef = { taskId: 't', model: MODEL, startTime: Date.now(), kind: '5s-text-to-video' }
  const { result } = renderHook(() => useTaskStatus(ref), {
    wrapper: ({ children }) => <RushesProvider backend={backend}>{children}</RushesProvider>,
  })
  await pass(0)
  return () => result.current
}

it('a policy that cannot be loaded costs nothing but requests: the task is looked at every 5 s', async () => {
  gone.policy = true
  const backend = new FakeBackend()
  const status = await watch(backend)
  await pass(60_000)
  expect(status()).toMatchObject({ phase: 'success', contact: 'live', typicalMs: [30_000, 45_000] })
  expect(backend.seconds).toEqual([5, 10, 15, 20, 25, 31, 36, 41, 46])
  gone.policy = false
})

it('checks that cannot be loaded are checks without an answer, until they can', async () => {
  gone.checks = true
  const backend = new FakeBackend()
  const status = await watch(backend)
  await pass(40_000)
  expect(status()).toMatchObject({ phase: 'pending', contact: 'retrying' })
  expect(status().error?.code).toBe('network')
  gone.checks = false
  await pass(60_000)
  expect(status()).toMatchObject({ phase: 'success', contact: 'live' })
})
