import { setupServer } from 'msw/node'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { property, textProperty } from '../../src/core/unknownJson.js'
import { providerMocks } from '../../src/mocks.js'
import type { ChanjingMocksOptions } from '../../src/mocks.js'
import { chanjing } from '../../src/providers/chanjing.js'

const API = 'https://open-api.chanjing.cc/open/v1'
const NOW = Date.UTC(2026, 0, 9)
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])
const BODY = {
  ref_img_url: ['https://res.chanjing.cc/chanjing/res/aigc_creation/photo/xxx.jpg'],
  ref_prompt: '机甲在城市夜景中奔跑,镜头跟拍,强节奏感',
  creation_type: 4,
  aspect_ratio: '16:9',
  quality_mode: 'std',
  video_duration: 5,
  model_code: 'kling-v2-5-turbo-normal',
}
const KEYS = { app_id: 'Access Key', secret_key: 'Secret Key' }

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
})

function upstream(options: ChanjingMocksOptions = {}) {
  const posted: Request[] = []
  const onCallback = (_url: string, request: Request) => posted.push(request)
  const mocks = providerMocks.chanjing({ onCallback, ...options })
  const post = (path: string, body: unknown, token = '') =>
    answered(
      mocks.fetch(`${API}${path}`, {
        method: 'POST',
        headers: { access_token: token },
        body: JSON.stringify(body),
      }),
    )
  const get = (path: string, token: string) =>
    answered(mocks.fetch(`${API}${path}`, { headers: { access_token: token } }))
  const fetchToken = async () => tokenOf(await post('/access_token', KEYS))
  const provider = () => chanjing({ appId: 'test-app-id', secretKey: 'test-secret-1234', fetch: mocks.fetch })
  return { mocks, posted, post, get, fetchToken, provider }
}

async function answered(response: Promise<Response>) {
  const answer = await response
  expect(answer.status).toBe(200)
  return (await answer.json()) as unknown
}

function tokenOf(answer: unknown): string {
  return textProperty(property(answer, 'data'), 'access_token') ?? ''
}

const codeOf = (answer: unknown) => property(answer, 'code')

