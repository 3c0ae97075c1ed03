import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Fetch } from '../../src/providers/upstreamRequest.js'
import { fixture } from '../fixtures/fixture.js'
import { BASE_URL, TOKEN, chanjingOver } from './chanjingExamples.js'
import { NOW, errorOf, settledOf } from './providerContract.js'
import { urlOf } from './scriptedFetch.js'

const PNG_HEAD = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]
const png = (bytes = 100) => new Blob([new Uint8Array(PNG_HEAD), new Uint8Array(bytes - PNG_HEAD.length)])
const RESULT = 'https://res.chanjing.cc/chanjing/res/upload/ai_creation/7.png'

interface Sent {
  method: string | undefined
  url: URL
  headers: Record<string, string>
  body: BodyInit | null | undefined
}

type Step = 'url' | 'put' | 'detail'

/** A Chanjing with a file store; an answer for each step, or one after another. */
function fileService(answers: Partial<Record<Step, (() => Response | Promise<Response>)[]>> = {}) {
  const sent: Sent[] = []
  const counts = { url: 0, put: 0, detail: 0 }
  const usual: Record<Step, () => Response> = {
    url: () => new Response(fixture('chanjing', 'upload-url')),
    put: () => new Response(null, { status: 200 }),
    detail: () => new Response(fixture('chanjing', 'file-ready')),
  }
  const fetch: Fetch = async (target, init) => {
    const url = new URL(urlOf(target))
    sent.push({
      method: init?.method,
      url,
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: init?.body,
    })
    const step = init?.method === 'PUT' ? 'put' : url.pathname.endsWith('/file_detail') ? 'detail' : 'url'
    const scripted = answers[step] ?? []
    const answer = scripted[Math.min(counts[step], scripted.length - 1)] ?? usual[step]
    counts[step] += 1
    return answer()
  }
  return {
    sent,
    counts,
    upload: (file = png(), signal?: AbortSignal, allowLoopback = false) =>
      chanjingOver({ fetch, allowLoopback }).uploadImage!(file, { signal }),
  }
}

const json = (body: object) => () => new Response(JSON.stringify({ trace_id: 'trace-7', ...body }))
const status = (number: number) => json({ code: 0, data: { status: number } })
const place = (data: object) =>
  json({ code: 0, data: { sign_url: 'https://u.example/x', full_path: RESULT, file_id: '7', ...data } })

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  expect(vi.getTimerCount(), 'no timer is left').toBe(0)
  vi.useRealTimers()
})

