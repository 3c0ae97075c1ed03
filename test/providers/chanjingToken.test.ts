import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { KeyValueStore } from '../../src/core/KeyValueStore.js'
import { chanjing } from '../../src/providers.js'
import type { ChanjingOptions } from '../../src/providers.js'
import { memoryStore } from '../../src/server/memoryStore.js'
import { fixture } from '../fixtures/fixture.js'
import { APP_ID, BASE_URL, SECRET_KEY, input, ref } from './chanjingExamples.js'
import { createTokenService } from './chanjingTokenService.js'
import { NOW, errorOf, settledOf } from './providerContract.js'
import type { Scripted } from './scriptedFetch.js'
import { scriptedFetch, urlOf } from './scriptedFetch.js'

const MINUTE_MS = 60_000

const made = (options: ChanjingOptions) => chanjing({ appId: APP_ID, secretKey: SECRET_KEY, ...options })
const creates = (provider: ReturnType<typeof chanjing>, count: number) =>
  Promise.all(Array.from({ length: count }, () => provider.createTask(input)))

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  expect(vi.getTimerCount(), 'no timer is left').toBe(0)
  vi.useRealTimers()
})

describe('the token of one process', () => {
  it('is asked for as documented', async () => {
    const { fetch, sent } = scriptedFetch({ body: fixture('chanjing', 'token') })
    await settledOf(chanjing({ appId: 'Access Key', secretKey: 'Secret Key', fetch }).getTask(ref))
    expect(sent[0]).toEqual({
      method: 'POST',
      url: `${BASE_URL}/open/v1/access_token`,
      headers: { 'content-type': 'application/json' },
      body: fixture('chanjing', 'token.request').trim(),
      redirect: 'manual',
    })
    expect(sent[1]?.headers['access_token']).toMatch(/^1208CuZ/)
  })

  it('is fetched once for 50 calls on a cold start', async () => {
    const service = createTokenService({ answerMs: 300 })
    const tasks = creates(made(service), 50)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await tasks).toHaveLength(50)
    expect(service.fetches()).toBe(1)
    expect(service.seen.filter((each) => each === 'token-1 ok')).toHaveLength(50)
  })

  it('is kept for the calls after', async () => {
    const service = createTokenService()
    const provider = made(service)
    await creates(provider, 3)
    await vi.advanceTimersByTimeAsync(60 * MINUTE_MS)
    await creates(provider, 3)
    expect(service.fetches()).toBe(1)
  })

  it('is renewed 5 minutes before its end, not a moment earlier', async () => {
    const service = createTokenService({ lifeMs: 60 * MINUTE_MS })
    const provider = made(service)
    await provider.createTask(input)
    await vi.advanceTimersByTimeAsync(55 * MINUTE_MS - 1)
    await provider.createTask(input)
    expect(service.seen).toEqual(['token', 'token-1 ok', 'token-1 ok'])
    await vi.advanceTimersByTimeAsync(1)
    await creates(provider, 2)
    expect(service.seen.slice(3)).toEqual(['token', 'token-2 ok', 'token-2 ok'])
  })

  it('gives the start of the task as of the create, not of the token', async () => {
    const service = createTokenService({ answerMs: 2_000 })
    const task = made(service).createTask(input)
    await vi.advanceTimersByTimeAsync(4_000)
    expect((await task).startTime).toBe(NOW + 2_000)
  })

  it.each([
    ['missing', undefined],
    ['zero', 0],
    ['a duration after all', 86_400],
    ['over already, because two clocks differ', NOW / 1000 - 3_600],
    ['nonsense', 'soon'],
  ])('is used for a while where its end is %s', async (_, expire_in) => {
    let fetches = 0
    const provider = made({
      fetch: async (target) => {
        if (!urlOf(target).endsWith('/access_token')) return new Response('{"code":0,"data":"task-1"}')
        fetches += 1
        return new Response(JSON.stringify({ code: 0, data: { access_token: 'token', expire_in } }))
      },
    })
    await provider.createTask(input)
    await vi.advanceTimersByTimeAsync(MINUTE_MS - 1)
    await provider.createTask(input)
    expect(fetches).toBe(1)
  })

  it('is asked for again by the next call where it could not be had', async () => {
    const service = createTokenService()
    let isUp = false
    const provider = made({
      fetch: (target, init) => (isUp ? service.fetch(target, init) : Promise.reject(new TypeError('down'))),
    })
    const [one, two] = [errorOf(provider.createTask(input)), errorOf(provider.getTask(ref))]
    expect([(await one).code, (await two).code]).toEqual(['network', 'network'])
    isUp = true
    expect(await provider.createTask(input)).toMatchObject({ taskId: 'task-1' })
  })

  it('is left to the others by a caller that gives up', async () => {
    const service = createTokenService({ answerMs: 1_000 })
    const provider = made(service)
    const controller = new AbortController()
    const given = settledOf(provider.createTask(input, { signal: controller.signal }))
    const stays = provider.createTask(input)
    await vi.advanceTimersByTimeAsync(500)
    controller.abort('enough')
    expect(await given).toBe('enough')
    await vi.advanceTimersByTimeAsync(1_500)
    expect(await stays).toMatchObject({ state: 'pending' })
    expect(service.seen).toEqual(['token', 'token-1 ok'])
  })
})

