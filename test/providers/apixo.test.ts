import { describe, expect, it, vi } from 'vitest'
import { apixo } from '../../src/providers.js'
import { KEY, accepted, check, checked, creates, input, ref } from './apixoExamples.js'
import { refusals } from './apixoRefusals.js'
import { callbacks, states } from './apixoStates.js'
import { noVerdictsOnCheck, noVerdictsOnCreate } from './httpRefusals.js'
import type { ProviderContract } from './providerContract.js'
import { describeProvider, errorOf } from './providerContract.js'
import { scriptedFetch } from './scriptedFetch.js'

const createAnswers: ProviderContract['createAnswers'] = {
  'the documented answer is a pending task': {
    answer: accepted,
    task: { taskId: 'task_12345678', state: 'pending' },
  },
  'an id that is a number is its digits': {
    answer: { body: '{"code":200,"data":{"taskId":12345678}}' },
    task: { taskId: '12345678' },
  },
  'an id that a number cannot hold is none': {
    answer: { body: '{"code":200,"data":{"taskId":12345678901234567890}}' },
    error: { code: 'uncertain' },
  },
  'an id beside a fault of the server is kept, because that task exists': {
    answer: { status: 500, body: '{"code":500,"data":{"taskId":"task_7"}}' },
    task: { taskId: 'task_7', state: 'pending' },
  },
  'an id beside a plain refusal is not a task': {
    answer: { status: 400, body: '{"code":400,"message":"Insufficient credits","data":{"taskId":"task_7"}}' },
    error: { code: 'insufficient-credits' },
  },
  ...refusals,
  ...noVerdictsOnCreate,
}

const checkAnswers: ProviderContract['checkAnswers'] = {
  ...states,
  ...refusals,
  ...noVerdictsOnCheck,
}

describeProvider({
  name: 'apixo',
  make: (options) => apixo({ apiKey: KEY, ...options }),
  makeForProxy: (options) => apixo(options),
  key: KEY,
  input,
  ref,
  accepted,
  checked,
  creates,
  check,
  createAnswers,
  checkAnswers,
  callbacks,
})

describe('apixo: its options', () => {
  it('throws when made with neither a key nor a base URL, naming the variable', () => {
    expect(() => apixo()).toThrow('APIXO_API_KEY')
    expect(() => apixo({ apiKey: undefined })).toThrow('APIXO_API_KEY')
    expect(() => apixo({ apiKey: ' ', baseUrl: '' })).toThrow('APIXO_API_KEY')
  })

  it('refuses a key that no header carries, without quoting it', () => {
    expect(() => apixo({ apiKey: 'secret\nvalue' })).toThrow(/^(?!.*secret).*APIXO_API_KEY/s)
    expect(() => apixo({ apiKey: 'sécret' })).toThrow(/^(?!.*sécret).*APIXO_API_KEY/s)
  })

  it('takes a key with the line break of its file', async () => {
    const { fetch, sent } = scriptedFetch(checked)
    await apixo({ apiKey: `${KEY}\n`, fetch }).getTask(ref)
    expect(sent[0]?.headers).toEqual({ authorization: `Bearer ${KEY}` })
  })

  it('sends the key along to a base URL when both are given', async () => {
    const { fetch, sent } = scriptedFetch(checked)
    await apixo({ apiKey: KEY, baseUrl: 'https://gateway.example/apixo/', fetch }).getTask(ref)
    expect(sent[0]).toMatchObject({
      url: 'https://gateway.example/apixo/statusTask/kling-2-5-turbo-pro?taskId=task_12345678',
      headers: { authorization: `Bearer ${KEY}` },
    })
  })

  it('describes both models, and none of the powers', async () => {
    const { models, powers } = await apixo({ apiKey: KEY }).describe()
    expect(models.map((model) => model.id)).toEqual(['apixo/kling-2-5-turbo-pro', 'apixo/kling-2-1'])
    expect(powers).toEqual({ batch: false, push: false, upload: false, intents: false })
  })

  it('adds result hosts to its own', () => {
    expect(apixo({ apiKey: KEY }).resultHosts).toEqual(['.apixo.ai'])
    expect(apixo({ apiKey: KEY, resultHosts: ['cdn.example'] }).resultHosts).toEqual([
      '.apixo.ai',
      'cdn.example',
    ])
  })

  it('uses the fetch that the engine has at the time of the call', async () => {
    const { fetch, sent } = scriptedFetch(checked)
    const provider = apixo({ apiKey: KEY })
    vi.stubGlobal('fetch', fetch)
    await provider.getTask(ref)
    vi.unstubAllGlobals()
    expect(sent).toHaveLength(1)
  })

  it('gives up after 30 seconds where nothing else is said', async () => {
    vi.useFakeTimers()
    const error = errorOf(apixo({ apiKey: KEY, fetch: scriptedFetch('hangs').fetch }).getTask(ref))
    let over = false
    void error.then(() => (over = true))
    await vi.advanceTimersByTimeAsync(29_999)
    expect(over).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await error).toMatchObject({ code: 'timeout' })
    vi.useRealTimers()
  })
})

describe('apixo: frames and results from this machine', () => {
  const startFrame = 'http://localhost:6006/frames/1.png'
  const body = JSON.stringify({
    data: { state: 'success', resultJson: { resultUrls: ['http://localhost:6006/a.mp4'] } },
  })

  it('are taken with allowLoopback', async () => {
    const { fetch, sent } = scriptedFetch(accepted)
    await apixo({ apiKey: KEY, fetch, allowLoopback: true }).createTask({ ...input, startFrame })
    expect(sent[0]?.body).toContain(`"image_urls":["${startFrame}"]`)
    const provider = apixo({ apiKey: KEY, fetch: scriptedFetch({ body }).fetch, allowLoopback: true })
    expect(await provider.getTask(ref)).toMatchObject({ state: 'success' })
  })

  it('are refused without it', async () => {
    const { fetch, sent } = scriptedFetch(accepted)
    const error = await errorOf(apixo({ apiKey: KEY, fetch }).createTask({ ...input, startFrame }))
    expect(error).toMatchObject({ code: 'invalid-input', fields: { startFrame: 'input.frame.not-a-url' } })
    expect(sent).toEqual([])
    const provider = apixo({ apiKey: KEY, fetch: scriptedFetch({ body }).fetch })
    expect(await provider.getTask(ref)).toMatchObject({ state: 'failed', failure: { reason: 'no-result' } })
  })
})

describe('apixo: states that no document names', () => {
  const answering = (state: string) =>
    scriptedFetch({ body: JSON.stringify({ data: { taskId: ref.taskId, state } }) }).fetch

  it('are reported once by name', async () => {
    const onUnknownState = vi.fn()
    const provider = apixo({ apiKey: KEY, fetch: answering('processing_r2'), onUnknownState })
    await provider.getTask(ref)
    await provider.getTask(ref)
    expect(onUnknownState.mock.calls).toEqual([['processing_r2']])
  })

  it('are a warning where nobody asked to be told', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const provider = apixo({ apiKey: KEY, fetch: answering('processing_r2') })
    await provider.getTask(ref)
    await provider.getTask(ref)
    expect(warn.mock.calls).toEqual([[expect.stringContaining('processing_r2')]])
    warn.mockClear()
  })

  it('do not fail the check when whoever is told throws', async () => {
    const onUnknownState = () => {
      throw new Error('broken host')
    }
    const provider = apixo({ apiKey: KEY, fetch: answering('processing_r2'), onUnknownState })
    expect(await provider.getTask(ref)).toMatchObject({ state: 'processing' })
  })
})
