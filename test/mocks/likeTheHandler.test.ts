import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { textProperty, property, parseJson } from '../../src/core/unknownJson.js'
import { createVideoMocks, providerMocks, scenarios } from '../../src/mocks.js'
import type { ScenarioName, Simulation } from '../../src/mocks.js'
import { apixo } from '../../src/providers/apixo.js'
import { createVideoHandler } from '../../src/server/createVideoHandler.js'

type Answers = (request: Request) => Promise<Response>

const mocks = createVideoMocks({ timeScale: 0 })
const server = setupServer(...mocks.handlers)

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' })
})
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
  mocks.reset()
})
afterAll(() => {
  server.close()
})

/** The real handler and the real provider over the simulated upstream. */
function realHandler(scenario: ScenarioName): { answers: Answers; simulation: Simulation } {
  const upstream = providerMocks.apixo({ scenario, timeScale: 0 })
  const provider = apixo({
    apiKey: 'test-key-1234',
    fetch: upstream.fetch,
    onUnknownState: () => undefined,
  })
  const logger = { warn: () => undefined, error: () => undefined }
  const answers = createVideoHandler({
    providers: [provider],
    authorize: 'public',
    secret: 'a secret of the tests',
    fetch: upstream.fetch,
    logger,
    production: false,
  })
  return { answers, simulation: upstream }
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
async function story(answers: Answers, simulation: Simulation) {
  const at = (path: string, init?: RequestInit) =>
    patiently(answers(new Request(`http://localhost/api/video${path}`, init)))
  const created = await at('/tasks', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'click' },
    body: JSON.stringify({ model: 'apixo/kling-2-1', tier: 'master', prompt: 'a fox' }),
  })
  const seen = [await gist(created)]
  const taskId = textProperty(await created.json(), 'taskId')
  if (taskId === undefined) return seen
  for (const ms of [0, 30_000, 600_000]) {
    simulation.advance(ms)
    seen.push(await gist(await at(`/tasks/${taskId}`)))
  }
  seen.push(await gist(await at(`/tasks/${taskId}/video`, { headers: { Range: 'bytes=0-9' } })))
  return seen
}

/** The real provider waits half a minute for an answer that never comes. */
async function patiently<T>(promise: Promise<T>): Promise<T> {
  let open = true
  const settled = promise.finally(() => {
    open = false
  })
  settled.catch(() => undefined)
  while (open) {
    await vi.advanceTimersByTimeAsync(31_000)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return settled
}

test.for(scenarios)('$name looks the same from the mocks and from the real handler', async ({ name }) => {
  const real = realHandler(name)
  mocks.setScenario(name)
  expect(await story((request) => fetch(request), mocks)).toEqual(await story(real.answers, real.simulation))
  expect(mocks.tasks.map(({ state }) => state)).toEqual(real.simulation.tasks.map(({ state }) => state))
})
