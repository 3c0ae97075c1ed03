import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { kie } from '../../src/providers.js'
import { fixture } from '../fixtures/fixture.js'
import { noVerdictsOnCheck, noVerdictsOnCreate } from './httpRefusals.js'
import { IMAGE, KEY, TEXT, accepted, check, checked, creates, input, ref } from './kieExamples.js'
import { refusals } from './kieRefusals.js'
import { callbacks, states } from './kieStates.js'
import type { ProviderContract } from './providerContract.js'
import { NOW, describeProvider, errorOf } from './providerContract.js'
import { scriptedFetch } from './scriptedFetch.js'

const createAnswers: ProviderContract['createAnswers'] = {
  'the documented answer is a pending task': {
    answer: accepted,
    task: { taskId: 'task_kling_1765184408908', state: 'pending' },
  },
  'an id of 32 hex digits is a task too': {
    answer: { body: '{"code":200,"msg":"success","data":{"taskId":"dc1928bfcbc77cb6c85f3359a9c718b3"}}' },
    task: { taskId: 'dc1928bfcbc77cb6c85f3359a9c718b3' },
  },
  'an id beside a fault of the server is kept, because that task exists': {
    answer: { body: '{"code":501,"msg":"Generation failed","data":{"taskId":"task_7"}}' },
    task: { taskId: 'task_7', state: 'pending' },
  },
  'an id beside a plain refusal is not a task': {
    answer: { body: '{"code":402,"msg":"Insufficient credits","data":{"taskId":"task_7"}}' },
    error: { code: 'insufficient-credits' },
  },
  '"recordInfo is null" is no answer to a create, and only its code counts': {
    answer: { body: fixture('kie', 'status-record-null') },
    error: { code: 'invalid-input' },
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
  name: 'kie',
  make: (options) => kie({ apiKey: KEY, ...options }),
  makeForProxy: (options) => kie(options),
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

describe('kie: right after a create', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW })
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  const asking = (startTime: number | undefined, name = 'status-record-null') =>
    kie({ apiKey: KEY, fetch: scriptedFetch({ body: fixture('kie', name) }).fetch }).getTask({
      taskId: 'task_1',
      model: TEXT,
      kind: '5s',
      ...(startTime !== undefined && { startTime }),
    })

  it.each(['status-record-null', 'status-task-not-found'])(
    'a task that KIE does not know yet is pending for 15 seconds (%s)',
    async (name) => {
      for (const age of [0, 14_999]) {
        const task = { taskId: 'task_1', model: TEXT, kind: '5s', startTime: NOW - age, state: 'pending' }
        expect(await asking(NOW - age, name)).toEqual(task)
      }
      expect(await errorOf(asking(NOW - 15_000, name))).toMatchObject({ code: 'not-found' })
    },
  )

  it('a clock that runs a little ahead does not matter, one that is far off gives no grace', async () => {
    expect(await asking(NOW + 2_000)).toMatchObject({ state: 'pending' })
    expect(await errorOf(asking(NOW + 15_000))).toMatchObject({ code: 'not-found' })
  })

  it('an id from elsewhere, whose start nobody knows, is not found at once', async () => {
    expect(await errorOf(asking(undefined))).toMatchObject({ code: 'not-found' })
  })

  it('no other error is a pending task', async () => {
    expect(await errorOf(asking(NOW, 'status-unauthorized'))).toMatchObject({ code: 'unauthorized' })
    expect(await errorOf(asking(NOW, 'status-rate-limited'))).toMatchObject({ code: 'rate-limited' })
  })
})

