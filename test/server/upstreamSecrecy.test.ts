import { describe, expect, test } from 'vitest'
import { textProperty } from '../../src/core/unknownJson.js'
import type { VideoModel } from '../../src/core/VideoModel.js'
import type { ProviderName, UpstreamMocks, UpstreamMocksOptions } from '../../src/mocks.js'
import { providerMocks, scenarios } from '../../src/mocks.js'
import { models } from '../../src/models/registry.js'
import type { VideoProvider } from '../../src/providers.js'
import { apixo, chanjing, kie } from '../../src/providers.js'
import { createVideoHandler } from '../../src/server.js'
import { inputFor, isAbout } from '../mocks/upstreams.js'
import { ORIGIN } from './handlerRig.js'
import { png } from './imageBytes.js'
import { leakyFetch, UPSTREAM_CANARY } from './leakyFetch.js'
import { secretForms } from './secretForms.js'

const API_KEY = 'sk-canary-51b7c2aa90fe'
const SECRET_KEY = 'sk-canary-e77d03b1c4'
const HMAC_KEY = 'whk-canary-0c9f2e6d41'
const PROMPT = 'prompt-canary-2f60 in the snow'
const NEGATIVE_PROMPT = 'negative-canary-8e11'

const quiet = { onUnknownState: () => undefined }
const uploadsFrom = { apixo: false, kie: true, chanjing: true } as const

/** Each simulated upstream, and the provider that hears it through the leaky fetch. */
const worlds: Readonly<
  Record<
    ProviderName,
    (options: UpstreamMocksOptions) => {
      mocks: UpstreamMocks
      provider: (leaky: typeof fetch) => VideoProvider
    }
  >
> = {
  apixo: (options) => ({
    mocks: providerMocks.apixo(options),
    provider: (fetch) => apixo({ apiKey: API_KEY, fetch, ...quiet }),
  }),
  kie: (options) => ({
    mocks: providerMocks.kie({ ...options, webhookHmacKey: HMAC_KEY }),
    provider: (fetch) => kie({ apiKey: API_KEY, webhookHmacKey: HMAC_KEY, fetch, ...quiet }),
  }),
  chanjing: (options) => ({
    mocks: providerMocks.chanjing({ ...options, fileStates: [1] }),
    provider: (fetch) => chanjing({ appId: 'app-of-the-test', secretKey: SECRET_KEY, fetch, ...quiet }),
  }),
}

/** The handler over one simulated upstream, and everything that ever came out of it. */
function world(name: ProviderName) {
  const out: string[] = []
  const hear = async (answer: Promise<Response>): Promise<unknown> => {
    const response = await answer
    const text = await response.text()
    out.push(text, JSON.stringify([response.status, response.statusText, ...response.headers]))
    return response.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : undefined
  }
  const { mocks, provider: providerOver } = worlds[name]({
    onCallback: (_, request) => hear(handler(request)),
  })
  const leaky = leakyFetch(mocks.fetch)
  const provider = providerOver(leaky.fetch)
  const log = (details: object, message: string) => out.push(JSON.stringify(details), message)
  const handler = createVideoHandler({
    providers: [provider],
    publicUrl: ORIGIN,
    authorize: 'public',
    secret: 'a secret that only this test knows',
    fetch: mocks.fetch,
    logger: { debug: log, info: log, warn: log, error: log },
    limits: { createsPerMinute: Infinity, checksPerMinute: Infinity, uploadsPerMinute: Infinity },
    onEvent: (event) => out.push(JSON.stringify(event)),
  })
  const at = (path: string, init?: RequestInit) =>
    hear(handler(new Request(`${ORIGIN}/api/video${path}`, init)))
  const post = (path: string, value: object, headers: Record<string, string> = {}) =>
    at(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(value),
    })
  /** Hears a stream of events to its end, or until a task that never ends has been told. */
  const listen = async (ids: string[]) => {
    const leave = new AbortController()
    const response = await handler(
      new Request(`${ORIGIN}/api/video/events`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ ids }),
        signal: leave.signal,
      }),
    )
    out.push(JSON.stringify([...response.headers]))
    const decoder = new TextDecoder()
    for await (const part of response.body ?? []) {
      const text = decoder.decode(part)
      out.push(text)
      if (/event: ready/.test(text)) break
    }
    leave.abort()
  }
  return { mocks, out, said: leaky.said, at, post, listen }
}

