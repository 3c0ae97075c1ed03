import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { VideoModel } from '../../src/core/VideoModel.js'
import { textProperty, property, parseJson } from '../../src/core/unknownJson.js'
import { createVideoMocks, scenarios } from '../../src/mocks.js'
import type { Scenario, Simulation } from '../../src/mocks.js'
import { providerNameOf } from '../../src/mocks/ProviderName.js'
import { models } from '../../src/models/registry.js'
import { createVideoHandler } from '../../src/server/createVideoHandler.js'
import type { SimulatedPair } from './upstreams.js'
import { inputFor, isAbout, pairs } from './upstreams.js'

type Answers = (request: Request) => Promise<Response>

const mocks = createVideoMocks({ timeScale: 0 })
const server = setupServer(...mocks.handlers)

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' })
})
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})
afterEach(() => {
  vi.useRealTimers()
  mocks.reset()
})
afterAll(() => {
  server.close()
})

/** The real handler and the real provider over the simulated upstream. */
function realHandler({ provider, mocks: upstream }: SimulatedPair): Answers {
  const logger = { warn: () => undefined, error: () => undefined }
  return createVideoHandler({
    providers: [provider],
    authorize: 'public',
    secret: 'a secret of the tests',
    fetch: upstream.fetch,
    logger,
    production: false,
  })
}

/** What a browser can tell of one answer: no ids, no times, no words. */
async function gist(answer: Response) {
  const body = parseJson(await answer.clone().text())
  const failure = property(body, 'failure')
  const urls = property(body, 'resultUrls')
  return {
    status: answer.status,
    code: property(body, 'code'),
    retryAfter: answer.headers.get('Retry-After'),
    state: property(body, 'state'),
    fields: typeof body === 'object' && body !== null ? Object.keys(body).sort() : [],
    ...(failure !== undefined && { failure }),
    ...(Array.isArray(urls) && { results: urls.length }),
    range: answer.headers.get('Content-Range'),
  }
}

/** One task from the create to its video, as seen over HTTP. */
async function story(answers: Answers, simulation: Simulation, model: VideoModel, scenario: Scenario) {
  const isSilent = [scenario.create, scenario.checks].some((part) => part?.fault.kind === 'silence')
  const at = (path: string, init?: RequestInit) => {
    const answer = answers(new Request(`http://localhost/api/video${path}`, init))
    return isSilent ? patiently(answer) : answer
  }
  const created = await at('/tasks', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'click' },
    body: JSON.stringify(inputFor(model)),
  })
  const seen = [await gist(created)]
  const taskId = textProperty(await created.json(), 'taskId')
  if (taskId === undefined) return seen
  await vi.advanceTimersByTimeAsync(firstCheckMs(scenario))
  for (const ms of [0, 30_000, 600_000]) {
    simulation.advance(ms)
    seen.push(await gist(await at(`/tasks/${taskId}`)))
  }
  seen.push(await gist(await at(`/tasks/${taskId}/video`, { headers: { Range: 'bytes=0-9' } })))
  return seen
}

/** The real provider waits half a minute for an answer that never comes. */
async function patiently<T>(promise: Promise<T>): Promise<T> {
  const waiting = { is: true }
  const settled = promise.finally(() => {
    waiting.is = false
  })
  settled.catch(() => undefined)
  while (waiting.is) {
    await vi.advanceTimersByTimeAsync(31_000)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return settled
}

/**
 * How long after the create it is first asked for. A task that KIE does not know yet its provider waits for, in the first
 * 15 s; one that KIE does not know later is lost, and from the mocks that is so at once.
 */
function firstCheckMs({ name }: Scenario): number {
  return name === 'record-null-first' ? 0 : 20_000
}

describe.for(models)('with $id', (model) => {
  const its = scenarios.filter((scenario) => isAbout(scenario, model.provider))

  test.for(its)('$name looks the same from the mocks and from the real handler', async (scenario) => {
    const { name } = scenario
    const pair = pairs[providerNameOf(model.provider)]({ scenario: name, timeScale: 0 })
    mocks.setScenario(name)
    const ofMocks = await story((request) => fetch(request), mocks, model, scenario)
    expect(ofMocks).toEqual(await story(realHandler(pair), pair.mocks, model, scenario))
    expect(mocks.tasks.map(({ state }) => state)).toEqual(pair.mocks.tasks.map(({ state }) => state))
  })
})
