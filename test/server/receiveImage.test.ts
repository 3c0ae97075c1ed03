import { describe, expect, test, vi } from 'vitest'
import { VideoError } from '../../src/core/VideoError.js'
import type { UploadImage, VideoHandlerEvent } from '../../src/server.js'
import { fakeProvider } from './fakeProvider.js'
import { handlerRig, json } from './handlerRig.js'
import { animatedPng, gif, jpeg, padded, png, text, webp } from './imageBytes.js'

const MIB = 1024 * 1024

function imageRig(options: Parameters<typeof handlerRig>[0] = {}) {
  const uploadImage = vi.fn<UploadImage>((_, { fileName }) =>
    Promise.resolve(`https://files.example.test/${fileName}`),
  )
  const rig = handlerRig({ uploadImage, ...options })
  const post = (body: BodyInit, type = 'application/octet-stream', init: RequestInit = {}) =>
    rig.send('/images', {
      method: 'POST',
      body,
      headers: type === '' ? {} : { 'Content-Type': type },
      ...init,
    })
  return { ...rig, uploadImage, post }
}

describe('what is taken', () => {
  test.each([
    ['jpg', 'image/jpeg', jpeg(1920, 1080)],
    ['png', 'image/png', png(300, 300)],
    ['webp', 'image/webp', webp(1000, 400)],
    ['png', 'image/png', png(400, 1000)],
    ['jpg', 'image/jpeg', padded(jpeg(640, 640), 10 * MIB)],
  ])('a %s, whatever its sender calls it (%#)', async (extension, type, bytes) => {
    const { post, uploadImage } = imageRig()
    const response = await post(bytes, 'image/gif')
    expect(response.status).toBe(201)
    const [file, about] = uploadImage.mock.calls[0] ?? []
    expect(file?.type).toBe(type)
    expect(file?.size).toBe(bytes.length)
    expect(about?.user).toBe('ada')
    expect(about?.fileName).toMatch(new RegExp(`^[0-9a-f-]{36}\\.${extension}$`))
    expect(await json(response)).toEqual({ url: `https://files.example.test/${about?.fileName}` })
  })

  test('the file of a form, under a name of ours', async () => {
    const { send, uploadImage } = imageRig()
    const form = new FormData()
    form.set('file', new File([png(400, 300)], '../../etc/passwd.svg', { type: 'image/svg+xml' }))
    const response = await send('/images', { method: 'POST', body: form })
    expect(response.status).toBe(201)
    expect(uploadImage.mock.calls[0]?.[0].type).toBe('image/png')
    expect(uploadImage.mock.calls[0]?.[1].fileName).toMatch(/^[0-9a-f-]{36}\.png$/)
  })

  test('1,000 uploads of the same file have 1,000 names', async () => {
    const { post, uploadImage } = imageRig({ limits: { uploadsPerMinute: Infinity } })
    for (let index = 0; index < 1000; index += 1) await post(png(300, 300))
    expect(new Set(uploadImage.mock.calls.map(([, { fileName }]) => fileName)).size).toBe(1000)
  })

  test('a file that the provider keeps, where the host keeps none', async () => {
    const upload = vi.fn(() => Promise.resolve({ url: 'https://provider.example.test/1.png' }))
    const { post } = imageRig({ uploadImage: undefined, provider: fakeProvider({ uploadImage: upload }) })
    const response = await post(png(300, 300))
    expect(await json(response)).toEqual({ url: 'https://provider.example.test/1.png' })
    expect(upload).toHaveBeenCalledTimes(1)
  })

  test('the host hears of it', async () => {
    const events: VideoHandlerEvent[] = []
    const bytes = png(300, 300)
    await imageRig({ onEvent: (event) => events.push(event) }).post(bytes)
    expect(events).toEqual([
      { type: 'image-uploaded', user: 'ada', contentType: 'image/png', bytes: bytes.length },
    ])
  })
})

