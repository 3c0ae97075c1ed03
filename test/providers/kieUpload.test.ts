import { describe, expect, it, vi } from 'vitest'
import { kie } from '../../src/providers.js'
import type { KieOptions } from '../../src/providers.js'
import type { Fetch } from '../../src/providers/upstreamRequest.js'
import { fixture } from '../fixtures/fixture.js'
import { KEY } from './kieExamples.js'
import { errorOf } from './providerContract.js'
import { scriptedFetch } from './scriptedFetch.js'

const HEADS = {
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0],
  'image/jpeg': [0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0],
  'image/webp': [0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50],
}

function image(type: keyof typeof HEADS, more = 100): File {
  return new File([new Uint8Array(HEADS[type]), new Uint8Array(more)], 'my holiday.bin', {
    type: 'text/plain',
  })
}

/** KIE's upload: keeps the forms that it was sent. */
function uploads(body = fixture('kie', 'upload-accepted')) {
  const sent: { url: string; headers: Record<string, string>; form: FormData }[] = []
  const fetch: Fetch = (target, init = {}) => {
    const url = target instanceof Request ? target.url : target.toString()
    sent.push({ url, headers: Object.fromEntries(new Headers(init.headers)), form: init.body as FormData })
    return Promise.resolve(new Response(body))
  }
  return { sent, fetch }
}

async function upload(options: KieOptions, file: Blob, signal?: AbortSignal): Promise<{ url: string }> {
  const { uploadImage } = kie({ apiKey: KEY, ...options })
  if (!uploadImage) throw new Error('there is no upload')
  return uploadImage(file, { signal })
}

describe('kie: uploading an image', () => {
  it('gives the download link of the documented answer', async () => {
    expect(await upload({ fetch: uploads().fetch }, image('image/png'))).toEqual({
      url: 'https://tempfile.redpandaai.co/kieai/528618/kie-studio/1788331086662-khed0yx8az.png',
    })
  })

  it('sends the file, its folder and its name as a form to the other host, with the same key', async () => {
    const { sent, fetch } = uploads()
    await upload({ fetch }, image('image/png'))
    expect(sent.map(({ url, headers }) => ({ url, headers }))).toEqual([
      {
        url: 'https://kieai.redpandaai.co/api/file-stream-upload',
        headers: { authorization: `Bearer ${KEY}` },
      },
    ])
    const form = sent[0]?.form
    expect([...(form?.keys() ?? [])]).toEqual(['file', 'uploadPath', 'fileName'])
    expect(form?.get('uploadPath')).toBe('rushes')
    const file = form?.get('file')
    expect(file).toBeInstanceOf(File)
    expect(file).toMatchObject({ name: form?.get('fileName'), type: 'image/png', size: 112 })
  })

  it.each([
    ['image/png', 'png'],
    ['image/jpeg', 'jpg'],
    ['image/webp', 'webp'],
  ] as const)('names %s by its bytes, and never by what it was called', async (type, extension) => {
    const { sent, fetch } = uploads()
    await upload({ fetch }, image(type))
    expect(sent[0]?.form.get('fileName')).toMatch(new RegExp(`^[0-9a-f]{32}\\.${extension}$`))
    expect((sent[0]?.form.get('file') as File).type).toBe(type)
  })

  it('gives 1,000 uploads 1,000 names, because a name that is taken would be overwritten', async () => {
    const { sent, fetch } = uploads()
    for (let index = 0; index < 1_000; index += 1) await upload({ fetch }, image('image/png', 0))
    expect(new Set(sent.map(({ form }) => form.get('fileName'))).size).toBe(1_000)
  })

  it.each([
    ['no image', new Blob(['<svg onload="alert(1)"/>'], { type: 'image/png' }), 'image.type'],
    ['nothing', new Blob([]), 'image.type'],
    ['a GIF', new Blob(['GIF89a'], { type: 'image/gif' }), 'image.type'],
    ['more than 10 MiB', image('image/jpeg', 10 * 1024 * 1024), 'image.bytes'],
  ])('%s does not leave', async (_, file, problem) => {
    const { sent, fetch } = uploads()
    const error = await errorOf(upload({ fetch }, file))
    expect(error).toMatchObject({ code: 'invalid-input', fields: { file: problem } })
    expect(sent).toEqual([])
  })

  it('a file that is gone from its disk is unreadable', async () => {
    const gone = image('image/png')
    vi.spyOn(gone, 'slice').mockReturnValue({
      arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')),
    } as Blob)
    const error = await errorOf(upload({ fetch: uploads().fetch }, gone))
    expect(error).toMatchObject({ code: 'invalid-input', fields: { file: 'image.unreadable' } })
  })

  it.each([
    ['{"success":false,"code":400,"msg":"uploadPath is required"}', 'invalid-input'],
    ['{"success":false,"code":401,"msg":"Unauthorized"}', 'unauthorized'],
    ['{"success":false,"code":500,"msg":"Server error"}', 'provider-error'],
    ['{"success":true,"code":200,"data":{}}', 'malformed-response'],
    [
      '{"success":true,"code":200,"data":{"downloadUrl":"http://tempfile.redpandaai.co/a.png"}}',
      'malformed-response',
    ],
    ['{"success":true,"code":200,"data":{"downloadUrl":"blob:https://kie.ai/1"}}', 'malformed-response'],
    ['{"success":true,"code":200,"data":{"downloadUrl":"javascript:alert(1)"}}', 'malformed-response'],
    ['<html>', 'malformed-response'],
  ])('the answer %s is %s', async (body, code) => {
    expect(await errorOf(upload({ fetch: uploads(body).fetch }, image('image/png')))).toMatchObject({ code })
  })

  it('may take two minutes, and no longer', async () => {
    vi.useFakeTimers()
    const error = errorOf(
      upload({ fetch: scriptedFetch('hangs').fetch, timeoutMs: 1_000 }, image('image/png')),
    )
    let over = false
    void error.then(() => (over = true))
    // The bytes are read in real time, before the request begins.
    await vi.waitUntil(() => vi.getTimerCount() > 0)
    await vi.advanceTimersByTimeAsync(119_000)
    expect(over).toBe(false)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await error).toMatchObject({ code: 'timeout' })
    vi.useRealTimers()
  })

  it('can be given up on', async () => {
    const gone = upload(
      { fetch: scriptedFetch('hangs').fetch },
      image('image/png'),
      AbortSignal.abort('enough'),
    )
    await expect(gone).rejects.toBe('enough')
  })

  it('goes to an uploadBaseUrl where there is one, without a key through a proxy', async () => {
    const { sent, fetch } = uploads()
    await upload(
      { apiKey: undefined, baseUrl: '/kie', uploadBaseUrl: '/kie-files/', fetch },
      image('image/png'),
    )
    expect(sent).toMatchObject([{ url: '/kie-files/api/file-stream-upload', headers: {} }])
  })

  it('is not there behind a base URL alone, so that no gateway key reaches another host', async () => {
    for (const apiKey of [KEY, undefined]) {
      const provider = kie({ apiKey, baseUrl: 'https://gateway.example' })
      expect(provider).not.toHaveProperty('uploadImage')
      expect((await provider.describe()).powers.upload).toBe(false)
    }
  })
})