/** One task of each scenario: made, looked at in every way while it grows old, played, downloaded, called back. */
async function wholeRun(name: ProviderName, its: readonly VideoModel[]) {
  const { mocks, out, said, at, post, listen } = world(name)
  // From silence nothing comes out, and waiting for it takes half a minute.
  const loud = scenarios.filter(
    ({ create, checks }) => ![create, checks].some((part) => part?.fault.kind === 'silence'),
  )
  await at('/models')
  for (const model of its) {
    const image = { method: 'POST', headers: { 'Content-Type': 'image/png' }, body: png(300, 300) }
    await at(`/images?model=${encodeURIComponent(model.id)}`, image)
    for (const scenario of loud.filter((each) => isAbout(each, name))) {
      const intent = `${model.id} ${scenario.name}`
      const input = {
        ...inputFor(model, `${PROMPT} @${scenario.name}`),
        ...(model.negativePrompt && { negativePrompt: NEGATIVE_PROMPT }),
      }
      const taskId = textProperty(await post('/tasks', input, { 'Idempotency-Key': intent }), 'taskId')
      await post('/tasks', input, { 'Idempotency-Key': intent })
      await at(`/intents/${encodeURIComponent(intent)}`)
      if (taskId === undefined) continue
      for (const ms of [0, 30_000, 3_600_000]) {
        mocks.advance(ms)
        await mocks.delivered()
        await at(`/tasks/${taskId}`)
        await post('/tasks/query', { ids: [taskId, taskId, 'nobody’s'] })
      }
      await listen([taskId, 'nobody’s'])
      await at(`/tasks/${taskId}/video`, { headers: { Range: 'bytes=0-99' } })
      await at(`/tasks/${taskId}/video?download`, { headers: { Range: 'bytes=0-99' } })
    }
  }
  return { mocks, out: out.join('\n'), said: said.join('\n') }
}

describe.for<ProviderName>(['apixo', 'kie', 'chanjing'])('a whole run over the simulated %s', (name) => {
  test('lets out nothing of the provider’s JSON, no key and no token', { timeout: 60_000 }, async () => {
    const its = models.filter(({ provider }) => provider === name)
    const { mocks, out, said } = await wholeRun(name, its)
    const tokens = [...new Set(said.match(/simulated-token-\d+/g))]
    const sent = JSON.stringify(mocks.requests)
    const callbacks = [...new Set(sent.match(/(?<=\/callbacks\/)[\w./-]+/g))]
    const secrets = [UPSTREAM_CANARY, API_KEY, SECRET_KEY, HMAC_KEY, PROMPT, NEGATIVE_PROMPT]

    // The secrets were there to be let out.
    expect(said).toContain(UPSTREAM_CANARY)
    expect(said).toContain(name === 'chanjing' ? `you sent ${tokens[0] ?? ''}` : `you sent Bearer ${API_KEY}`)
    expect(tokens.length > 0).toBe(name === 'chanjing')
    if (name === 'kie') for (const echoed of ['/callbacks/kie/', PROMPT]) expect(said).toContain(echoed)
    expect(sent).toContain(PROMPT)
    expect(callbacks.length).toBeGreaterThan(20 * its.length)
    expect(out).toContain('event: task')
    expect(out).toContain('event: ready')
    expect(out).toContain('{"code":200,"msg":"success"}')

    expect(mocks.tasks.length).toBeGreaterThan(20 * its.length)
    expect(out.includes('"state":"success"') && out.includes('"state":"failed"')).toBe(true)
    expect(out.includes('"url":"https://')).toBe(uploadsFrom[name])
    const secretParts = callbacks.map((path) => path.slice(path.indexOf('/') + 1))
    for (const secret of [...secrets, ...tokens, ...secretParts]) {
      for (const form of secretForms(secret)) expect(out.includes(form), form).toBe(false)
    }
  })
})
