import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createBackend } from '../../src/backend/createBackend.js'
import { VideoError } from '../../src/core/VideoError.js'
import { createVideoMocks, providerMocks, scenarios } from '../../src/mocks.js'
import { apixo } from '../../src/providers/apixo.js'
import type { Settle } from './walk.js'
import { walk } from './walk.js'

const clock = { now: () => Date.UTC(2026, 0, 9) }

const settled: Settle = (promise) =>
  promise.catch((error: unknown) => {
    if (error instanceof VideoError) return error
    throw error
  })

function accepts({ end }: (typeof scenarios)[number]): number {
  return end.phase === 'refused' || (end.phase === 'uncertain' && !end.found) ? 0 : 1
}

describe('each scenario, as apixo() meets it', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })

  // Longer than the provider waits for an answer that never comes.
  const patiently: Settle = async (promise) => {
    const all = settled(promise)
    await vi.advanceTimersByTimeAsync(31_000)
    return all
  }

  test.for(scenarios)('$name ends as the table says', async (scenario) => {
    const mocks = providerMocks.apixo({ scenario: scenario.name, clock })
    const provider = apixo({ apiKey: 'test-key-1234', fetch: mocks.fetch, onUnknownState: () => undefined })
    const { end } = await walk(provider, mocks, patiently)
    expect(end).toEqual(scenario.end)
    expect(mocks.tasks).toHaveLength(accepts(scenario))
    expect(mocks.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })
})

describe('each scenario, as createBackend() meets it', () => {
  const mocks = createVideoMocks({ clock })
  const server = setupServer(...mocks.handlers)
  const backend = createBackend({ url: 'http://localhost/api/video' })
  beforeAll(() => {
    server.listen({ onUnhandledRequest: 'error' })
  })
  afterEach(() => {
    mocks.reset()
  })
  afterAll(() => {
    server.close()
  })

  test.for(scenarios)('$name ends as the table says', async (scenario) => {
    mocks.setScenario(scenario.name)
    const { end } = await walk(backend, mocks, settled)
    expect(end).toEqual(scenario.end)
    expect(mocks.tasks).toHaveLength(accepts(scenario))
  })

  test('success is seen pending, processing and done', async () => {
    const { states, task } = await walk(backend, mocks, settled)
    expect(states).toEqual(['pending', 'processing', 'success'])
    expect(task).toMatchObject({ costTime: mocks.tasks[0]?.durationMs, createTime: clock.now() })
    expect(task).toHaveProperty(
      'expireTime',
      clock.now() + (mocks.tasks[0]?.durationMs ?? 0) + 15 * 86_400_000,
    )
  })

  test('success-without-times states none', async () => {
    mocks.setScenario('success-without-times')
    const { task } = await walk(backend, mocks, settled)
    for (const time of ['createTime', 'completeTime', 'costTime', 'expireTime']) {
      expect(task).not.toHaveProperty(time)
    }
  })

  test('every scenario can be picked by the prompt, over the one that is set', async () => {
    mocks.setScenario('http-500')
    for (const { name } of scenarios) {
      await settled(
        backend.createTask({ model: 'apixo/kling-2-1', tier: 'master', prompt: `a fox @${name}` }),
      )
    }
    expect(mocks.tasks.map(({ scenario }) => scenario)).toEqual(
      scenarios.filter((scenario) => accepts(scenario) === 1).map(({ name }) => name),
    )
  })
})
