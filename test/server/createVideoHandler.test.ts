import { expect, test, vi } from 'vitest'
import { modelsAnswerSchema } from '../../src/core/modelsAnswerSchema.js'
import { createVideoHandler } from '../../src/server.js'
import { fakeProvider } from './fakeProvider.js'
import { handlerRig, input, json } from './handlerRig.js'

const providers = [fakeProvider()]
const secret = 'long enough to be a secret'
const silent = { warn: () => undefined, error: () => undefined }

test('without authorize it does not start in production, and says what to do', () => {
  expect(() => createVideoHandler({ providers, secret, production: true })).toThrow(
    /without `authorize`.*\{ user \} or null.*'public' on purpose/,
  )
})

test('without authorize it warns once in development, and everybody is one user', async () => {
  const warn = vi.fn()
  const provider = fakeProvider()
  const events: string[] = []
  const handler = createVideoHandler({
    providers: [provider],
    secret,
    production: false,
    logger: { ...silent, warn },
    onEvent: (event) => events.push(event.user),
  })
  const response = await handler(
    new Request('https://app.example.test/api/video/tasks', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(input),
    }),
  )
  expect(response.status).toBe(201)
  expect(events).toEqual(['public'])
  expect(warn).toHaveBeenCalledTimes(1)
})

test('without a logger its warnings go to the console', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  createVideoHandler({ providers, production: false })
  expect(warn.mock.calls.flat().map(String)).toEqual([
    expect.stringContaining('no `authorize`'),
    expect.stringContaining('no `secret`'),
  ])
  warn.mockClear()
})

test.each([undefined, '', 'short'])('in production it does not start with the secret %j', (weak) => {
  const options = { providers, authorize: 'public' as const, production: true }
  expect(() => createVideoHandler({ ...options, secret: weak })).toThrow(/`secret` must be a random string/)
  expect(() => createVideoHandler({ ...options, secret })).not.toThrow()
})

test('two handlers of one process without a secret open each other’s ids', async () => {
  const options = { secret: undefined, production: false, logger: silent }
  const first = handlerRig(options)
  const task = await first.create()
  const second = handlerRig({ ...options, provider: first.provider })
  expect((await second.send(`/tasks/${task.taskId}`)).status).toBe(200)
})

test('in production it takes no loopback', () => {
  expect(() =>
    createVideoHandler({ providers, secret, authorize: 'public', allowLoopback: true, production: true }),
  ).toThrow(/allowLoopback/)
})

test('production is what NODE_ENV says', () => {
  vi.stubEnv('NODE_ENV', 'production')
  expect(() => createVideoHandler({ providers, secret })).toThrow(/authorize/)
  vi.unstubAllEnvs()
})

test('it takes neither no provider nor two of one name', () => {
  expect(() => createVideoHandler({ providers: [], secret, authorize: 'public' })).toThrow(
    /`providers` is empty/,
  )
  expect(() =>
    createVideoHandler({ providers: [fakeProvider(), fakeProvider()], secret, authorize: 'public' }),
  ).toThrow(/two providers are called 'apixo'/)
})

test('it is served under the path it is told', async () => {
  const { send } = handlerRig({ basePath: '/api/films/' })
  expect((await send('/api/films/models')).status).toBe(200)
  expect((await send('/api/video/models')).status).toBe(404)
  expect(() => handlerRig({ basePath: 'api' })).toThrow(/`basePath` is a path/)
})

test('GET /models lists the models and what the handler can do', async () => {
  const { send, provider } = handlerRig()
  const answer = modelsAnswerSchema.parse(await json(await send('/models')))
  expect(answer.models).toEqual((await provider.describe()).models)
  expect(answer.powers).toEqual({ batch: true, push: true, upload: false, intents: true })
})

test('GET /models says that it takes files where the host or a provider keeps them', async () => {
  const uploadImage = () => Promise.resolve({ url: 'https://files.example.test/1.png' })
  for (const rig of [handlerRig({ uploadImage }), handlerRig({ provider: fakeProvider({ uploadImage }) })]) {
    expect(await json(await rig.send('/models'))).toMatchObject({ powers: { upload: true } })
  }
})

test('GET /models lets out nothing but the fields of a model', async () => {
  const provider = fakeProvider()
  const { models, powers } = await provider.describe()
  provider.describe = () =>
    Promise.resolve({ models: models.map((model) => ({ ...model, internalPrice: 'canary' })), powers })
  expect(await (await handlerRig({ provider }).send('/models')).text()).not.toContain('canary')
})

test('a model that is not under its provider’s name is not on offer', async () => {
  const { send } = handlerRig({ provider: fakeProvider({ provider: 'other' }) })
  expect(await json(await send('/models'))).toMatchObject({ models: [] })
})

test('an unknown path is a 404 problem', async () => {
  const response = await handlerRig().send('/tasks/a/b/c')
  expect(response.status).toBe(404)
  expect(response.headers.get('Content-Type')).toBe('application/problem+json')
  expect(await json(response)).toMatchObject({ code: 'not-found', status: 404 })
})

test('every answer in JSON is kept by no cache and sniffed by no browser', async () => {
  const { send } = handlerRig()
  for (const path of ['/models', '/tasks/nothing', '/nowhere']) {
    const { headers } = await send(path)
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  }
})

test('a throw that nobody foresaw is a 500 that tells nothing, and is logged without its words', async () => {
  const error = vi.fn()
  const provider = fakeProvider()
  provider.describe = () => Promise.reject(new TypeError('canary: the key is sk-1'))
  const response = await handlerRig({ provider, logger: { ...silent, error } }).send('/models')
  expect(response.status).toBe(500)
  expect(await response.text()).not.toMatch(/canary|at .*\.ts/)
  expect(error).toHaveBeenCalledTimes(1)
  expect(JSON.stringify(error.mock.calls)).toContain('TypeError')
  expect(JSON.stringify(error.mock.calls)).not.toContain('canary')
})

test('a host’s function that throws is a 500, and stops nothing else', async () => {
  const { send, provider } = handlerRig({
    authorize: () => {
      throw new Error('the database is down')
    },
  })
  expect((await send('/tasks', { json: input })).status).toBe(500)
  expect(provider.createTask).not.toHaveBeenCalled()

  const listening = handlerRig({
    onEvent: () => {
      throw new Error('the counter is down')
    },
  })
  expect((await listening.send('/tasks', { json: input })).status).toBe(201)
})

test('a request that its sender gave up is answered for nobody', async () => {
  const provider = fakeProvider()
  const leave = new AbortController()
  provider.getTask.mockImplementation((_, options) => {
    leave.abort()
    return Promise.reject(options?.signal?.reason as Error)
  })
  const error = vi.fn()
  const { send, create } = handlerRig({ provider, logger: { ...silent, error } })
  const { taskId } = await create()
  expect((await send(`/tasks/${taskId}`, { signal: leave.signal })).status).toBe(499)
  expect(error).not.toHaveBeenCalled()
})
