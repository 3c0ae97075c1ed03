import { describe, expect, test, vi } from 'vitest'
import type { UploadImage } from '../../src/server.js'
import { handlerRig, json } from './handlerRig.js'
import { imageCorpus } from './imageCorpus.js'

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
}

function corpusRig() {
  const uploadImage = vi.fn<UploadImage>((_, { fileName }) =>
    Promise.resolve(`https://files.example.test/${fileName}`),
  )
  return { uploadImage, ...handlerRig({ uploadImage, limits: { uploadsPerMinute: Infinity } }) }
}

test('the corpus has at least 60 files', () => {
  expect(imageCorpus.length).toBeGreaterThanOrEqual(60)
  expect(new Set(imageCorpus.map(({ what }) => what)).size).toBe(imageCorpus.length)
})

describe.each(['as a body', 'as the file of a form'])('sent %s', (way) => {
  test.each(imageCorpus)('$what is $verdict', async ({ bytes, verdict, name = 'image.png' }) => {
    const { send, uploadImage } = corpusRig()
    const form = new FormData()
    form.set('file', new File([bytes], name, { type: 'image/png' }))
    const response = await send('/images', {
      method: 'POST',
      ...(way === 'as a body'
        ? { body: bytes, headers: { 'Content-Type': 'image/png', 'X-File-Name': encodeURIComponent(name) } }
        : { body: form }),
    })
    const extension = EXTENSIONS[verdict]
    if (extension === undefined) {
      const [status, key] = verdict.split(' ')
      expect(response.status).toBe(Number(status))
      expect(await json(response)).toMatchObject({ code: 'invalid-input', fields: { file: key } })
      expect(uploadImage).not.toHaveBeenCalled()
      return
    }
    expect(response.status).toBe(201)
    const [file, about] = uploadImage.mock.calls[0] ?? []
    expect(about?.fileName).toMatch(new RegExp(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.${extension}$`))
    expect(file).toMatchObject({ type: verdict, size: bytes.length, name: about?.fileName })
    expect(await json(response)).toEqual({ url: `https://files.example.test/${about?.fileName}` })
  })
})

test('1,000 uploads of one name have 1,000 URLs', async () => {
  const { send } = corpusRig()
  const [{ bytes } = { bytes: new Uint8Array() }] = imageCorpus
  const urls = new Set<unknown>()
  for (let upload = 0; upload < 1000; upload += 1) {
    const form = new FormData()
    form.set('file', new File([bytes], 'image.png', { type: 'image/png' }))
    urls.add((await json(await send('/images', { method: 'POST', body: form })))['url'])
  }
  expect(urls.size).toBe(1000)
})
