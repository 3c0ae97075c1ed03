import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createBackend } from '../../src/backend/createBackend.js'
import { rejection } from './handler.js'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

const images = '*/api/video/images'
const file = () => new Blob([new Uint8Array(50_000)], { type: 'image/png' })
const backend = createBackend({ url: '/api/video', headers: { Authorization: 'Bearer 1' } })

describe('an upload over XMLHttpRequest', () => {
  it('tells how far it is, and ends with the whole URL', async () => {
    let received: { type: string | null; key: string | null } | undefined
    server.use(
      http.post(images, ({ request }) => {
        const { headers } = request
        received = { type: headers.get('content-type'), key: headers.get('authorization') }
        return HttpResponse.json({ url: '/files/a.png' }, { status: 201 })
      }),
    )
    const told: number[] = []
    const answer = await backend.uploadImage(file(), { onProgress: (fraction) => told.push(fraction) })
    expect(answer).toEqual({ url: `${location.origin}/files/a.png` })
    expect(received).toEqual({ type: 'image/png', key: 'Bearer 1' })
    expect(told.at(-1)).toBe(1)
    for (const fraction of told) expect(fraction).toBeLessThanOrEqual(1)
  })

  it.each([
    [
      'a problem',
      () => HttpResponse.json({ code: 'invalid-input', fields: { file: 'image.bytes' } }, { status: 413 }),
      { code: 'invalid-input', fields: { file: 'image.bytes' } },
    ],
    [
      'a page of HTML',
      () => HttpResponse.html('<p>busy</p>', { status: 429, headers: { 'Retry-After': '3' } }),
      { code: 'rate-limited', retryAfterMs: 3000 },
    ],
    ['nothing', () => new HttpResponse(null, { status: 204 }), { code: 'malformed-response' }],
    ['no answer', () => HttpResponse.error(), { code: 'network' }],
  ])('%s is the error that it is', async (_, answer, expected) => {
    server.use(http.post(images, answer))
    expect(await rejection(backend.uploadImage(file(), { onProgress: () => undefined }))).toMatchObject(
      expected,
    )
  })

  it('stops when it is aborted', async () => {
    server.use(http.post(images, () => new Promise<never>(() => undefined)))
    const controller = new AbortController()
    const rejected = rejection(
      backend.uploadImage(file(), { onProgress: () => undefined, signal: controller.signal }),
    )
    await Promise.resolve()
    controller.abort('replaced')
    expect(await rejected).toBe('replaced')
  })
})
