import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createBackend } from '../../src/backend/createBackend.js'
import type { ResultCondition } from '../../src/core/VideoBackend.js'

const ROOT = 'https://app.example/api/video'
const OWN = `${ROOT}/tasks/t/video?grant=g`
const FOREIGN = 'https://cdn.example/a.mp4'

const sent = vi.fn<typeof fetch>()
const backend = createBackend({ url: ROOT, headers: { Authorization: 'Bearer person' } })

beforeEach(() => {
  vi.stubGlobal('fetch', sent)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
  sent.mockReset()
})

function problem(status: number, code: string, result?: string): Response {
  return Response.json({ code, status, ...(result !== undefined && { fields: { result } }) }, { status })
}

describe('checkResult', () => {
  test.each<[string, () => Response, ResultCondition]>([
    ['206', () => new Response('v', { status: 206 }), 'there'],
    ['200 of a host without ranges', () => new Response('video'), 'there'],
    ['416 of an empty file', () => new Response(null, { status: 416 }), 'there'],
    ['410 result.expired', () => problem(410, 'not-found', 'result.expired'), 'expired'],
    ['410 result.gone', () => problem(410, 'not-found', 'result.gone'), 'gone'],
    ['502 result.unreachable', () => problem(502, 'provider-error', 'result.unreachable'), 'unreachable'],
    ['504 result.unreachable', () => problem(504, 'timeout', 'result.unreachable'), 'unreachable'],
    ['401', () => problem(401, 'unauthorized'), 'refused'],
    ['403', () => problem(403, 'forbidden'), 'refused'],
    ['404', () => problem(404, 'not-found'), 'gone'],
    ['429', () => problem(429, 'rate-limited'), 'unreachable'],
    ['a page of a gateway', () => new Response('<html>', { status: 502 }), 'unreachable'],
    ['a word that nobody knows', () => problem(410, 'not-found', '__proto__'), 'expired'],
  ])('%s of the handler', async (_name, answer, condition) => {
    sent.mockImplementation(() => Promise.resolve(answer()))
    expect(await backend.checkResult(OWN)).toBe(condition)
  })

  test.each<[number, ResultCondition]>([
    [206, 'there'],
    [403, 'expired'],
    [410, 'expired'],
    [404, 'gone'],
    [500, 'unreachable'],
  ])('%i of another host is %s', async (status, condition) => {
    sent.mockImplementation(() => Promise.resolve(new Response(null, { status })))
    expect(await backend.checkResult(FOREIGN)).toBe(condition)
  })

  test('no answer of the handler is unreachable; of another host, which may only lack CORS, unknown', async () => {
    sent.mockRejectedValue(new TypeError('Failed to fetch'))
    expect(await backend.checkResult(OWN)).toBe('unreachable')
    expect(await backend.checkResult(FOREIGN)).toBe('unknown')
  })

  test('silence is unreachable after 15 s, and leaves no timer', async () => {
    vi.useFakeTimers()
    sent.mockImplementation(() => new Promise(() => undefined))
    const condition = backend.checkResult(FOREIGN)
    await vi.advanceTimersByTimeAsync(15_000)
    expect(await condition).toBe('unreachable')
    expect(vi.getTimerCount()).toBe(0)
  })

  test('asks for one byte by GET, as a player does: without the login that the other requests carry', async () => {
    sent.mockImplementation(() => Promise.resolve(new Response('v', { status: 206 })))
    await backend.checkResult(OWN)
    const [url, init] = sent.mock.calls[0] ?? []
    expect(url).toBe(OWN)
    expect(init?.method).toBeUndefined()
    expect(Object.fromEntries(new Headers(init?.headers))).toEqual({ range: 'bytes=0-0' })
  })

  test('an aborted one rejects with its reason', async () => {
    const reason = new Error('left')
    await expect(backend.checkResult(OWN, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(sent).not.toHaveBeenCalled()
  })
})

describe('downloadUrl', () => {
  test.each([
    [OWN, `${OWN}&download=`],
    [`${ROOT}/tasks/t/video?index=2&grant=g`, `${ROOT}/tasks/t/video?index=2&grant=g&download=`],
    [FOREIGN, undefined],
    ['https://app.example/api/video-of-others/a.mp4', undefined],
    ['https://app.example.evil.example/api/video/tasks/t/video', undefined],
    ['http://app.example/api/video/tasks/t/video', undefined],
    ['blob:https://app.example/api/video/1', undefined],
    ['http://[', undefined],
  ])('of %s', (url, expected) => {
    expect(backend.downloadUrl(url)).toBe(expected)
  })
})

describe('serverTime', () => {
  const noon = Date.UTC(2026, 10, 20, 12)
  const answering = (headers: Record<string, string>) =>
    createBackend({
      url: ROOT,
      fetch: () => Promise.resolve(Response.json({ code: 'not-found' }, { status: 404, headers })),
    })

  test('is not known until the handler has answered, and goes on with the clock from then', async () => {
    vi.useFakeTimers({ now: noon + 36 * 3_600_000 })
    const asked = answering({ Date: new Date(noon).toUTCString() })
    expect(asked.serverTime()).toBeUndefined()
    await asked.findTask('intent')
    expect(asked.serverTime()).toBe(noon)
    vi.advanceTimersByTime(60_000)
    expect(asked.serverTime()).toBe(noon + 60_000)
  })

  test.each([{}, { Date: 'yesterday' }])('is the browser’s own where an answer has %o', async (headers) => {
    vi.useFakeTimers({ now: noon })
    const asked = answering(headers)
    await asked.findTask('intent')
    expect(asked.serverTime()).toBe(noon)
  })
})
