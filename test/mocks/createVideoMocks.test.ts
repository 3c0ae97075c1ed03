import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createBackend } from '../../src/backend/createBackend.js'
import { problemSchema, taskSchema } from '../../src/core/wire.js'
import { createVideoMocks } from '../../src/mocks.js'
import { sampleVideo } from '../../src/mocks/sampleVideo.js'

const ROOT = 'http://localhost/api/video'
const INPUT = { model: 'apixo/kling-2-5-turbo-pro', prompt: 'a fox in the snow' }
const SMALL_INPUT = { model: 'apixo/kling-2-1', tier: 'master', prompt: 'a fox in the snow' } as const
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])

const mocks = createVideoMocks()
const elsewhere = createVideoMocks({
  url: 'https://example.com/v/',
  models: ['kie/kling-v2-5-turbo-text-to-video-pro', 'apixo/kling-2-1'],
})
const server = setupServer(...mocks.handlers, ...elsewhere.handlers)
const backend = createBackend({ url: ROOT })

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' })
})
afterEach(() => {
  mocks.reset()
})
afterAll(() => {
  server.close()
})

function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(ROOT + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

async function problemOf(response: Promise<Response>) {
  const { status, headers } = await response
  expect(headers.get('Content-Type')).toBe('application/problem+json')
  return { status, ...problemSchema.parse(await (await response).json()) }
}

async function doneTask(scenario = 'success') {
  const task = taskSchema.parse(await (await post('/tasks', { ...INPUT, prompt: `@${scenario}` })).json())
  mocks.advance(120_000)
  return `${ROOT}/tasks/${task.taskId}/video`
}

describe('an intent', () => {
  const click = (id: string, input: unknown = INPUT) => post('/tasks', input, { 'Idempotency-Key': id })

  test('becomes one task, however often and however close together it is sent', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => click('one')))
    const ids = await Promise.all(answers.map(async (answer) => taskSchema.parse(await answer.json()).taskId))
    expect(new Set(ids).size).toBe(1)
    expect(mocks.tasks).toHaveLength(1)
    expect(answers[0]?.status).toBe(201)
  })

  test('takes no second input', async () => {
    await click('one')
    const problem = await problemOf(click('one', { ...INPUT, prompt: 'another fox' }))
    expect(problem).toMatchObject({ status: 409, code: 'invalid-input' })
    expect(mocks.tasks).toHaveLength(1)
  })

  test('that was refused may be sent again', async () => {
    mocks.setScenario('http-429')
    expect((await click('one')).status).toBe(429)
    mocks.setScenario('success')
    expect((await click('one')).status).toBe(201)
  })

  test('that broke the provider is held, since it may have been accepted', async () => {
    mocks.setScenario('http-500')
    expect((await click('one')).status).toBe(502)
    mocks.setScenario('success')
    expect((await click('one')).status).toBe(202)
    expect(mocks.tasks).toEqual([])
  })

  test('whose answer was lost is in flight, and is found once its task is worked on', async () => {
    mocks.setScenario('create-timeout')
    const lost = await click('one')
    expect([lost.status, await lost.json()]).toEqual([202, { intentId: 'one', outcome: 'in-flight' }])
    expect((await click('one')).status).toBe(202)
    expect(await backend.findTask('one')).toBe('in-flight')
    mocks.advance(20_000)
    expect(await backend.findTask('one')).toMatchObject({
      taskId: mocks.tasks[0]?.taskId,
      state: 'processing',
    })
    expect((await click('one')).status).toBe(201)
    expect(mocks.tasks).toHaveLength(1)
  })

  test('that never arrived is in flight for a minute, and then nobody knows of it', async () => {
    mocks.setScenario('create-html')
    await click('one')
    mocks.advance(59_000)
    expect(await backend.findTask('one')).toBe('in-flight')
    mocks.advance(2_000)
    expect(await backend.findTask('one')).toBeUndefined()
    expect(await backend.findTask('never-clicked')).toBeUndefined()
  })
})

