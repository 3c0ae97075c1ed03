import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createBackend } from '../../src/backend/createBackend.js'
import { VideoError } from '../../src/core/VideoError.js'
import { createVideoMocks, scenarios } from '../../src/mocks.js'
import { providerNameOf } from '../../src/mocks/ProviderName.js'
import { models } from '../../src/models/registry.js'
import { creates, inputFor, isAbout, pairs } from './upstreams.js'
import type { Settle } from './walk.js'
import { walk } from './walk.js'

const NOW = Date.UTC(2026, 0, 9)
const clock = { now: () => NOW }

const settled: Settle = (promise) =>
  promise.catch((error: unknown) => {
    if (error instanceof VideoError) return error
    throw error
  })

/** Longer than a provider waits for an answer that never comes. */
const patiently: Settle = async (promise) => {
  const all = settled(promise)
  await vi.advanceTimersByTimeAsync(31_000)
  return all
}

function accepts({ create }: (typeof scenarios)[number]): number {
  return create === undefined || create.accepted ? 1 : 0
}

describe.for(models)('each scenario, as the real provider meets it with $id', (model) => {
  const pair = pairs[providerNameOf(model.provider)]
  const its = scenarios.filter((scenario) => isAbout(scenario, model.provider))

  beforeEach(() => {
    vi.useFakeTimers({ now: NOW })
  })
  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })

  test.for(its)('$name ends as the table says', async (scenario) => {
    const { mocks, provider } = pair({ scenario: scenario.name, clock })
    const { end } = await walk(provider, mocks, patiently, inputFor(model))
    expect(end).toEqual(scenario.end)
    expect(mocks.tasks).toHaveLength(accepts(scenario))
    // A create whose token was refused is sent again with another, and only that.
    const tokenRefused =
      model.provider === 'chanjing' && /401$/.test(scenario.name) && accepts(scenario) === 0
    expect(creates(mocks)).toHaveLength(tokenRefused ? 2 : 1)
  })

  test('one that is about another provider ends in the same way, if not for the same reason', async () => {
    const others = scenarios.filter((scenario) => !its.includes(scenario))
    expect(others.length).toBeGreaterThan(0)
    for (const scenario of others) {
      const { mocks, provider } = pair({ scenario: scenario.name, clock })
      const { end } = await walk(provider, mocks, patiently, inputFor(model))
      expect([scenario.name, end.phase]).toEqual([scenario.name, scenario.end.phase])
      expect(mocks.tasks).toHaveLength(accepts(scenario))
    }
  })
})

describe.for(models)('each scenario, as createBackend() meets it with $id', (model) => {
  const its = scenarios.filter((scenario) => isAbout(scenario, model.provider))
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

  test.for(its)('$name ends as the table says', async (scenario) => {
    mocks.setScenario(scenario.name)
    const { end } = await walk(backend, mocks, settled, inputFor(model))
    expect(end).toEqual(scenario.end)
    expect(mocks.tasks).toHaveLength(accepts(scenario))
  })

  test('success is seen pending, processing and done, with the times that the provider states', async () => {
    const { states, task } = await walk(backend, mocks, settled, inputFor(model))
    expect(states).toEqual(['pending', 'processing', 'success'])
    const durationMs = mocks.tasks[0]?.durationMs ?? 0
    const ended = { completeTime: NOW + durationMs, costTime: durationMs }
    const expires = { expireTime: NOW + durationMs + (model.resultLifeMs ?? 0) }
    const stated = model.provider === 'chanjing' ? {} : { ...ended, ...expires }
    expect(task).toEqual({
      taskId: mocks.tasks[0]?.taskId,
      model: model.id,
      kind: mocks.tasks[0]?.kind,
      startTime: NOW,
      createTime: NOW,
      state: 'success',
      resultUrls: [`http://localhost/api/video/tasks/${mocks.tasks[0]?.taskId ?? ''}/video`],
      ...stated,
    })
  })

  test('success-without-times states none', async () => {
    mocks.setScenario('success-without-times')
    const { task } = await walk(backend, mocks, settled, inputFor(model))
    for (const time of ['createTime', 'completeTime', 'costTime', 'expireTime']) {
      expect(task).not.toHaveProperty(time)
    }
  })

  test('every scenario can be picked by the prompt, over the one that is set', async () => {
    mocks.setScenario('http-500')
    for (const { name } of scenarios) await settled(backend.createTask(inputFor(model, `a fox @${name}`)))
    expect(mocks.tasks.map(({ scenario }) => scenario)).toEqual(
      scenarios.filter((scenario) => accepts(scenario) === 1).map(({ name }) => name),
    )
  })
})