describe('a token that somebody else killed', () => {
  it.each([10400, 10401])('costs one renewal and no failed call (code %i)', async (refusal) => {
    const service = createTokenService({ answerMs: 100, refusal })
    const provider = made(service)
    const first = provider.createTask(input)
    await vi.advanceTimersByTimeAsync(200)
    await first
    service.kill()
    const tasks = creates(provider, 50)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await tasks).toHaveLength(50)
    expect(service.fetches()).toBe(2)
    expect(service.seen.filter((each) => each === 'token-1 refused')).toHaveLength(50)
    expect(service.seen.filter((each) => each === 'token-3 ok')).toHaveLength(50)
  })

  it('makes every kind of call repeat once', async () => {
    const service = createTokenService({
      taken: '{"code":0,"data":{"progress_desc":"Ready","list":[]}}',
    })
    const provider = made(service)
    await provider.getTask(ref)
    service.kill()
    expect(await provider.getTask(ref)).toMatchObject({ state: 'pending' })
    service.kill()
    expect(await provider.getTasks?.([ref])).toMatchObject([{ code: 'not-found' }])
    expect(service.fetches()).toBe(3)
  })

  it('is unauthorized where the new one is refused as well, after one repetition', async () => {
    const service = createTokenService({ lifeMs: 0 })
    const error = await errorOf(made(service).createTask(input))
    expect(error).toMatchObject({ code: 'unauthorized', providerCode: '10400', traceId: 't-refused' })
    expect(service.seen).toEqual(['token', 'token-1 refused', 'token', 'token-2 refused'])
  })

  it('through a proxy it is the concern of the proxy', async () => {
    const { fetch, sent } = scriptedFetch({
      body: '{"trace_id":"t","code":10400,"msg":"AccessToken 验证失败"}',
    })
    const error = await errorOf(chanjing({ baseUrl: '/my-proxy', fetch }).createTask(input))
    expect(error).toMatchObject({ code: 'unauthorized', traceId: 't' })
    expect(sent).toHaveLength(1)
  })
})

describe('a token that cannot be had', () => {
  const refused = (code: number, msg: string, status = 200): Scripted => ({
    status,
    body: JSON.stringify({ trace_id: 'trace-7', code, msg, data: null }),
  })

  it.each([
    ['code 400', refused(400, '参数格式错误'), 'unauthorized'],
    ['code 40000', refused(40000, '参数错误'), 'unauthorized'],
    ['HTTP 401', refused(401, 'no', 401), 'unauthorized'],
    ['code 50000', refused(50000, '系统内部错误'), 'provider-error'],
    ['code 40001', refused(40001, '超出 QPS 限制'), 'rate-limited'],
    ['no token', { body: '{"trace_id":"trace-7","code":0,"data":{}}' }, 'malformed-response'],
    [
      'a token that no header can carry',
      { body: '{"trace_id":"trace-7","code":0,"data":{"access_token":"a\\nb"}}' },
      'malformed-response',
    ],
  ] as const)('%s is no verdict about the video', async (_, script, code) => {
    const { fetch, sent } = scriptedFetch(script)
    const error = await errorOf(made({ fetch }).createTask(input))
    expect(error).toMatchObject({ code, traceId: 'trace-7' })
    expect(sent).toHaveLength(1)
  })

  it.each([
    ['reset', 'network'],
    ['hangs', 'timeout'],
  ] as const)(
    'on a create it is never uncertain, because nothing was asked for (%s)',
    async (script, code) => {
      const { fetch, sent } = scriptedFetch(script)
      const error = errorOf(made({ fetch }).createTask(input))
      await vi.advanceTimersByTimeAsync(10_000)
      expect(await error).toMatchObject({ code })
      expect(sent).toHaveLength(1)
    },
  )

  it('says nothing of the secret that the answer quotes', async () => {
    const { fetch } = scriptedFetch(refused(40000, `bad secret_key ${SECRET_KEY}`))
    const error = await errorOf(made({ fetch }).createTask(input))
    expect(`${error.message} ${JSON.stringify(error)} ${error.stack ?? ''}`).not.toContain(SECRET_KEY)
    expect(error.message).toContain('CHANJING_SECRET_KEY')
  })
})

