import { describe, expect, test, vi } from 'vitest'
import { isResultUrl } from '../../src/server/isResultUrl.js'
import type { VideoHandlerOptions } from '../../src/server.js'
import { finishAll, SECOND_UPSTREAM_URL, UPSTREAM_URL } from './fakeProvider.js'
import { handlerRig, json } from './handlerRig.js'

const bytes = new TextEncoder().encode('0123456789')

/** A result's host as object stores are: ranges, an ETag, and headers that are nobody's business. */
function resultHost() {
  return vi.fn<typeof fetch>((_, init) => {
    const headers = new Headers({
      'Content-Type': 'video/mp4',
      'Accept-Ranges': 'bytes',
      ETag: '"e1"',
      'Last-Modified': 'Wed, 18 Dec 2025 10:34:14 GMT',
      'Set-Cookie': 'canary=1',
      'X-Amz-Request-Id': 'canary',
      'Access-Control-Allow-Origin': '*',
    })
    const range = new Headers(init?.headers).get('Range')
    if (range === 'bytes=99-') {
      headers.set('Content-Range', 'bytes */10')
      return Promise.resolve(new Response('<Error>canary</Error>', { status: 416, headers }))
    }
    if (range === 'bytes=2-4') {
      headers.set('Content-Range', 'bytes 2-4/10')
      headers.set('Content-Length', '3')
      return Promise.resolve(new Response(bytes.slice(2, 5), { status: 206, headers }))
    }
    headers.set('Content-Length', '10')
    return Promise.resolve(new Response(bytes, { headers }))
  })
}

async function finished(options: Partial<VideoHandlerOptions> = {}) {
  const fetchResult = resultHost()
  const rig = handlerRig({ fetch: fetchResult, ...options })
  const { taskId } = await rig.create()
  finishAll(rig.provider)
  const video = (query = '', init: RequestInit & { user?: string | null } = {}) =>
    rig.send(`/tasks/${taskId}/video${query}`, init)
  return { ...rig, fetchResult, taskId, video }
}

test('GET /tasks/:id/video plays the result from the handler', async () => {
  const { video, fetchResult } = await finished()
  const response = await video()
  expect(response.status).toBe(200)
  expect(await response.text()).toBe('0123456789')
  expect(Object.fromEntries(response.headers)).toEqual({
    'accept-ranges': 'bytes',
    'cache-control': 'private',
    'content-length': '10',
    'content-type': 'video/mp4',
    etag: '"e1"',
    'last-modified': 'Wed, 18 Dec 2025 10:34:14 GMT',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  })
  expect(fetchResult.mock.calls[0]?.[0]).toBe(UPSTREAM_URL)
  expect(fetchResult.mock.calls[0]?.[1]).toMatchObject({ method: 'GET', redirect: 'manual' })
})

test('it passes nothing of the browser’s on but the range', async () => {
  const { video, fetchResult } = await finished()
  await video('', {
    headers: { Range: 'bytes=2-4', 'If-Range': '"e1"', Cookie: 'session=1', Authorization: 'x' },
  })
  const sent = Object.fromEntries(new Headers(fetchResult.mock.calls[0]?.[1]?.headers))
  expect(sent).toEqual({ range: 'bytes=2-4', 'if-range': '"e1"', 'accept-encoding': 'identity' })
})

test('a part is a 206', async () => {
  const { video } = await finished()
  const response = await video('', { headers: { Range: 'bytes=2-4' } })
  expect(response.status).toBe(206)
  expect(response.headers.get('Content-Range')).toBe('bytes 2-4/10')
  expect(response.headers.get('Content-Length')).toBe('3')
  expect(await response.text()).toBe('234')
})

test('a part beyond the end is a 416, without the host’s own page', async () => {
  const { video } = await finished()
  const response = await video('', { headers: { Range: 'bytes=99-' } })
  expect(response.status).toBe(416)
  expect(response.headers.get('Content-Range')).toBe('bytes */10')
  expect(await response.text()).toBe('')
})

test('no HEAD goes out', async () => {
  const { video, fetchResult } = await finished()
  expect((await video('', { method: 'HEAD' })).status).toBe(405)
  expect(fetchResult).not.toHaveBeenCalled()
})

