import { setupServer } from 'msw/node'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'
import type { ProviderName, ScenarioName, UpstreamMocksOptions } from '../../src/mocks.js'
import { models } from '../../src/models/registry.js'
import { inputFor, pairs } from './upstreams.js'

const CALLBACK_URL = 'https://app.example.com/api/video/callbacks/token'
const providers: ProviderName[] = ['apixo', 'kie', 'chanjing']

function called(name: ProviderName, options: UpstreamMocksOptions = {}) {
  const posted: Request[] = []
  const onCallback = (_url: string, request: Request) => posted.push(request)
  const { mocks, provider } = pairs[name]({ onCallback, ...options })
  const model = models.find((each) => each.provider === name)
  const create = (scenario: ScenarioName = 'success') => {
    if (!model) throw new Error('There is no model.')
    return provider.createTask(inputFor(model, `@${scenario}`), { callbackUrl: CALLBACK_URL })
  }
  return { mocks, provider, posted, create }
}

describe.for(providers)('a callback of the simulated %s', (name) => {
  test('is read by the real provider as what a check tells', async () => {
    const { mocks, provider, posted, create } = called(name)
    for (const scenario of ['success', 'fail:CONTENT_VIOLATION', 'result-empty'] as const) {
      const task = await create(scenario)
      mocks.advance(120_000)
      await mocks.delivered()
      const request = posted.pop()
      if (!request) throw new Error('No callback came.')
      expect([request.method, request.url]).toEqual(['POST', CALLBACK_URL])
      const hint = await provider.readCallback(request)
      expect(hint.taskId).toBe(task.taskId)
      const { state, ...rest } = await provider.getTask(task)
      expect(hint.outcome.state).toBe(state)
      if ('resultUrls' in rest) expect(hint.outcome).toHaveProperty('resultUrls', rest.resultUrls)
    }
  })

  test('comes at the first request after the end as well, since nothing has a timer', async () => {
    let now = Date.UTC(2026, 0, 9)
    const { mocks, provider, posted, create } = called(name, { clock: { now: () => now } })
    const task = await create()
    now += 120_000
    expect(posted).toEqual([])
    await provider.getTask(task)
    await mocks.delivered()
    expect(posted).toHaveLength(1)
  })

  test('can be lost, come twice, or have no reason to come', async () => {
    const { mocks, provider, posted, create } = called(name)
    await create('callback-twice')
    mocks.advance(120_000)
    await mocks.delivered()
    expect(posted).toHaveLength(2)
    await create('callback-lost')
    await create('stuck')
    const model = models.find((each) => each.provider === name)
    if (model) await provider.createTask(inputFor(model))
    mocks.advance(120_000)
    await mocks.delivered()
    expect(posted).toHaveLength(2)
    await create()
    mocks.reset()
    mocks.advance(120_000)
    await mocks.delivered()
    expect(posted).toHaveLength(2)
  })
})

test('without onCallback it goes out by fetch, and nobody minds where it is refused', async () => {
  const urls: string[] = []
  const server = setupServer(
    http.post(CALLBACK_URL, ({ request }) => {
      urls.push(request.url)
      return urls.length === 1 ? new HttpResponse(null, { status: 500 }) : HttpResponse.error()
    }),
  )
  server.listen({ onUnhandledRequest: 'error' })
  try {
    const { mocks, provider } = pairs.apixo()
    const input = { model: 'apixo/kling-2-5-turbo-pro', prompt: 'a fox' }
    await provider.createTask(input, { callbackUrl: CALLBACK_URL })
    await provider.createTask(input, { callbackUrl: CALLBACK_URL })
    mocks.advance(120_000)
    await mocks.delivered()
    expect(urls).toEqual([CALLBACK_URL, CALLBACK_URL])
  } finally {
    server.close()
  }
})
