import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { VideoModel } from '../../src/core/VideoModel.js'
import { textProperty, property, parseJson } from '../../src/core/unknownJson.js'
import { createVideoMocks, scenarios } from '../../src/mocks.js'
import type { ScenarioName, Simulation } from '../../src/mocks.js'
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
async function story(answers: Answers, simulation: Simulation, model: VideoModel, firstCheckMs: number) {
  const at = (path: string, init?: RequestInit) =>
    patiently(answers(new Request(`http://localhost/api/video${path}`, init)))
  const created = await at('/tasks', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'click' },
    body: JSON.stringify(inputFor(model)),
  })
  const seen = [await gist(created)]
  const taskId = textProperty(await created.json(), 'taskId')
  if (taskId === undefined) return seen
  await vi.advanceTimersByTimeAsync(firstCheckMs)
  for (const ms of [0, 30_000, 600_000]) {
    simulation.advance(ms)
    seen.push(await gist(await at(`/tasks/${taskId}`)))
  }
  seen.push(await gist(await at(`/tasks/${taskId}/video`, { headers: { Range: 'bytes=0-9' } })))
  return seen
}

/** The real provider waits half a minute for an answer that never comes, so time goes on where one takes long. */
async function patiently<T>(promise: Promise<T>): Promise<T> {
  let open = true
  const settled = promise.finally(() => {
    open = false
  })
  settled.catch(() => undefined)
  for (let round = 0; open; round += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    if (round > 200 && open) await vi.advanceTimersByTimeAsync(31_000)
  }
  return settled
}

/**
 * How long after the create the real handler is first asked. A task that KIE does not know yet is one that the provider
 * waits for, in the first 15 s; one that it does not know later is lost, and from the mocks that is so at once.
 */
function firstCheckMs(name: ScenarioName): number {
  return name === 'record-null-first' ? 0 : 20_000
}

describe.for(models)('with $id', (model) => {
  const its = scenarios.filter((scenario) => isAbout(scenario, model.provider))

  test.for(its)('$name looks the same from the mocks and from the real handler', async ({ name }) => {
    const pair = pairs[providerNameOf(model.provider)]({ scenario: name, timeScale: 0 })
    mocks.setScenario(name)
    const ofMocks = await story((request) => fetch(request), mocks, model, 0)
    const ofHandler = await story(realHandler(pair), pair.mocks, model, firstCheckMs(name))
    expect(ofMocks).toEqual(ofHandler)
    expect(mocks.tasks.map(({ state }) => state)).toEqual(pair.mocks.tasks.map(({ state }) => state))
  })
})
