import { setupServer } from 'msw/node'
import { describe, expect, test } from 'vitest'
import { providerMocks } from '../../src/mocks.js'
import { apixo } from '../../src/providers/apixo.js'

const API = 'https://api.apixo.ai/api/v1'
const NOW = Date.UTC(2026, 0, 9)
const BODY = {
  request_type: 'async',
  input: {
    mode: 'text-to-video',
    prompt: 'a cinematic drone shot over snowy mountains at sunrise',
    duration: 10,
  },
}

function upstream(options: Parameters<typeof providerMocks.apixo>[0] = {}) {
  const mocks = providerMocks.apixo({ clock: { now: () => NOW }, ...options })
  const headers = { Authorization: 'Bearer test-key' }
  const create = (body: unknown = BODY, model = 'kling-2-5-turbo-pro', send = mocks.fetch) =>
    send(`${API}/generateTask/${model}`, { method: 'POST', headers, body: JSON.stringify(body) })
  const check = (taskId: string, model = 'kling-2-5-turbo-pro') =>
    mocks.fetch(`${API}/statusTask/${model}?taskId=${taskId}`, { headers })
  return { mocks, create, check }
}

async function answered(response: Promise<Response>) {
  const answer = await response
  return { status: answer.status, body: (await answer.json()) as unknown }
}

describe('the simulated APIXO', () => {
  test('answers each step of a task with the documented body', async () => {
    const { mocks, create, check } = upstream()
    const created = await answered(create())
    const [task] = mocks.tasks
    const taskId = task?.taskId ?? ''
    const durationMs = task?.durationMs ?? 0
    expect(created.body).toEqual({ code: 200, message: 'success', data: { taskId } })

    const data = { taskId, createTime: NOW }
    const envelope = { code: 200, message: 'success' }
    expect((await answered(check(taskId))).body).toEqual({ ...envelope, data: { ...data, state: 'pending' } })
    mocks.advance(durationMs / 2)
    expect((await answered(check(taskId))).body).toEqual({
      ...envelope,
      data: { ...data, state: 'processing' },
    })
    mocks.advance(durationMs)
    expect((await answered(check(taskId))).body).toEqual({
      ...envelope,
      data: {
        ...data,
        state: 'success',
        resultJson: `{"resultUrls":["https://r2.apixo.ai/${taskId}.mp4"]}`,
        completeTime: NOW + durationMs,
        costTime: durationMs,
      },
    })
    expect(task?.checks).toBe(3)
  })

  test('answers a failed task with its code and words', async () => {
    const { mocks, create, check } = upstream({ scenario: 'fail:CONTENT_VIOLATION' })
    await create()
    mocks.advance(60_000)
    expect((await answered(check(mocks.tasks[0]?.taskId ?? ''))).body).toMatchObject({
      code: 200,
      data: {
        state: 'failed',
        failCode: 'CONTENT_VIOLATION',
        failMsg: 'Content does not meet safety guidelines',
      },
    })
  })

  test('refuses a request without a key, and takes no task', async () => {
    const { mocks } = upstream()
    const response = await mocks.fetch(`${API}/generateTask/kling-2-1`, { method: 'POST', body: '{}' })
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({ code: 401, message: 'Invalid or missing API key' })
    expect(mocks.tasks).toEqual([])
  })

  test('asks for no key behind a proxy, which adds it', async () => {
    const { mocks } = upstream()
    const backend = apixo({ baseUrl: 'http://localhost/my-proxy', fetch: mocks.fetch })
    await backend.createTask({ model: 'apixo/kling-2-5-turbo-pro', prompt: 'a fox' })
    expect(mocks.requests[0]?.url).toBe('http://localhost/my-proxy/generateTask/kling-2-5-turbo-pro')
    expect(mocks.tasks).toHaveLength(1)
  })

  test('refuses for want of credits in the words of the documents', async () => {
    const { create } = upstream({ scenario: 'http-400-credits' })
    const { status, body } = await answered(create())
    expect([status, body]).toEqual([400, { code: 400, message: 'Insufficient credits', data: null }])
  })

  test.for([
    ['nothing', undefined, 'Missing required field: input.mode'],
    [
      'a mode of another model',
      { input: { ...BODY.input, mode: 'pro-image-to-video' } },
      'Invalid field: input.mode',
    ],
    ['no prompt', { input: { mode: 'text-to-video', duration: 5 } }, 'Missing required field: input.prompt'],
    ['7 seconds', { input: { ...BODY.input, duration: 7 } }, 'Invalid field: input.duration'],
    [
      'no image',
      { input: { ...BODY.input, mode: 'image-to-video' } },
      'Missing required field: input.image_urls',
    ],
    ['a callback to nowhere', { ...BODY, request_type: 'callback' }, 'Missing required field: callback_url'],
  ] as const)('refuses a create with %s', async ([, body, error]) => {
    const { mocks, create } = upstream()
    const answer = await answered(create(body ?? {}))
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 400, message: 'Invalid request', data: { error } },
    })
    expect(mocks.tasks).toEqual([])
  })

  test('knows neither other models nor other tasks, nor a task under another model', async () => {
    const { mocks, create, check } = upstream()
    await create()
    const statuses = [
      await create(BODY, 'kling-9'),
      await check('task_nobody'),
      await check(mocks.tasks[0]?.taskId ?? '', 'kling-2-1'),
      await mocks.fetch('https://api.apixo.ai/', { headers: { Authorization: 'Bearer k' } }),
    ].map(({ status }) => status)
    expect(statuses).toEqual([404, 404, 404, 404])
  })

  test('says when to come back in seconds, as a date, or not at all', async () => {
    const { create } = upstream()
    const after = async (name: string) => {
      const answer = await create({ ...BODY, input: { ...BODY.input, prompt: `@${name}` } })
      return [answer.status, answer.headers.get('Retry-After')]
    }
    expect(await after('http-429')).toEqual([429, null])
    expect(await after('http-429-retry-after')).toEqual([429, '5'])
    expect(await after('http-429-retry-date')).toEqual([429, 'Fri, 09 Jan 2026 00:00:05 GMT'])
  })

  test('writes down every request, until it is reset', async () => {
    const { mocks, create, check } = upstream()
    await create()
    await check('x')
    expect(mocks.requests).toEqual([
      { method: 'POST', url: `${API}/generateTask/kling-2-5-turbo-pro`, body: BODY },
      { method: 'GET', url: `${API}/statusTask/kling-2-5-turbo-pro?taskId=x`, body: undefined },
    ])
    mocks.reset()
    expect([mocks.requests, mocks.tasks]).toEqual([[], []])
  })
})