describe('the routes', () => {
  test('describe the models and powers', async () => {
    const { models, powers } = await backend.describe()
    expect(models.map(({ id }) => id)).toEqual([
      'apixo/kling-2-5-turbo-pro',
      'apixo/kling-2-1',
      'kie/kling-v2-5-turbo-image-to-video-pro',
      'kie/kling-v2-5-turbo-text-to-video-pro',
      'chanjing/kling-v2-5-turbo-normal',
    ])
    expect(powers).toEqual({ batch: true, push: true, upload: true, intents: true })
  })

  test('refuse an input that breaks its model’s rules, and take no task', async () => {
    const bad = await problemOf(post('/tasks', { ...INPUT, prompt: ' ', durationSeconds: 7 }))
    expect(bad).toMatchObject({
      status: 422,
      code: 'invalid-input',
      fields: { prompt: 'input.prompt.missing', durationSeconds: 'input.duration.not-offered' },
    })
    const unknown = await problemOf(post('/tasks', { ...INPUT, model: 'nobody/nothing' }))
    expect(unknown.fields).toEqual({ model: 'input.model.unknown' })
    expect(mocks.tasks).toEqual([])
  })

  test('answer for many tasks in their order, each for itself', async () => {
    const [one, two] = [
      await backend.createTask(INPUT),
      await backend.createTask({ ...INPUT, prompt: '@check-503' }),
    ]
    const ids = [two.taskId, 'nobody', one.taskId]
    expect(await (await post('/tasks/query', { ids })).json()).toMatchObject({
      results: [
        { problem: { code: 'maintenance' } },
        { problem: { code: 'not-found' } },
        { task: { taskId: one.taskId, state: 'pending' } },
      ],
    })
  })

  test('pass a provider’s refusal of the key on as a fault of the server', async () => {
    const problem = await problemOf(post('/tasks', { ...INPUT, prompt: '@http-401' }))
    expect(problem).toMatchObject({ status: 502, code: 'unauthorized', providerCode: '401' })
  })

  test('say when to come back, in the header and in the problem', async () => {
    const answer = post('/tasks', { ...INPUT, prompt: '@http-429-retry-after' })
    expect((await answer).headers.get('Retry-After')).toBe('5')
    expect(await problemOf(answer)).toMatchObject({ status: 429, retryAfterMs: 5_000 })
  })

  test('keep an image, and give it back under a URL that is a frame', async () => {
    const { url } = await backend.uploadImage(new Blob([PNG], { type: 'image/png' }))
    expect(url).toBe(`${ROOT}/images/image1`)
    const image = await fetch(url)
    expect(image.headers.get('Content-Type')).toBe('image/png')
    expect(new Uint8Array(await image.arrayBuffer())).toEqual(PNG)
    await expect(backend.createTask({ ...INPUT, startFrame: url, endFrame: url })).resolves.toMatchObject({
      kind: '5s-image-to-video',
    })
  })

  test('take an image for a model that is on offer', async () => {
    const file = new Blob([PNG], { type: 'image/png' })
    expect(await backend.uploadImage(file, { model: INPUT.model })).toEqual({ url: `${ROOT}/images/image1` })
    await expect(backend.uploadImage(file, { model: 'nobody/model' })).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { model: 'input.model.unknown' },
    })
  })

  test('take an image in a form too', async () => {
    const form = new FormData()
    form.set('file', new Blob([PNG]))
    const answer = await fetch(`${ROOT}/images`, { method: 'POST', body: form })
    expect([answer.status, await answer.json()]).toEqual([201, { url: `${ROOT}/images/image1` }])
    const none = await problemOf(fetch(`${ROOT}/images`, { method: 'POST', body: new FormData() }))
    expect(none).toMatchObject({ status: 422, fields: { file: 'image.unreadable' } })
  })

  test('refuse an upload that is no image', async () => {
    await expect(backend.uploadImage(new Blob(['<svg/>'], { type: 'image/png' }))).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { file: 'image.type' },
    })
  })

  test('serve at a whole URL where one is given, and only there', async () => {
    const { models } = await createBackend({ url: 'https://example.com/v' }).describe()
    expect(models).toHaveLength(2)
    await createBackend({ url: 'https://example.com/v' }).createTask(SMALL_INPUT)
    expect([mocks.tasks.length, elsewhere.tasks.length]).toEqual([0, 1])
  })

  test('offer the models that were chosen, in their order, and take no other', async () => {
    const other = createBackend({ url: 'https://example.com/v' })
    const { models } = await other.describe()
    expect(models.map(({ id }) => id)).toEqual(['kie/kling-v2-5-turbo-text-to-video-pro', 'apixo/kling-2-1'])
    await expect(other.createTask(INPUT)).rejects.toMatchObject({ fields: { model: 'input.model.unknown' } })
    expect(() => createVideoMocks({ models: ['nobody/nothing'] })).toThrow(RangeError)
  })

  test.for([
    ['kie/kling-v2-5-turbo-image-to-video-pro', {}, { startFrame: 'input.start-frame.missing' }],
    [
      'kie/kling-v2-5-turbo-text-to-video-pro',
      { startFrame: 'https://example.com/start.jpg' },
      { startFrame: 'input.start-frame.not-taken' },
    ],
    [
      'kie/kling-v2-5-turbo-text-to-video-pro',
      { negativePrompt: 'x'.repeat(2501) },
      { negativePrompt: 'input.negative-prompt.too-long' },
    ],
    [
      'chanjing/kling-v2-5-turbo-normal',
      { cfgScale: 0.5, negativePrompt: 'blur', routing: 'auto' },
      {
        cfgScale: 'input.guidance.not-taken',
        negativePrompt: 'input.negative-prompt.not-taken',
        routing: 'input.routing.not-offered',
      },
    ],
    [
      'chanjing/kling-v2-5-turbo-normal',
      { startFrame: 'https://example.com/start.jpg', endFrame: 'https://example.com/end.jpg' },
      { endFrame: 'input.end-frame.not-taken-by-model' },
    ],
  ] as const)('hold %s to its own rules', async ([model, input, fields]) => {
    const problem = await problemOf(post('/tasks', { model, prompt: 'a fox', ...input }))
    expect(problem).toMatchObject({ status: 422, fields })
    expect(mocks.tasks).toEqual([])
  })

  test.for([
    ['apixo/kling-2-5-turbo-pro', 'CONTENT_VIOLATION', 'unknown'],
    ['kie/kling-v2-5-turbo-text-to-video-pro', '422', 'no'],
    ['chanjing/kling-v2-5-turbo-normal', '', 'no'],
  ] as const)('let a task of %s fail in the words of its provider', async ([model, failCode, charged]) => {
    const prompt = 'a fox @fail:CONTENT_VIOLATION'
    const created = await backend.createTask({ model, prompt })
    mocks.advance(60_000)
    expect(await backend.getTask(created)).toMatchObject({
      state: 'failed',
      failure: { reason: 'content-violation', failCode, charged },
    })
  })
})