describe('kie: its options', () => {
  it('throws when made with neither a key nor a base URL, naming the variable', () => {
    expect(() => kie()).toThrow('KIE_API_KEY')
    expect(() => kie({ apiKey: ' ', baseUrl: '' })).toThrow('KIE_API_KEY')
    expect(() => kie({ uploadBaseUrl: '/files' })).toThrow('KIE_API_KEY')
  })

  it('describes both models, and that it takes images', async () => {
    const { models, powers } = await kie({ apiKey: KEY }).describe()
    expect(models.map((model) => model.id)).toEqual([IMAGE, TEXT])
    expect(powers).toEqual({ batch: false, push: false, upload: true, intents: false })
  })

  it('adds result hosts to its own', () => {
    expect(kie({ apiKey: KEY, resultHosts: ['cdn.example'] }).resultHosts).toEqual([
      '.aiquickdraw.com',
      '.redpandaai.co',
      '.kie.ai',
      'cdn.example',
    ])
  })

  it('sends the key along to a base URL when both are given', async () => {
    const { fetch, sent } = scriptedFetch(checked)
    await kie({ apiKey: KEY, baseUrl: 'https://gateway.example/kie/', fetch }).getTask(ref)
    expect(sent[0]).toMatchObject({
      url: 'https://gateway.example/kie/api/v1/jobs/recordInfo?taskId=task_12345678',
      headers: { authorization: `Bearer ${KEY}` },
    })
  })

  it('reports a state that no document names once', async () => {
    const { fetch } = scriptedFetch({ body: '{"code":200,"data":{"state":"uploading"}}' })
    const onUnknownState = vi.fn()
    const provider = kie({ apiKey: KEY, fetch, onUnknownState })
    await provider.getTask(ref)
    await provider.getTask(ref)
    expect(onUnknownState.mock.calls).toEqual([['uploading']])
  })

  it('takes frames and results from this machine with allowLoopback only', async () => {
    const startFrame = 'http://localhost:6006/frames/1.png'
    const create = { model: IMAGE, prompt: 'a fox', startFrame } as const
    const { fetch, sent } = scriptedFetch(accepted)
    await kie({ apiKey: KEY, fetch, allowLoopback: true }).createTask(create)
    expect(sent[0]?.body).toContain(`"image_url":"${startFrame}"`)
    const error = await errorOf(kie({ apiKey: KEY, fetch }).createTask(create))
    expect(error.fields).toEqual({ startFrame: 'input.frame.not-a-url' })
  })

  it.each([
    ['a text model with a frame', { ...input, startFrame: 'https://a.example/1.png' }, 'startFrame'],
    ['an image model without a frame', { model: IMAGE, prompt: 'a fox' }, 'startFrame'],
    ['a routing', { ...input, routing: 'value' }, 'routing'],
    ['a tier', { ...input, tier: 'pro' }, 'tier'],
    [
      'a negative prompt of 2,497 characters',
      { model: IMAGE, prompt: 'a', startFrame: 'https://a.example/1.png', negativePrompt: 'n'.repeat(2497) },
      'negativePrompt',
    ],
  ] as const)('%s does not leave', async (_, wrong, field) => {
    const { fetch, sent } = scriptedFetch(accepted)
    const error = await errorOf(kie({ apiKey: KEY, fetch }).createTask(wrong))
    expect(error.code).toBe('invalid-input')
    expect(Object.keys(error.fields ?? {})).toEqual([field])
    expect(sent).toEqual([])
  })
})

describe('kie: the credits of the account', () => {
  const credits = (body: string) => {
    const { fetch, sent } = scriptedFetch({ body })
    return { asked: kie({ apiKey: KEY, fetch }).getCredits(), sent }
  }

  it('are asked for as documented', async () => {
    const { asked, sent } = credits(fixture('kie', 'credits'))
    expect(await asked).toBe(100)
    expect(sent).toEqual([
      {
        method: 'GET',
        url: 'https://api.kie.ai/api/v1/chat/credit',
        headers: { authorization: `Bearer ${KEY}` },
        body: '',
        redirect: 'manual',
      },
    ])
  })

  it.each([
    ['{"code":200,"data":74.87}', 74.87],
    ['{"code":200,"data":0}', 0],
    ['{"code":200,"data":-3.5}', -3.5],
    ['{"code":200,"data":"12.5"}', 12.5],
  ])('%s are %d', async (body, expected) => {
    expect(await credits(body).asked).toBe(expected)
  })

  it.each([
    [fixture('kie', 'unauthorized-measured'), 'unauthorized'],
    ['{"code":200,"data":null}', 'malformed-response'],
    ['{"code":200,"data":1e999}', 'malformed-response'],
    ['{"code":200,"data":{"credits":5}}', 'malformed-response'],
    ['', 'malformed-response'],
  ])('%s is an error', async (body, code) => {
    expect(await errorOf(credits(body).asked)).toMatchObject({ code })
  })

  it('can be given up on', async () => {
    const provider = kie({ apiKey: KEY, fetch: scriptedFetch('hangs').fetch })
    const controller = new AbortController()
    const asked = provider.getCredits({ signal: controller.signal })
    controller.abort('enough')
    await expect(asked).rejects.toBe('enough')
  })
})
