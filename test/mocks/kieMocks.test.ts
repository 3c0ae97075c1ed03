import { createHmac } from 'node:crypto'
import { setupServer } from 'msw/node'
import { describe, expect, test } from 'vitest'
import { property } from '../../src/core/unknownJson.js'
import { providerMocks } from '../../src/mocks.js'
import type { KieMocksOptions, ScenarioName } from '../../src/mocks.js'
import { kie } from '../../src/providers/kie.js'

const API = 'https://api.kie.ai/api/v1'
const UPLOAD = 'https://kieai.redpandaai.co/api/file-stream-upload'
const NOW = Date.UTC(2026, 0, 9)
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])
const BODY = {
  model: 'kling/v2-5-turbo-image-to-video-pro',
  callBackUrl: 'https://app.example.com/callback?canary',
  input: {
    prompt: 'An astronaut teleports through a glowing wooden door.',
    image_url: 'https://file.aiquickdraw.com/start.png',
    tail_image_url: '',
    duration: '5',
    negative_prompt: 'blur, distort, and low quality',
    cfg_scale: 0.5,
  },
}

function upstream(options: KieMocksOptions = {}) {
  const posted: Request[] = []
  const onCallback = (_url: string, request: Request) => posted.push(request)
  const mocks = providerMocks.kie({ clock: { now: () => NOW }, onCallback, ...options })
  const headers = { Authorization: 'Bearer test-key' }
  const create = (body: unknown = BODY) =>
    answered(mocks.fetch(`${API}/jobs/createTask`, { method: 'POST', headers, body: JSON.stringify(body) }))
  const check = (taskId = mocks.tasks[0]?.taskId ?? '') =>
    answered(mocks.fetch(`${API}/jobs/recordInfo?taskId=${taskId}`, { headers }))
  return { mocks, posted, headers, create, check }
}

async function answered(response: Promise<Response>) {
  const answer = await response
  expect(answer.status).toBe(200)
  return (await answer.json()) as unknown
}