test('?download makes it a file named after nothing but the id', async () => {
  const { video, taskId } = await finished()
  const short = taskId.split('.')[1]?.slice(0, 8) ?? ''
  expect((await video('?download')).headers.get('Content-Disposition')).toBe(
    `attachment; filename="rushes-${short}.mp4"`,
  )
  expect((await video('?index=1&download=1')).headers.get('Content-Disposition')).toBe(
    `attachment; filename="rushes-${short}-2.mp4"`,
  )
})

test('?index is the result’s place in the list', async () => {
  const { video, fetchResult } = await finished()
  expect((await video('?index=1')).status).toBe(200)
  expect(fetchResult.mock.calls[0]?.[0]).toBe(SECOND_UPSTREAM_URL)
  for (const index of ['2', '-1', '1e0', 'x', '', 'length', '0x1', '9999']) {
    expect((await video(`?index=${index}`)).status, index).toBe(404)
  }
  expect(fetchResult).toHaveBeenCalledTimes(1)
})

test.each([
  ['text/html', 'application/octet-stream'],
  ['image/svg+xml', 'application/octet-stream'],
  ['video/mp4; codecs="avc1"', 'video/mp4'],
  ['VIDEO/WEBM', 'video/webm'],
  ['video/mp4, text/html', 'application/octet-stream'],
  ['', 'application/octet-stream'],
])('what the host calls %j goes out as %s', async (given, passedOn) => {
  const host = vi.fn<typeof fetch>(() =>
    Promise.resolve(new Response(bytes, { headers: given === '' ? {} : { 'Content-Type': given } })),
  )
  const { video } = await finished({ fetch: host })
  expect((await video()).headers.get('Content-Type')).toBe(passedOn)
})

test.each([
  [403, 'expired', 'The link to the result has expired.'],
  [410, 'expired', 'The link to the result has expired.'],
  [404, 'gone', 'The result is gone.'],
])('a link that answers %i is %s', async (status, what, detail) => {
  const cancel = vi.fn()
  const host = vi.fn<typeof fetch>(() =>
    Promise.resolve(new Response(new ReadableStream({ cancel }), { status })),
  )
  const { video } = await finished({ fetch: host })
  const response = await video()
  expect(response.status).toBe(410)
  expect(await json(response)).toMatchObject({
    code: 'not-found',
    detail,
    fields: { result: `result.${what}` },
  })
  expect(cancel).toHaveBeenCalledTimes(1)
})

test.each([301, 302, 307, 304, 204, 400, 429, 500, 503])(
  'a host that answers %i is a 502',
  async (status) => {
    const headers = { Location: 'http://169.254.169.254/' }
    const host = vi.fn<typeof fetch>(() => Promise.resolve(new Response(null, { status, headers })))
    const { video } = await finished({ fetch: host })
    const response = await video()
    expect(response.status).toBe(502)
    expect(await json(response)).toMatchObject({ fields: { result: 'result.unreachable' } })
    expect(host).toHaveBeenCalledTimes(1)
  },
)

test('a host that is not there is a network problem, one that is slow a timeout', async () => {
  const down = await finished({ fetch: () => Promise.reject(new TypeError('canary')) })
  expect(await json(await down.video())).toMatchObject({
    code: 'network',
    status: 502,
    fields: { result: 'result.unreachable' },
  })

  const slow = await finished({
    limits: { checksPerMinute: Infinity },
    fetch: (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => {
          reject(init.signal?.reason as Error)
        })
      }),
  })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const answer = slow.video()
  await vi.waitFor(() => {
    expect(vi.getTimerCount()).toBe(1)
  })
  await vi.advanceTimersByTimeAsync(30_000)
  expect(await json(await answer)).toMatchObject({ code: 'timeout', status: 504 })
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

test('a task that is not finished is a 409', async () => {
  const fetchResult = resultHost()
  const { create, send } = handlerRig({ fetch: fetchResult })
  const { taskId } = await create()
  const response = await send(`/tasks/${taskId}/video`)
  expect(response.status).toBe(409)
  expect(await json(response)).toMatchObject({ detail: 'The task has no result: it is pending.' })
  expect(fetchResult).not.toHaveBeenCalled()
})