describe('chanjing: an upload', () => {
  it('asks for a place, puts the bytes there, and waits until they are ready', async () => {
    const { sent, upload } = fileService({
      detail: [() => new Response(fixture('chanjing', 'file-pending')), status(1)],
    })
    const file = png()
    const uploaded = upload(file)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await uploaded).toEqual({ url: RESULT })
    const [ask, put, ...looks] = sent
    expect(ask).toMatchObject({ method: 'GET', headers: { access_token: TOKEN } })
    expect(ask?.url.href).toMatch(
      new RegExp(
        `^${BASE_URL}/open/v1/common/create_upload_url\\?service=ai_creation&name=[0-9a-f-]{32,36}\\.png$`,
      ),
    )
    expect(put).toMatchObject({ method: 'PUT', body: file })
    expect(put?.url.href).toBe(
      'https://upload.chanjing.cc/chanjing/res/upload/ai_creation/7.png?signature=abc%2Bdef',
    )
    expect(looks.map((look) => look.url.href)).toEqual(
      [1, 2].map(() => `${BASE_URL}/open/v1/common/file_detail?id=8b0b2c7e5f4f4a1e9c1d`),
    )
  })

  it('tells the file store the type, and no token', async () => {
    const { sent, upload } = fileService()
    await upload()
    expect(sent[1]?.headers).toEqual({ 'content-type': 'image/png' })
    expect(JSON.stringify(sent[1])).not.toContain(TOKEN)
  })

  it('gives each file a name of its own', async () => {
    const { sent, upload } = fileService()
    await upload()
    await upload()
    const names = sent.flatMap(({ url }) => url.searchParams.get('name') ?? [])
    expect(new Set(names).size).toBe(2)
  })

  it('tells the type by the bytes where Chanjing gives none that a header can carry', async () => {
    const { sent, upload } = fileService({ url: [place({ mime_type: 'image/png\r\nX: y' })] })
    await upload(new Blob([png()], { type: 'text/html' }))
    expect(sent[1]?.headers).toEqual({ 'content-type': 'image/png' })
  })

  it.each([
    ['image.type', new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/png' })],
    ['image.type', new Blob([])],
    ['image.bytes', png(10 * 1024 * 1024 + 1)],
  ])('does not send what is no image for the model (%s)', async (problem, file) => {
    const { sent, upload } = fileService()
    expect(await errorOf(upload(file))).toMatchObject({ code: 'invalid-input', fields: { file: problem } })
    expect(sent).toEqual([])
  })

  it.each([
    ['no sign_url', { sign_url: undefined }],
    ['a sign_url without https', { sign_url: 'http://upload.example/x' }],
    ['a sign_url with a password', { sign_url: 'https://u:p@upload.example/x' }],
    ['no full_path', { full_path: '' }],
    ['a full_path without https', { full_path: 'http://res.chanjing.cc/x.png' }],
    ['no file_id', { file_id: null }],
  ])('puts the bytes nowhere where the place has %s', async (_, data) => {
    const { sent, upload } = fileService({ url: [place(data)] })
    expect(await errorOf(upload())).toMatchObject({ code: 'malformed-response', traceId: 'trace-7' })
    expect(sent).toHaveLength(1)
  })

  it('takes a place on this machine with allowLoopback alone', async () => {
    const local = {
      url: [place({ sign_url: 'http://localhost:6006/put', full_path: 'http://localhost:6006/f.png' })],
    }
    expect(await fileService(local).upload(png(), undefined, true)).toEqual({
      url: 'http://localhost:6006/f.png',
    })
    expect(await errorOf(fileService(local).upload())).toMatchObject({ code: 'malformed-response' })
  })

  it('passes on what Chanjing says against it', async () => {
    const { upload } = fileService({ url: [json({ code: 40001, msg: '超出 QPS 限制' })] })
    expect(await errorOf(upload())).toMatchObject({ code: 'rate-limited', traceId: 'trace-7' })
  })

  it.each([403, 302, 500])('is a fault of the service where the file store answers %i', async (number) => {
    const { counts, upload } = fileService({ put: [() => new Response('<Error/>', { status: number })] })
    expect(await errorOf(upload())).toMatchObject({ code: 'provider-error', status: number })
    expect(counts).toEqual({ url: 1, put: 1, detail: 0 })
  })

  it.each([
    [98, 'content-violation'],
    [99, 'provider-error'],
    [100, 'provider-error'],
  ])('ends at once where the file has status %i', async (number, code) => {
    const { counts, upload } = fileService({ detail: [status(number)] })
    expect(await errorOf(upload())).toMatchObject({ code, providerCode: String(number), traceId: 'trace-7' })
    expect(counts.detail).toBe(1)
  })

  it('ends at once where looking is refused for good', async () => {
    const { upload } = fileService({ detail: [json({ code: 40000, msg: '参数错误' })] })
    expect(await errorOf(upload())).toMatchObject({ code: 'invalid-input', traceId: 'trace-7' })
  })

  it('looks again where one look told nothing', async () => {
    const { upload } = fileService({
      detail: [
        () => Promise.reject(new TypeError('down')),
        json({ code: 40001 }),
        json({ code: 0, data: null }),
        status(7),
        status(1),
      ],
    })
    const uploaded = upload()
    await vi.advanceTimersByTimeAsync(8_000)
    expect(await uploaded).toEqual({ url: RESULT })
  })

  it('gives up after 60 seconds', async () => {
    const { counts, upload } = fileService({ detail: [status(0)] })
    const error = errorOf(upload())
    let isOver = false
    void error.then(() => (isOver = true))
    await vi.advanceTimersByTimeAsync(59_999)
    expect(isOver).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await error).toMatchObject({ code: 'timeout' })
    expect(counts.detail).toBe(30)
  })

  it.each([
    ['while it waits', { detail: [status(0)] }],
    ['while the bytes leave', { put: [() => new Promise<Response>(() => undefined)] }],
  ])('stops with the reason of an abort %s', async (_, answers) => {
    const { counts, upload } = fileService(answers)
    const controller = new AbortController()
    const uploaded = settledOf(upload(png(), controller.signal))
    await vi.advanceTimersByTimeAsync(1_000)
    controller.abort('enough')
    expect(await uploaded).toBe('enough')
    expect(counts.put).toBe(1)
  })
})