describe('what is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  const heic = Uint8Array.from([0, 0, 0, 24, ...text('ftypheic'), 0, 0, 0, 0, ...text('mif1heic')])
  const avif = Uint8Array.from([0, 0, 0, 24, ...text('ftypavif'), 0, 0, 0, 0, ...text('mif1avif')])

  test.each([
    ['an SVG', 415, 'image.type', text(svg)],
    ['an SVG with an XML head', 415, 'image.type', text(`<?xml version="1.0"?>${svg}`)],
    ['HTML that says it is a PNG', 415, 'image.type', text('<!doctype html><script>alert(1)</script>')],
    ['a GIF', 415, 'image.type', gif(640, 480)],
    ['a GIF that goes on as a script', 415, 'image.type', text('GIF89a/*\0\0*/=1;alert(1)')],
    ['a PNG that moves', 415, 'image.type', animatedPng(640, 480)],
    ['a HEIC', 415, 'image.type', heic],
    ['an AVIF', 415, 'image.type', avif],
    ['a PDF', 415, 'image.type', text('%PDF-1.7')],
    ['random bytes', 415, 'image.type', Uint8Array.from({ length: 999 }, (_, index) => (index * 7919) % 251)],
    ['one byte', 415, 'image.type', Uint8Array.of(0xff)],
    ['no byte', 422, 'image.unreadable', new Uint8Array(0)],
    ['a JPEG that ends after its signature', 422, 'image.unreadable', jpeg(640, 480).slice(0, 24)],
    ['a WebP that ends after its signature', 422, 'image.unreadable', webp(640, 480).slice(0, 16)],
    ['a PNG without a width', 422, 'image.unreadable', png(0, 480)],
    ['a side of 299 pixels', 422, 'image.side', png(299, 640)],
    ['a pixel', 422, 'image.side', jpeg(1, 1)],
    ['more pixels than anybody decodes', 422, 'image.side', png(65_535, 65_535)],
    ['50 megapixels and a row', 422, 'image.side', webp(10_000, 5_001)],
    ['an image that is too wide', 422, 'image.ratio', png(1001, 400)],
    ['an image that is too tall', 422, 'image.ratio', jpeg(400, 1001)],
  ])('%s is a %i', async (_, status, key, bytes) => {
    const { post, uploadImage } = imageRig()
    const response = await post(bytes, 'image/png')
    expect(await json(response)).toMatchObject({ code: 'invalid-input', status, fields: { file: key } })
    expect(response.status).toBe(status)
    expect(uploadImage).not.toHaveBeenCalled()
  })

  test('more than 10 MiB is a 413, and reading stops there', async () => {
    const { post, uploadImage } = imageRig()
    const whole = await post(padded(png(640, 480), 10 * MIB + 1))
    expect(whole.status).toBe(413)
    expect(await json(whole)).toMatchObject({ fields: { file: 'image.bytes' } })

    let sent = 0
    const gigabyte = new ReadableStream({
      pull(controller) {
        sent += 1
        if (sent > 1024) controller.close()
        else controller.enqueue(new Uint8Array(MIB))
      },
    })
    expect((await post(gigabyte, 'image/png', { duplex: 'half' } as RequestInit)).status).toBe(413)
    expect(sent).toBeLessThanOrEqual(13)
    expect(uploadImage).not.toHaveBeenCalled()
  })

  test('the file of a form has the same limit', async () => {
    const { send } = imageRig()
    for (const length of [10 * MIB + 1, 11 * MIB]) {
      const form = new FormData()
      form.set('file', new File([padded(png(640, 480), length)], 'a.png'))
      const response = await send('/images', { method: 'POST', body: form })
      expect(response.status).toBe(413)
      expect(await json(response)).toMatchObject({ fields: { file: 'image.bytes' } })
    }
  })

  test('the host may set a smaller limit', async () => {
    const { post } = imageRig({ limits: { imageBytes: 1000 } })
    expect((await post(padded(png(640, 480), 1001))).status).toBe(413)
    expect((await post(padded(png(640, 480), 1000))).status).toBe(201)
  })

  test.each(['text/plain', 'application/json', 'application/x-www-form-urlencoded', ''])(
    'a body of the type %j is a 415',
    async (type) => {
      const { post } = imageRig()
      expect((await post(new Blob([png(300, 300)]), type)).status).toBe(415)
    },
  )

  test('a form without a file, or that is none, is a 422', async () => {
    const { send, post } = imageRig()
    const form = new FormData()
    form.set('file', 'https://example.test/a.png')
    expect((await send('/images', { method: 'POST', body: form })).status).toBe(422)
    expect((await post('not a form', 'multipart/form-data; boundary=x')).status).toBe(422)
    expect((await post('not a form', 'multipart/form-data')).status).toBe(422)
  })

  test('without any upload it is a 501 that says what to do', async () => {
    const { send } = handlerRig()
    const response = await send('/images', { method: 'POST', body: png(300, 300) })
    expect(response.status).toBe(501)
    expect(await json(response)).toMatchObject({
      code: 'feature-disabled',
      detail: expect.stringMatching(/by URL, or configure `uploadImage`/) as string,
    })
  })
})

describe('what the upload answers', () => {
  test.each([
    'http://files.example.test/1.png',
    'javascript:alert(1)',
    'blob:https://app.example.test/1',
    'data:image/png;base64,AAAA',
    '/uploads/1.png',
    'https://user:pass@files.example.test/1.png',
    'http://127.0.0.1:6006/1.png',
    '',
  ])('%j is not given to the browser', async (url) => {
    const { post } = imageRig({ uploadImage: () => Promise.resolve(url) })
    const response = await post(png(300, 300))
    expect(response.status).toBe(502)
    expect(await json(response)).toMatchObject({ code: 'malformed-response' })
  })

  test('a file on this machine is given where the handler allows it', async () => {
    const url = 'http://127.0.0.1:6006/1.png'
    const { post } = imageRig({
      uploadImage: () => Promise.resolve({ url }),
      allowLoopback: true,
      production: false,
    })
    expect(await json(await post(png(300, 300)))).toEqual({ url })
  })

  test('a throw is a 500, a VideoError what its code says', async () => {
    const bug = imageRig({ uploadImage: () => Promise.reject(new Error('canary bucket')) })
    const response = await bug.post(png(300, 300))
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('canary')
    const full = imageRig({ uploadImage: () => Promise.reject(new VideoError('rate-limited', 'full')) })
    expect((await full.post(png(300, 300))).status).toBe(429)
  })
})