describe('the token of the simulated Chanjing', () => {
  test('comes with the Unix second of its end, a day away', async () => {
    const { post } = upstream()
    expect(await post('/access_token', KEYS)).toMatchObject({
      code: 0,
      data: { expire_in: NOW / 1000 + 24 * 60 * 60 },
    })
    expect(codeOf(await post('/access_token', {}))).toBe(40000)
    expect(codeOf(await post('/access_token', 'no object'))).toBe(400)
  })

  test('is refused once another was fetched, and once a day has passed by the clock', async () => {
    const { fetchToken, get, mocks } = upstream({ timeScale: 0 })
    const first = await fetchToken()
    const second = await fetchToken()
    const code = async (token: string) => codeOf(await get('/ai_creation/task?unique_id=x', token))
    expect([await code(''), await code(first), await code(second)]).toEqual([10400, 10400, 0])
    mocks.advance(48 * 60 * 60 * 1000)
    expect(await code(second)).toBe(0)
    vi.setSystemTime(NOW + 24 * 60 * 60 * 1000)
    expect(await code(second)).toBe(10400)
  })

  test('can be killed by hand, with either code', async () => {
    const { fetchToken, get, mocks } = upstream()
    const code = async (token: string) => codeOf(await get('/ai_creation/task?unique_id=x', token))
    const token = await fetchToken()
    mocks.killToken()
    expect(await code(token)).toBe(10400)
    mocks.killToken(10401)
    expect(await code(token)).toBe(10401)
    expect(await code(await fetchToken())).toBe(0)
  })

  test('that was killed costs the real provider one renewal and no failed call', async () => {
    const { mocks, provider } = upstream()
    const backend = provider()
    const task = await backend.createTask({ model: 'chanjing/kling-v2-5-turbo-normal', prompt: 'a fox' })
    mocks.killToken(10401)
    expect(await backend.getTask(task)).toMatchObject({ state: 'pending' })
    expect(mocks.requests.map(({ url }) => url.replace(/^.*\/open\/v1\//, '').replace(/\?.*/, ''))).toEqual([
      'access_token',
      'ai_creation/task/submit',
      'ai_creation/task',
      'access_token',
      'ai_creation/task',
    ])
  })

  test('is fetched once by 50 calls at once', async () => {
    const { mocks, provider } = upstream()
    const backend = provider()
    const model = 'chanjing/kling-v2-5-turbo-normal'
    await Promise.all(Array.from({ length: 50 }, () => backend.createTask({ model, prompt: 'a fox' })))
    expect(mocks.tasks).toHaveLength(50)
    expect(mocks.requests.filter(({ url }) => url.endsWith('/access_token'))).toHaveLength(1)
  })
})

describe('the simulated Chanjing', () => {
  test('answers each step of a task with the documented record', async () => {
    const { mocks, post, get, fetchToken } = upstream({ timeScale: 0 })
    const token = await fetchToken()
    const created = await post('/ai_creation/task/submit', BODY, token)
    const [task] = mocks.tasks
    const id = task?.taskId ?? ''
    expect(created).toMatchObject({ code: 0, msg: 'success', data: id })
    expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

    const states: unknown[] = []
    for (const share of [0, 0.06, 0.06, 1]) {
      mocks.advance((task?.durationMs ?? 0) * share)
      const data = property(await get(`/ai_creation/task?unique_id=${id}`, token), 'data')
      states.push(property(data, 'progress_desc'))
      const done = states.at(-1) === 'Success'
      expect(data).toEqual({
        id: 7,
        unique_id: id,
        create_time: NOW / 1000,
        number_ai_creation: 1,
        type: 4,
        progress_desc: states.at(-1),
        err_msg: '',
        aspect_ratio: '16:9',
        output_url: done ? [`https://res.chanjing.cc/chanjing/res/aigc_creation/video/${id}.mp4`] : [],
        ref_img_url: BODY.ref_img_url,
        model_code: BODY.model_code,
        model_name: '',
      })
    }
    expect(states).toEqual(['Queued', 'Ready', 'Generating', 'Success'])
  })

  test.for([
    ['fail:chanjing-error', 'Error', '任务失败,本次生成不消耗蝉豆'],
    ['fail:chanjing-fail', 'Fail', '生成失败，请稍后重试'],
    ['fail:CONTENT_VIOLATION', 'Error', '内容违规，请修改提示词'],
  ] as const)('says %s with the word %s', async ([scenario, state, words]) => {
    const { mocks, post, get, fetchToken } = upstream({ scenario })
    const token = await fetchToken()
    await post('/ai_creation/task/submit', BODY, token)
    mocks.advance(120_000)
    const answer = await get(`/ai_creation/task?unique_id=${mocks.tasks[0]?.taskId ?? ''}`, token)
    expect(answer).toMatchObject({ code: 0, data: { progress_desc: state, err_msg: words } })
  })

  test.for([
    ['a code of no model', { ...BODY, model_code: 'kling-9' }, 50000],
    ['an image', { ...BODY, creation_type: 3 }, 40000],
    ['7 seconds', { ...BODY, video_duration: 7 }, 40000],
    ['text for seconds', { ...BODY, video_duration: '5' }, 40000],
    ['no such quality', { ...BODY, quality_mode: 'master' }, 40000],
    ['no prompt', { ...BODY, ref_prompt: '' }, 40000],
    ['no such ratio', { ...BODY, aspect_ratio: '2:1' }, 40000],
    ['two images', { ...BODY, ref_img_url: ['https://a.example/1', 'https://a.example/2'] }, 40000],
    ['no object', 'text', 400],
  ] as const)('refuses a submit with %s', async ([, body, code]) => {
    const { mocks, post, fetchToken } = upstream()
    expect(codeOf(await post('/ai_creation/task/submit', body, await fetchToken()))).toBe(code)
    expect(mocks.tasks).toEqual([])
  })

  test('answers a path that it does not have with a plain 404', async () => {
    const { mocks } = upstream()
    for (const path of ['/', '/open/v1/nothing', '/open/v2/access_token']) {
      expect((await mocks.fetch(`https://www.chanjing.cc${path}`)).status).toBe(404)
    }
  })

  test('asks for no token behind a proxy, which adds it', async () => {
    const { mocks } = upstream()
    const backend = chanjing({ baseUrl: 'http://localhost/my-proxy', fetch: mocks.fetch })
    await backend.createTask({ model: 'chanjing/kling-v2-5-turbo-normal', prompt: 'a fox' })
    expect(mocks.requests.map(({ url }) => url)).toEqual([
      'http://localhost/my-proxy/open/v1/ai_creation/task/submit',
    ])
  })
})

describe('its list of tasks', () => {
  const model = 'chanjing/kling-v2-5-turbo-normal'
  const page = { type: 4, page: 1, page_size: 50 }

  test('has those that were asked for, newest first, in pages, and only the finished ones where that is asked', async () => {
    const { mocks, post, fetchToken } = upstream()
    const token = await fetchToken()
    for (const prompt of ['@success', '@stuck', '@fail:chanjing-fail']) {
      await post('/ai_creation/task/submit', { ...BODY, ref_prompt: prompt }, token)
    }
    const ids = mocks.tasks.map(({ taskId }) => taskId)
    mocks.advance(120_000)
    const listed = async (body: object) => {
      const data = property(await post('/ai_creation/task/page', { ...page, ...body }, token), 'data')
      const list = property(data, 'list') as unknown[]
      return { ids: list.map((each) => property(each, 'unique_id')), info: property(data, 'page_info') }
    }
    expect((await listed({})).ids).toEqual([...ids].reverse())
    expect((await listed({ unique_ids: [ids[1], 'nobody'] })).ids).toEqual([ids[1]])
    expect((await listed({ is_success: true })).ids).toEqual([ids[0]])
    expect(await listed({ page: 2, page_size: 2 })).toEqual({
      ids: [ids[0]],
      info: { page: 2, size: 2, total_count: 3, total_page: 2 },
    })
  })

  test('wants its type, and takes 50 ids and 50 rows at most', async () => {
    const { post, fetchToken } = upstream()
    const token = await fetchToken()
    const many = Array.from({ length: 51 }, () => 'x')
    const bodies = [
      { ...page, type: undefined },
      { ...page, unique_ids: many },
      { ...page, page_size: 51 },
    ]
    for (const body of bodies) expect(codeOf(await post('/ai_creation/task/page', body, token))).toBe(40000)
  })

  test('gives the real provider each task for itself, and breaks as a whole', async () => {
    const { mocks, provider } = upstream()
    const backend = provider()
    const create = (prompt: string) => backend.createTask({ model, prompt })
    const good = await create('a fox')
    const forgotten = await create('@check-404')
    const unknown = { ...good, taskId: 'nobody' }
    mocks.advance(120_000)
    expect(await backend.getTasks?.([forgotten, good, unknown])).toMatchObject([
      { code: 'not-found' },
      { state: 'success' },
      { code: 'not-found' },
    ])
    const broken = await create('@check-500')
    expect(await backend.getTasks?.([good, broken])).toMatchObject([
      { code: 'provider-error' },
      { code: 'provider-error' },
    ])
  })
})

describe('its upload', () => {
  test('takes the image of the real provider, and gives it back once it is there', async () => {
    const { mocks, provider } = upstream()
    const upload = provider().uploadImage?.(new Blob([PNG], { type: 'image/png' }))
    await vi.advanceTimersByTimeAsync(10_000)
    const { url } = (await upload) ?? { url: '' }
    expect(url).toMatch(/^https:\/\/res\.chanjing\.cc\/chanjing\/res\/ai_creation\/.+\.png$/)
    const image = await mocks.fetch(url)
    expect(image.headers.get('Content-Type')).toBe('image/png')
    expect(new Uint8Array(await image.arrayBuffer())).toEqual(PNG)
  })

  test('refuses the content of a file where it is told to', async () => {
    const { provider } = upstream({ fileStates: [0, 98] })
    const upload = provider().uploadImage?.(new Blob([PNG], { type: 'image/png' }))
    const refused = expect(upload).rejects.toMatchObject({ code: 'content-violation', providerCode: '98' })
    await vi.advanceTimersByTimeAsync(10_000)
    await refused
  })

  test('takes the bytes under a signed URL for 15 minutes, as the type that it named', async () => {
    const { mocks, get, fetchToken } = upstream()
    const token = await fetchToken()
    const sign = async () =>
      property(await get('/common/create_upload_url?service=ai_creation&name=a.png', token), 'data')
    const put = async (place: unknown, type: string) => {
      const url = textProperty(place, 'sign_url') ?? ''
      const init = { method: 'PUT', headers: { 'Content-Type': type }, body: PNG }
      return (await mocks.fetch(url, init)).status
    }
    const place = await sign()
    const statusOf = async () =>
      property(
        property(await get(`/common/file_detail?id=${textProperty(place, 'file_id') ?? ''}`, token), 'data'),
        'status',
      )
    expect(place).toMatchObject({ mime_type: 'image/png', key: expect.stringContaining('a.png') as string })
    expect([await statusOf(), await statusOf()]).toEqual([0, 0])
    expect([await put(place, 'image/jpeg'), await put(place, 'image/png')]).toEqual([403, 200])
    expect([await statusOf(), await statusOf(), await statusOf()]).toEqual([0, 1, 1])

    const late = await sign()
    vi.setSystemTime(NOW + 15 * 60 * 1000)
    expect(await put(late, 'image/png')).toBe(403)
    expect(codeOf(await get('/common/create_upload_url?service=ai_creation', token))).toBe(400)
    expect(codeOf(await get('/common/file_detail?id=nobody', token))).toBe(400)
  })
})

test('its callback has the shape of its detail call', async () => {
  const { mocks, posted, post, fetchToken } = upstream()
  const url = 'https://app.example.com/callback'
  await post('/ai_creation/task/submit', { ...BODY, callback: url }, await fetchToken())
  mocks.advance(120_000)
  await mocks.delivered()
  expect(posted.map((request) => request.url)).toEqual([url])
  expect(await posted[0]?.json()).toMatchObject({
    code: 0,
    msg: 'success',
    data: { unique_id: mocks.tasks[0]?.taskId, progress_desc: 'Success' },
  })
})

test('a reset forgets tokens and files too', async () => {
  const { mocks, get, fetchToken } = upstream()
  const token = await fetchToken()
  await get('/common/create_upload_url?service=ai_creation&name=a.png', token)
  mocks.reset()
  expect(codeOf(await get('/common/file_detail?id=file-1', token))).toBe(10400)
  expect(codeOf(await get('/common/file_detail?id=file-1', await fetchToken()))).toBe(400)
})

test('its msw handlers answer at both of its hosts', async () => {
  vi.useRealTimers()
  const { mocks } = upstream()
  const server = setupServer(...mocks.handlers)
  server.listen({ onUnhandledRequest: 'error' })
  try {
    for (const baseUrl of ['https://open-api.chanjing.cc', 'https://www.chanjing.cc']) {
      const provider = chanjing({ appId: 'test-app-id', secretKey: 'test-secret-1234', baseUrl })
      await provider.createTask({ model: 'chanjing/kling-v2-5-turbo-normal', prompt: 'a fox' })
    }
    mocks.advance(120_000)
    const id = mocks.tasks[1]?.taskId ?? ''
    const video = await fetch(`https://res.chanjing.cc/chanjing/res/aigc_creation/video/${id}.mp4`)
    expect(video.headers.get('Content-Type')).toBe('video/mp4')
  } finally {
    server.close()
  }
})