describe('the simulated KIE', () => {
  test('answers each step of a task with the documented record', async () => {
    const { mocks, create, check } = upstream()
    const created = await create()
    const [task] = mocks.tasks
    const taskId = task?.taskId ?? ''
    const durationMs = task?.durationMs ?? 0
    expect(created).toEqual({ code: 200, msg: 'success', data: { taskId } })

    const unfinished = {
      taskId,
      model: BODY.model,
      param: JSON.stringify(BODY),
      resultJson: '',
      failCode: '',
      failMsg: '',
      createTime: NOW,
      updateTime: NOW,
    }
    const states: unknown[] = []
    for (const share of [0, 0.06, 0.06, 1]) {
      mocks.advance(durationMs * share)
      const answer = await check()
      states.push(property(property(answer, 'data'), 'state'))
      if (states.at(-1) === 'success') {
        expect(answer).toEqual({
          code: 200,
          msg: 'success',
          data: {
            ...unfinished,
            state: 'success',
            resultJson: `{"resultUrls":["https://tempfile.aiquickdraw.com/kling/${taskId}.mp4"]}`,
            costTime: durationMs,
            completeTime: NOW + durationMs,
            updateTime: NOW + durationMs,
          },
        })
      } else {
        expect(answer).toEqual({ code: 200, msg: 'success', data: { ...unfinished, state: states.at(-1) } })
      }
    }
    expect(states).toEqual(['waiting', 'queuing', 'generating', 'success'])
  })

  test('answers a failed task with a number as text and its words, and no cost', async () => {
    const { mocks, create, check } = upstream({ scenario: 'fail:kie-422-prompt' })
    await create()
    mocks.advance(60_000)
    const record = await check()
    expect(record).toMatchObject({
      code: 200,
      data: {
        state: 'fail',
        resultJson: '',
        failCode: '422',
        failMsg: 'Invalid prompt: prompt contains prohibited content',
      },
    })
    expect(property(record, 'data')).not.toHaveProperty('costTime')
  })

  test('wraps a finished record in another code where the scenario says so', async () => {
    const wrapped = async (scenario: ScenarioName) => {
      const { mocks, create, check } = upstream({ scenario })
      await create()
      const running = await check()
      mocks.advance(120_000)
      const ended = await check()
      return [running, ended].map((answer) => property(answer, 'code'))
    }
    expect(await wrapped('success-505-envelope')).toEqual([200, 505])
    expect(await wrapped('fail:kie-501-envelope')).toEqual([200, 501])
    expect(await wrapped('fail:kie-408-envelope')).toEqual([200, 408])
  })

  test.for([
    ['http-401', 401],
    ['http-402', 402],
    ['http-404', 404],
    ['http-429', 429],
    ['http-500', 500],
    ['http-503', 455],
    ['http-403-content', 422],
    ['http-400-credits', 402],
    ['kie-400', 400],
    ['kie-408', 408],
    ['kie-422', 422],
    ['kie-433', 433],
    ['kie-455', 455],
    ['kie-501', 501],
    ['kie-505', 505],
  ] as const)('says %s with the code %i in an HTTP 200', async ([scenario, code]) => {
    const { mocks, create } = upstream({ scenario })
    expect(await create()).toMatchObject({ code, data: null })
    expect(mocks.tasks).toEqual([])
  })

  test('does not know a task at the first look where the scenario says so, and an unknown one never', async () => {
    const { create, check } = upstream({ scenario: 'record-null-first' })
    const unknown = { code: 422, msg: 'recordInfo is null', data: null }
    await create()
    expect(await check()).toEqual(unknown)
    expect(await check()).toMatchObject({ code: 200, data: { state: 'waiting' } })
    expect(await check('task_nobody')).toEqual(unknown)
    expect(await check('')).toEqual({ code: 400, msg: 'taskId parameter is required', data: null })
  })

  test('asks for the key at both hosts, and not behind a proxy, which adds it', async () => {
    const { mocks } = upstream()
    for (const url of [`${API}/chat/credit`, UPLOAD]) {
      expect(await answered(mocks.fetch(url, { method: 'POST' }))).toMatchObject({ code: 401 })
    }
    const backend = kie({ baseUrl: 'http://localhost/my-proxy', fetch: mocks.fetch })
    await backend.createTask({ model: 'kie/kling-v2-5-turbo-text-to-video-pro', prompt: 'a fox' })
    expect(mocks.requests.at(-1)?.url).toBe('http://localhost/my-proxy/api/v1/jobs/createTask')
    expect(mocks.tasks).toHaveLength(1)
  })

  test('tells the credits that it was given', async () => {
    const { mocks } = upstream({ credits: 12.5 })
    expect(await kie({ apiKey: 'test-key-1234', fetch: mocks.fetch }).getCredits()).toBe(12.5)
  })

  test.for([
    ['a model that it does not have', { ...BODY, model: 'kling/v9' }, 422],
    ['a duration that is a number', { ...BODY, input: { ...BODY.input, duration: 5 } }, 422],
    ['7 seconds', { ...BODY, input: { ...BODY.input, duration: '7' } }, 422],
    ['no guidance', { ...BODY, input: { ...BODY.input, cfg_scale: undefined } }, 500],
    ['too much guidance', { ...BODY, input: { ...BODY.input, cfg_scale: 1.1 } }, 422],
    ['no image', { ...BODY, input: { ...BODY.input, image_url: undefined } }, 500],
    ['no prompt', { ...BODY, input: { ...BODY.input, prompt: '' } }, 500],
    ['a prompt too long', { ...BODY, input: { ...BODY.input, prompt: 'x'.repeat(2501) } }, 422],
    [
      'a negative prompt too long',
      { ...BODY, input: { ...BODY.input, negative_prompt: 'x'.repeat(2497) } },
      422,
    ],
    ['no ratio', { ...BODY, model: 'kling/v2-5-turbo-text-to-video-pro' }, 500],
    ['nothing', {}, 422],
  ] as const)('refuses a create with %s', async ([, body, code]) => {
    const { mocks, create } = upstream()
    expect(await create(body)).toMatchObject({ code, data: null })
    expect(mocks.tasks).toEqual([])
  })
})