describe('a finished video', () => {
  const bytes = sampleVideo()

  test('comes whole, and in the range that is asked for', async () => {
    const url = await doneTask()
    const whole = await fetch(url)
    expect([whole.status, whole.headers.get('Accept-Ranges')]).toEqual([200, 'bytes'])
    expect(new Uint8Array(await whole.arrayBuffer())).toEqual(bytes)

    const part = await fetch(url, { headers: { Range: `bytes=${bytes.length - 10}-` } })
    expect([part.status, part.headers.get('Content-Range')]).toEqual([
      206,
      `bytes ${bytes.length - 10}-${bytes.length - 1}/${bytes.length}`,
    ])
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.slice(-10))

    const beyond = await fetch(url, { headers: { Range: `bytes=${bytes.length}-` } })
    expect([beyond.status, beyond.headers.get('Content-Range')]).toEqual([416, `bytes */${bytes.length}`])
  })

  test('is a file to be kept when it is downloaded', async () => {
    const url = await doneTask()
    expect((await fetch(url)).headers.get('Content-Disposition')).toBeNull()
    expect((await fetch(`${url}?download`)).headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="rushes-task_\d+\.mp4"$/,
    )
  })

  test('is gone where its link has expired, and not there where there is none', async () => {
    expect(await problemOf(fetch(await doneTask('result-expired')))).toMatchObject({
      status: 410,
      code: 'not-found',
    })
    expect(await problemOf(fetch(`${await doneTask()}?index=1`))).toMatchObject({ status: 404 })
    for (const scenario of ['result-empty', 'fail:NSFW', 'stuck']) {
      expect(await problemOf(fetch(await doneTask(scenario)))).toMatchObject({
        status: 409,
        code: 'not-found',
      })
    }
  })

  test('can be bytes that do not play', async () => {
    const answer = await fetch(await doneTask('result-unplayable'))
    expect([answer.status, await answer.text()]).toEqual([200, 'These bytes are no video.'])
  })

  test('can be one of many, of which each plays', async () => {
    const created = await backend.createTask({ ...INPUT, prompt: '@result-many' })
    mocks.advance(120_000)
    const task = await backend.getTask(created)
    const urls = task.state === 'success' ? task.resultUrls : []
    expect(urls).toHaveLength(20)
    const last = await fetch(urls.at(-1) ?? '')
    expect(last.headers.get('Content-Type')).toBe('video/mp4')
  })
})

