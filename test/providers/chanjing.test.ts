import { describe, expect, it, vi } from 'vitest'
import { chanjing } from '../../src/providers.js'
import {
  APP_ID,
  BASE_URL,
  SECRET_KEY,
  TASK_ID,
  TOKEN,
  accepted,
  chanjingOver,
  check,
  checked,
  creates,
  input,
  ref,
} from './chanjingExamples.js'
import { refusals } from './chanjingRefusals.js'
import { callbacks, states } from './chanjingStates.js'
import { noVerdictsOnCheck, noVerdictsOnCreate } from './httpRefusals.js'
import type { ProviderContract } from './providerContract.js'
import { describeProvider, errorOf } from './providerContract.js'
import { scriptedFetch, urlOf } from './scriptedFetch.js'

const createAnswers: ProviderContract['createAnswers'] = {
  'the documented answer, whose data is the id, is a pending task': {
    answer: accepted,
    task: { taskId: TASK_ID, state: 'pending' },
  },
  'an id beside a fault of a gateway is kept, because that task exists': {
    answer: { status: 500, body: '{"code":0,"data":"task-7"}' },
    task: { taskId: 'task-7', state: 'pending' },
  },
  'a text beside a refusal is a word about it, and no id': {
    answer: { body: '{"trace_id":"trace-7","code":50000,"msg":"系统内部错误","data":"model"}' },
    error: { code: 'provider-error', traceId: 'trace-7' },
  },
  'no id under code 0 leaves it uncertain': {
    answer: { body: '{"trace_id":"trace-7","code":0,"msg":"success","data":""}' },
    error: { code: 'uncertain', traceId: 'trace-7' },
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
  name: 'chanjing',
  make: chanjingOver,
  makeForProxy: (options) => chanjing(options),
  key: TOKEN,
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

describe('chanjing: its options', () => {
  it('throws when made with neither keys nor a base URL, naming both variables', () => {
    const both = /CHANJING_APP_ID.*CHANJING_SECRET_KEY/
    expect(() => chanjing()).toThrow(both)
    expect(() => chanjing({ appId: ' ', secretKey: '', baseUrl: '' })).toThrow(both)
  })

  it('throws where one key of the two is missing, without quoting the other', () => {
    const missing = /^(?!.*canary).*CHANJING_SECRET_KEY/s
    expect(() => chanjing({ appId: APP_ID, baseUrl: '/my-proxy' })).toThrow(missing)
    expect(() => chanjing({ secretKey: SECRET_KEY, baseUrl: '/my-proxy' })).toThrow(missing)
  })

  it.each(['https://www.chanjing.cc', 'https://gateway.example/chanjing/'])(
    'sends everything to another base URL, the question for a token as well (%s)',
    async (baseUrl) => {
      const urls: string[] = []
      const provider = chanjing({
        appId: APP_ID,
        secretKey: SECRET_KEY,
        baseUrl,
        fetch: async (target) => {
          urls.push(urlOf(target))
          return new Response('{"code":0,"data":{"access_token":"token","progress_desc":"Ready"}}')
        },
      })
      await provider.getTask(ref)
      const base = baseUrl.replace(/\/$/, '')
      expect(urls).toEqual([
        `${base}/open/v1/access_token`,
        `${base}/open/v1/ai_creation/task?unique_id=${TASK_ID}`,
      ])
    },
  )

  it('describes its model, and that it takes many checks at once and uploads', async () => {
    const { models, powers } = await chanjing({ baseUrl: BASE_URL }).describe()
    expect(models.map((model) => model.id)).toEqual(['chanjing/kling-v2-5-turbo-normal'])
    expect(models[0]).not.toHaveProperty('cfgScale')
    expect(powers).toEqual({ batch: true, push: false, upload: true, intents: false })
  })

  it('adds result hosts to its own', () => {
    expect(chanjing({ baseUrl: BASE_URL }).resultHosts).toEqual(['.chanjing.cc'])
    expect(chanjing({ baseUrl: BASE_URL, resultHosts: ['cdn.example'] }).resultHosts).toEqual([
      '.chanjing.cc',
      'cdn.example',
    ])
  })

  it.each([
    ['endFrame', { startFrame: 'https://a.example/1.png', endFrame: 'https://a.example/2.png' }],
    ['negativePrompt', { negativePrompt: 'blur' }],
    ['cfgScale', { cfgScale: 0.5 }],
    ['tier', { tier: 'master' as const }],
  ])('refuses %s, which this model does not have, before anything leaves', async (field, more) => {
    const { fetch, sent } = scriptedFetch(accepted)
    const error = await errorOf(chanjingOver({ fetch }).createTask({ ...input, ...more }))
    expect(error).toMatchObject({ code: 'invalid-input' })
    expect(Object.keys(error.fields ?? {})).toEqual([field])
    expect(sent).toEqual([])
  })

  it('reports an undocumented state once by name', async () => {
    const onUnknownState = vi.fn()
    const { fetch } = scriptedFetch({ body: '{"code":0,"data":{"progress_desc":"Upscaling"}}' })
    const provider = chanjingOver({ fetch, onUnknownState })
    await provider.getTask(ref)
    await provider.getTask(ref)
    expect(onUnknownState.mock.calls).toEqual([['Upscaling']])
  })

  it('takes frames and results from this machine with allowLoopback alone', async () => {
    const startFrame = 'http://localhost:6006/frames/1.png'
    const { fetch, sent } = scriptedFetch(accepted)
    await chanjingOver({ fetch, allowLoopback: true }).createTask({ ...input, startFrame })
    expect(sent[0]?.body).toContain(`"ref_img_url":["${startFrame}"]`)
    const body = '{"code":0,"data":{"progress_desc":"Success","output_url":["http://localhost:6006/a.mp4"]}}'
    const over = (allowLoopback: boolean) =>
      chanjingOver({ fetch: scriptedFetch({ body }).fetch, allowLoopback }).getTask(ref)
    expect(await over(true)).toMatchObject({ state: 'success' })
    expect(await over(false)).toMatchObject({ state: 'failed', failure: { reason: 'no-result' } })
  })
})