describe('the token of several processes', () => {
  it('is fetched once by two of them with 25 calls each on a cold start', async () => {
    const service = createTokenService({ answerMs: 300 })
    const store = memoryStore()
    const tasks = [creates(made({ ...service, store }), 25), creates(made({ ...service, store }), 25)]
    expect((await inTime(Promise.all(tasks))).flat()).toHaveLength(50)
    expect(service.fetches()).toBe(1)
  })

  it('is taken from the store by one that starts later', async () => {
    const service = createTokenService()
    const store = memoryStore()
    await made({ ...service, store }).createTask(input)
    await made({ ...service, store }).createTask(input)
    expect(service.seen).toEqual(['token', 'token-1 ok', 'token-1 ok'])
  })

  it('is renewed by one of them, and read by the other, when somebody killed it', async () => {
    const service = createTokenService({ answerMs: 100 })
    const store = memoryStore()
    const [one, two] = [made({ ...service, store }), made({ ...service, store })]
    await inTime(Promise.all([one.createTask(input), two.createTask(input)]))
    service.kill()
    await inTime(Promise.all([creates(one, 10), creates(two, 10)]))
    expect(service.fetches()).toBe(2)
    service.kill()
    await inTime(one.createTask(input))
    await inTime(two.createTask(input))
    expect(service.fetches()).toBe(3)
  })

  it('is renewed early by one of them only', async () => {
    const service = createTokenService({ lifeMs: 60 * MINUTE_MS })
    const store = memoryStore()
    const [one, two] = [made({ ...service, store }), made({ ...service, store })]
    await one.createTask(input)
    await two.createTask(input)
    await vi.advanceTimersByTimeAsync(56 * MINUTE_MS)
    await inTime(Promise.all([one.createTask(input), two.createTask(input)]))
    expect(service.fetches()).toBe(2)
  })

  it('waits for nobody who has crashed for longer than the lock lives', async () => {
    const service = createTokenService()
    const store = memoryStore()
    const lock = `chanjing-token:${encodeURIComponent(BASE_URL)}:${APP_ID}:lock`
    await store.set(lock, 'somebody', { ttlMs: 15_000 })
    const task = made({ ...service, store }).createTask(input)
    await vi.advanceTimersByTimeAsync(14_000)
    expect(service.seen).toEqual([])
    expect(await inTime(task)).toMatchObject({ taskId: 'task-1' })
    expect(Date.now()).toBeLessThan(NOW + 16_000)
    expect(await store.get(lock), 'the lock is given back').toBeUndefined()
  })

  it('gives up after 30 seconds where the lock is never free', async () => {
    const service = createTokenService()
    const store = memoryStore()
    const never = { ...store, set: () => Promise.resolve(false) }
    const error = errorOf(made({ ...service, store: never }).createTask(input))
    expect(await inTime(error)).toMatchObject({ code: 'timeout' })
    expect(Date.now()).toBeLessThan(NOW + 31_000)
  })

  it('stands in the store until it expires, under the name of its account', async () => {
    const service = createTokenService({ lifeMs: 60 * MINUTE_MS })
    const written: unknown[] = []
    const store = memoryStore()
    const set: KeyValueStore['set'] = (key, value, options) => {
      written.push({ key, value, ...options })
      return store.set(key, value, options)
    }
    await made({ ...service, store: { ...store, set } }).createTask(input)
    expect(written).toEqual([
      expect.objectContaining({ onlyIfAbsent: true, ttlMs: 15_000 }),
      {
        key: `chanjing-token:${encodeURIComponent(BASE_URL)}:${APP_ID}`,
        value: JSON.stringify({
          token: 'token-1',
          expireTime: NOW + 60 * MINUTE_MS,
          renewTime: NOW + 55 * MINUTE_MS,
        }),
        ttlMs: 60 * MINUTE_MS,
      },
    ])
    expect(JSON.stringify(written)).not.toContain(SECRET_KEY)
  })

  it('of another account is another', async () => {
    const service = createTokenService()
    const store = memoryStore()
    await made({ ...service, store }).createTask(input)
    await made({ ...service, store, appId: 'another-app' }).createTask(input)
    expect(service.fetches()).toBe(2)
  })

  it.each(['not JSON', '{}', '{"token":7,"renewTime":9e15,"expireTime":9e15}', '{"token":"x"}'])(
    'is fetched where the store has something else (%s)',
    async (value) => {
      const service = createTokenService()
      const store = memoryStore()
      const get = (key: string) => (key.endsWith(':lock') ? store.get(key) : Promise.resolve(value))
      await made({ ...service, store: { ...store, get } }).createTask(input)
      expect(service.seen).toEqual(['token', 'token-1 ok'])
    },
  )

  it('is used by its own process where it cannot be written', async () => {
    const service = createTokenService()
    const store = memoryStore()
    const set: KeyValueStore['set'] = (key, value, options) =>
      options?.onlyIfAbsent ? store.set(key, value, options) : Promise.reject(new Error('disk full'))
    const provider = made({ ...service, store: { ...store, set } })
    await creates(provider, 2)
    expect(service.fetches()).toBe(1)
  })

  it('is a VideoError, and fetched by nobody, where the store is down', async () => {
    const service = createTokenService()
    const store = { ...memoryStore(), get: () => Promise.reject(new Error('connection lost')) }
    expect(await errorOf(made({ ...service, store }).createTask(input))).toMatchObject({
      code: 'provider-error',
    })
    expect(service.seen).toEqual([])
  })
})

/** Lets the time go on until the promise is settled. */
async function inTime<T>(promise: Promise<T>): Promise<T> {
  let isSettled = false
  const settle = () => {
    isSettled = true
  }
  promise.then(settle, settle)
  while (!isSettled) await vi.advanceTimersByTimeAsync(100)
  return promise
}