describe('its fetch', () => {
  test('fails as Node’s does where no answer comes', async () => {
    const { create } = upstream()
    const asking = (name: string) => create({ ...BODY, input: { ...BODY.input, prompt: `@${name}` } })
    const refused = await asking('create-network-error').catch((error: unknown) => error)
    const lost = await asking('create-connection-lost').catch((error: unknown) => error)
    expect([refused, lost].every((error) => error instanceof TypeError)).toBe(true)
    expect(refused).toMatchObject({ message: 'fetch failed', cause: { code: 'ECONNREFUSED' } })
    expect(lost).toMatchObject({ message: 'fetch failed', cause: { code: 'ECONNRESET' } })
  })

  test('rejects with the reason of its signal while it waits', async () => {
    const { mocks } = upstream({ scenario: 'create-timeout' })
    const stop = new AbortController()
    const answer = mocks.fetch(`${API}/generateTask/kling-2-5-turbo-pro`, {
      method: 'POST',
      headers: { Authorization: 'Bearer k' },
      body: JSON.stringify(BODY),
      signal: stop.signal,
    })
    const reason = new Error('enough')
    stop.abort(reason)
    await expect(answer).rejects.toBe(reason)
    expect(mocks.tasks).toHaveLength(1)
  })

  test('sends nothing under a signal that was aborted before', async () => {
    const { mocks } = upstream()
    const request = mocks.fetch(new Request(API, { signal: AbortSignal.abort('no') }))
    await expect(request).rejects.toBe('no')
    expect(mocks.requests).toEqual([])
  })

  test('serves a video once it is done, whole or in ranges', async () => {
    const { mocks, create } = upstream()
    await create()
    const url = `https://r2.apixo.ai/${mocks.tasks[0]?.taskId ?? ''}.mp4`
    expect((await mocks.fetch(url)).status).toBe(404)
    mocks.advance(120_000)
    const whole = await mocks.fetch(url)
    expect([whole.status, whole.headers.get('Content-Type')]).toEqual([200, 'video/mp4'])
    const part = await mocks.fetch(url, { headers: { Range: 'bytes=0-99' } })
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 100])
    expect(part.headers.get('Content-Range')).toBe(`bytes 0-99/${(await whole.arrayBuffer()).byteLength}`)
  })

  test('serves videos where they are wanted, and refuses those that have expired', async () => {
    const { mocks, create, check } = upstream({
      scenario: 'result-expired',
      resultUrl: (taskId) => `http://localhost:6006/footage/${taskId}`,
    })
    await create()
    mocks.advance(120_000)
    const taskId = mocks.tasks[0]?.taskId ?? ''
    expect((await answered(check(taskId))).body).toHaveProperty(
      'data.resultJson',
      `{"resultUrls":["http://localhost:6006/footage/${taskId}"]}`,
    )
    expect((await mocks.fetch(`http://localhost:6006/footage/${taskId}`)).status).toBe(403)
  })
})

describe('its msw handlers', () => {
  test('answer at the addresses of APIXO', async () => {
    const { mocks, create } = upstream()
    const server = setupServer(...mocks.handlers)
    server.listen({ onUnhandledRequest: 'error' })
    try {
      expect((await create(BODY, 'kling-2-5-turbo-pro', fetch)).status).toBe(200)
      mocks.advance(120_000)
      const video = await fetch(`https://r2.apixo.ai/${mocks.tasks[0]?.taskId ?? ''}.mp4`)
      expect(video.headers.get('Content-Type')).toBe('video/mp4')
      mocks.setScenario('create-network-error')
      await expect(create(BODY, 'kling-2-5-turbo-pro', fetch)).rejects.toThrow(TypeError)
    } finally {
      server.close()
    }
  })
})