describe('its upload', () => {
  test('takes the image of the real provider, and gives it back at its download URL', async () => {
    const { mocks } = upstream()
    const provider = kie({ apiKey: 'test-key-1234', fetch: mocks.fetch })
    const { url } = (await provider.uploadImage?.(new Blob([PNG], { type: 'image/png' }))) ?? { url: '' }
    expect(url).toMatch(/^https:\/\/tempfile\.redpandaai\.co\/kieai\/528618\/.+\.png$/)
    const image = await mocks.fetch(url)
    expect(image.headers.get('Content-Type')).toBe('image/png')
    expect(new Uint8Array(await image.arrayBuffer())).toEqual(PNG)
    mocks.reset()
    expect(await answered(mocks.fetch(url))).toMatchObject({ code: 404 })
  })

  test('answers with the documented fields, replaces a file of the same name, and wants file and path', async () => {
    const { mocks, headers } = upstream()
    const upload = (fields: Record<string, string | Blob>) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.set(name, value)
      return answered(mocks.fetch(UPLOAD, { method: 'POST', headers, body }))
    }
    const where = { uploadPath: '/frames/', fileName: 'a.png' }
    await upload({ ...where, file: new Blob([PNG], { type: 'image/png' }) })
    const answer = await upload({ ...where, file: new Blob(['new'], { type: 'image/png' }) })
    const filePath = 'kieai/528618/frames/a.png'
    const downloadUrl = `https://tempfile.redpandaai.co/${filePath}`
    expect(answer).toEqual({
      success: true,
      code: 200,
      msg: 'File uploaded successfully',
      data: {
        success: true,
        fileName: 'a.png',
        filePath,
        downloadUrl,
        fileSize: 3,
        mimeType: 'image/png',
        uploadedAt: new Date(NOW).toISOString(),
      },
    })
    expect(await (await mocks.fetch(downloadUrl)).text()).toBe('new')
    expect(await upload({ uploadPath: 'x' })).toMatchObject({ success: false, code: 400 })
    expect(await upload({ file: new Blob(['x']) })).toMatchObject({ success: false, code: 400 })
  })
})

describe('its callback', () => {
  test('comes once at the end of a task, with its own words and seconds, and is signed', async () => {
    const { mocks, posted, create } = upstream({ webhookHmacKey: 'a webhook key' })
    await create()
    const [task] = mocks.tasks
    await mocks.delivered()
    expect(posted).toEqual([])
    mocks.advance(task?.durationMs ?? 0)
    mocks.advance(0)
    await mocks.delivered()
    expect(posted.map(({ method, url }) => [method, url])).toEqual([['POST', BODY.callBackUrl]])
    const timestamp = String(NOW / 1000)
    const signed = `${task?.taskId ?? ''}.${timestamp}`
    expect(posted[0]?.headers.get('X-Webhook-Timestamp')).toBe(timestamp)
    expect(posted[0]?.headers.get('X-Webhook-Signature')).toBe(
      createHmac('sha256', 'a webhook key').update(signed).digest('base64'),
    )
    expect(await posted[0]?.json()).toMatchObject({
      code: 200,
      msg: 'Playground task completed successfully.',
      data: {
        taskId: task?.taskId,
        state: 'success',
        param: JSON.stringify(BODY),
        costTime: Math.round((task?.durationMs ?? 0) / 1000),
      },
    })
  })

  test('of a failed task has the code 501 around it and no times but its seconds', async () => {
    const { mocks, posted, create } = upstream({ scenario: 'fail:kie-400-image' })
    await create()
    mocks.advance(60_000)
    await mocks.delivered()
    const body = (await posted[0]?.json()) as unknown
    expect(body).toMatchObject({
      code: 501,
      msg: 'Playground task failed.',
      data: { state: 'fail', failCode: '400', failMsg: 'Image fetch failed.', creditsConsumed: 0 },
    })
    expect(Object.keys(property(body, 'data') as object)).not.toContain('completeTime')
    expect(posted[0]?.headers.get('X-Webhook-Signature')).toBeNull()
  })
})

test('its msw handlers answer at the addresses of KIE', async () => {
  const { mocks, headers } = upstream()
  const server = setupServer(...mocks.handlers)
  server.listen({ onUnhandledRequest: 'error' })
  try {
    const provider = kie({ apiKey: 'test-key-1234' })
    const { url } = (await provider.uploadImage?.(new Blob([PNG]))) ?? { url: '' }
    expect((await fetch(url)).headers.get('Content-Type')).toBe('image/png')
    await provider.createTask({
      model: 'kie/kling-v2-5-turbo-image-to-video-pro',
      prompt: 'a fox',
      startFrame: url,
    })
    mocks.advance(120_000)
    const video = await fetch(`https://tempfile.aiquickdraw.com/kling/${mocks.tasks[0]?.taskId ?? ''}.mp4`)
    expect(video.headers.get('Content-Type')).toBe('video/mp4')
    expect(await (await fetch(`${API}/chat/credit`, { headers })).json()).toMatchObject({ data: 100 })
  } finally {
    server.close()
  }
})
