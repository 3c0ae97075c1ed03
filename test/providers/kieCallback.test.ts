import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { kie } from '../../src/providers.js'
import { fixture } from '../fixtures/fixture.js'
import { KEY } from './kieExamples.js'
import { NOW, errorOf } from './providerContract.js'

const HMAC_KEY = 'whk_5f0c7d1e'
const TASK_ID = 'bd8f4b1a52048d0f17a38b49591abfa1'
const SECONDS = NOW / 1000
const body = fixture('kie', 'callback-success')

/** KIE's own recipe, from its page on webhooks. */
function signatureOf(
  taskId: string,
  timestamp: number | string,
  key = HMAC_KEY,
  encoding: 'base64' | 'hex' = 'base64',
) {
  return createHmac('sha256', key).update(`${taskId}.${timestamp}`).digest(encoding)
}

function posted(text: string, headers: Record<string, string>): Request {
  return new Request('https://host.example/callback', { method: 'POST', body: text, headers })
}

function signed(text: string, { taskId = TASK_ID, seconds = SECONDS, key = HMAC_KEY } = {}): Request {
  return posted(text, {
    'X-Webhook-Timestamp': String(seconds),
    'X-Webhook-Signature': signatureOf(taskId, seconds, key),
  })
}

describe('kie: callbacks with a webhookHmacKey', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW })
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  const provider = () => kie({ apiKey: KEY, webhookHmacKey: HMAC_KEY })

  it('read one that KIE signed', async () => {
    const hint = await provider().readCallback(signed(body))
    expect(hint).toMatchObject({ taskId: TASK_ID, outcome: { state: 'success', costTime: 89_000 } })
  })

  it('read the example of a failure too', async () => {
    const hint = await provider().readCallback(signed(fixture('kie', 'callback-fail')))
    expect(hint).toMatchObject({ taskId: TASK_ID, outcome: { state: 'failed', failure: { charged: 'no' } } })
  })

  it('read a body that was changed under a good signature, which is why it is only a hint', async () => {
    const tampered = body.replace('tempfile.aiquickdraw.com', 'evil.example')
    const { taskId, outcome } = await provider().readCallback(signed(tampered))
    expect(taskId).toBe(TASK_ID)
    expect(JSON.stringify(outcome)).toContain('https://evil.example/')
  })

  it.each(['{"data":{"task_id":"t","state":"fail"}}', '{"taskId":"t","data":{"state":"fail"}}'])(
    'find the signed id in %s',
    async (text) => {
      expect(await provider().readCallback(signed(text, { taskId: 't' }))).toMatchObject({ taskId: 't' })
    },
  )

  it.each([-300, -299, 0, 300])('take one from %d seconds away', async (away) => {
    expect(await provider().readCallback(signed(body, { seconds: SECONDS + away }))).toMatchObject({
      taskId: TASK_ID,
    })
  })

  const good = signatureOf(TASK_ID, SECONDS)
  const at = String(SECONDS)
  it.each([
    ['made with another key', signed(body, { key: 'whk_other' })],
    ['made for another task', signed(body, { taskId: 'task_other' })],
    [
      'made for another id that the body names beside the one that counts',
      signed(body.replace('"data":{', '"task_id":"task_other","data":{"task_id":"task_other",'), {
        taskId: 'task_other',
      }),
    ],
    [
      'made for another time',
      posted(body, { 'X-Webhook-Timestamp': String(SECONDS + 1), 'X-Webhook-Signature': good }),
    ],
    ['older than 5 minutes', signed(body, { seconds: SECONDS - 301 })],
    ['more than 5 minutes ahead', signed(body, { seconds: SECONDS + 301 })],
    ['with a time in milliseconds', signed(body, { seconds: NOW })],
    ['without a time', posted(body, { 'X-Webhook-Signature': good })],
    [
      'with a time that is no number',
      posted(body, { 'X-Webhook-Timestamp': 'now', 'X-Webhook-Signature': signatureOf(TASK_ID, 'now') }),
    ],
    [
      'with an empty time',
      posted(body, { 'X-Webhook-Timestamp': '', 'X-Webhook-Signature': signatureOf(TASK_ID, '') }),
    ],
    ['without a signature', posted(body, { 'X-Webhook-Timestamp': at })],
    ['with an empty signature', posted(body, { 'X-Webhook-Timestamp': at, 'X-Webhook-Signature': '' })],
    [
      'in hex in place of base64',
      posted(body, {
        'X-Webhook-Timestamp': at,
        'X-Webhook-Signature': signatureOf(TASK_ID, SECONDS, HMAC_KEY, 'hex'),
      }),
    ],
    ['cut short', posted(body, { 'X-Webhook-Timestamp': at, 'X-Webhook-Signature': good.slice(0, 40) })],
    ['said twice', posted(body, { 'X-Webhook-Timestamp': at, 'X-Webhook-Signature': `${good}, ${good}` })],
    [
      'with one letter changed',
      posted(body, {
        'X-Webhook-Timestamp': at,
        'X-Webhook-Signature': (good.startsWith('A') ? 'B' : 'A') + good.slice(1),
      }),
    ],
    ['without any header', posted(body, {})],
  ])('refuse one %s', async (_, request) => {
    expect(await errorOf(provider().readCallback(request))).toMatchObject({
      code: 'forbidden',
      retryable: false,
    })
  })

  it('are malformed where the signature has no task to hold it against', async () => {
    const request = signed('{"data":{"state":"success"}}')
    expect(await errorOf(provider().readCallback(request))).toMatchObject({ code: 'malformed-response' })
  })

  it('never name the key in what they refuse', async () => {
    const error = await errorOf(provider().readCallback(signed(body, { key: 'whk_other' })))
    expect(`${error.message} ${JSON.stringify(error)} ${error.stack ?? ''}`).not.toContain(HMAC_KEY)
  })

  it('are not checked where the key is the empty line of an environment file', async () => {
    const unchecked = kie({ apiKey: KEY, webhookHmacKey: '' })
    expect(await unchecked.readCallback(posted(body, {}))).toMatchObject({ taskId: TASK_ID })
  })
})