describe('an odd request', () => {
  test.for([
    ['GET', '/'],
    ['GET', '/tasks/nobody'],
    ['GET', '/tasks/%E0%A4%A/video'],
    ['GET', '/tasks/__proto__'],
    ['GET', '/images/none'],
    ['GET', '/intents/none'],
    ['GET', '/tasks/a/b/c'],
  ] as const)('%s %s is a 404 problem', async ([method, path]) => {
    expect(await problemOf(fetch(ROOT + path, { method }))).toMatchObject({ status: 404, code: 'not-found' })
  })

  test.for([
    ['/tasks', ''],
    ['/tasks', 'no json'],
    ['/tasks', '[]'],
    ['/tasks', '{"__proto__":{"model":"apixo/kling-2-1"}}'],
    ['/tasks/query', 'null'],
    ['/tasks/query', '{"ids":[1]}'],
    ['/tasks/query', JSON.stringify({ ids: Array.from({ length: 51 }, () => 'x') })],
  ] as const)('POST %s of %j is an invalid input', async ([path, body]) => {
    expect(await problemOf(post(path, body))).toMatchObject({ status: 422, code: 'invalid-input' })
  })

  test.for([
    ['GET', '/tasks'],
    ['DELETE', '/tasks/x'],
    ['PUT', '/models'],
  ] as const)('%s %s is the wrong method', async ([method, path]) => {
    expect(await problemOf(fetch(ROOT + path, { method }))).toMatchObject({ status: 405 })
  })

  test('that does not say that it is JSON is refused', async () => {
    const type = { 'Content-Type': 'text/plain' }
    expect(await problemOf(post('/tasks', INPUT, type))).toMatchObject({ status: 415 })
    expect(mocks.tasks).toEqual([])
  })
})

test('a reset forgets tasks, intents and images', async () => {
  await backend.createTask(INPUT, { intentId: 'one' })
  const { url } = await backend.uploadImage(new Blob([PNG]))
  mocks.reset()
  expect(mocks.tasks).toEqual([])
  expect(await backend.findTask('one')).toBeUndefined()
  expect((await fetch(url)).status).toBe(404)
})