test('the body is streamed: 200 MB pass while next to nothing is held', async () => {
  let made = 0
  let cancelled = false
  const host: typeof fetch = () =>
    Promise.resolve(
      new Response(
        new ReadableStream({
          pull(controller) {
            made += 1
            if (made > 200) controller.close()
            else controller.enqueue(new Uint8Array(1024 * 1024))
          },
          cancel() {
            cancelled = true
          },
        }),
      ),
    )
  const { video } = await finished({ fetch: host })
  const reader = (await video()).body?.getReader()
  expect(made).toBeLessThanOrEqual(2)
  for (let read = 1; read <= 20; read += 1) {
    await reader?.read()
    expect(made).toBeLessThanOrEqual(read + 2)
  }
  await reader?.cancel()
  expect(cancelled).toBe(true)
})

test('nobody else gets it', async () => {
  const { video, fetchResult } = await finished()
  expect((await video('', { user: 'bob' })).status).toBe(404)
  expect((await video('', { user: null })).status).toBe(401)
  expect(fetchResult).not.toHaveBeenCalled()
})

describe('a result is fetched from its provider’s hosts alone', () => {
  const hosts = { resultHosts: ['cdn.example.test', '.results.example.test'], allowLoopback: false }

  test.each([
    'https://cdn.example.test/a.mp4',
    'https://CDN.example.test:443/a.mp4?x=1',
    'https://a.results.example.test/a.mp4',
    'https://b.a.results.example.test/',
  ])('%s passes', (url) => {
    expect(isResultUrl(url, hosts)).toBe(true)
  })

  test.each([
    'http://cdn.example.test/a.mp4',
    'https://cdn.example.test:8443/a.mp4',
    'https://cdn.example.test./a.mp4',
    'https://xcdn.example.test/a.mp4',
    'https://cdn.example.test.evil.test/a.mp4',
    'https://evil.test/cdn.example.test/a.mp4',
    'https://evil.test?cdn.example.test',
    'https://evil.test#.results.example.test',
    'https://cdn.example.test@evil.test/a.mp4',
    'https://user:pass@cdn.example.test/a.mp4',
    'https://results.example.test/a.mp4',
    'https://xresults.example.test/a.mp4',
    'https://127.0.0.1/a.mp4',
    'https://2130706433/a.mp4',
    'https://0x7f.1/a.mp4',
    'https://[::1]/a.mp4',
    'https://[::ffff:127.0.0.1]/a.mp4',
    'https://169.254.169.254/latest',
    'https://localhost/a.mp4',
    'http://localhost:6006/a.mp4',
    'https://cdn。example。test.evil.test/a.mp4',
    'file:///etc/passwd',
    'data:video/mp4;base64,AAAA',
    'blob:https://cdn.example.test/1',
    'javascript:alert(1)',
    '//cdn.example.test/a.mp4',
    '/a.mp4',
    'cdn.example.test/a.mp4',
    'https://',
    '',
  ])('%s does not', (url) => {
    expect(isResultUrl(url, hosts)).toBe(false)
  })

  test('this machine passes only where the handler allows it', () => {
    for (const url of ['http://localhost:6006/a.mp4', 'http://127.0.0.1/a.mp4', 'http://[::1]:80/a.mp4']) {
      expect(isResultUrl(url, { ...hosts, allowLoopback: true })).toBe(true)
    }
    for (const url of [
      'http://192.168.0.1/a.mp4',
      'http://cdn.example.test/a.mp4',
      'http://127.0.0.1.evil.test/',
    ]) {
      expect(isResultUrl(url, { ...hosts, allowLoopback: true })).toBe(false)
    }
  })

  test('one from elsewhere is a 502 that does not name it, and goes to the log', async () => {
    const error = vi.fn()
    const { video, provider, fetchResult } = await finished({ logger: { warn: vi.fn(), error } })
    finishAll(provider, ['https://evil.test/a.mp4'])
    const response = await video()
    expect(response.status).toBe(502)
    expect(await response.text()).not.toContain('evil')
    expect(fetchResult).not.toHaveBeenCalled()
    expect(error).toHaveBeenCalledTimes(1)
  })
})
