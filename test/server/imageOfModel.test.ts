import { describe, expect, test, vi } from 'vitest'
import { createBackend } from '../../src/backend/createBackend.js'
import type { UploadOptions } from '../../src/core/VideoBackend.js'
import { models } from '../../src/models/registry.js'
import type { UploadImage } from '../../src/server.js'
import { fakeProvider } from './fakeProvider.js'
import { handlerRig, json, ORIGIN } from './handlerRig.js'
import { png, webp } from './imageBytes.js'

const APIXO = 'apixo/kling-2-5-turbo-pro'
const KIE = 'kie/kling-v2-5-turbo-image-to-video-pro'
const CHANJING = 'chanjing/kling-v2-5-turbo-normal'

function uploadTo(name: string) {
  return vi.fn((_: Blob, __?: UploadOptions) =>
    Promise.resolve({ url: `https://${name}.example.test/1.png` }),
  )
}

/** APIXO takes no files; KIE and Chanjing do. Chanjing's model takes PNG alone here, from 100 pixels on. */
function rig(uploadImage?: UploadImage) {
  const kie = uploadTo('kie')
  const chanjing = uploadTo('chanjing')
  const image = { types: ['image/png'], maxBytes: 1_000, minSidePixels: 100, aspectRatio: [0.1, 10] as const }
  const changed = models.map((model) => (model.id === CHANJING ? { ...model, image } : model))
  const handler = handlerRig({
    uploadImage,
    providers: [
      fakeProvider(),
      fakeProvider({ provider: 'kie', uploadImage: kie }),
      fakeProvider({
        provider: 'chanjing',
        uploadImage: chanjing,
        describe: () =>
          Promise.resolve({
            models: changed,
            powers: { batch: false, push: false, upload: true, intents: false },
          }),
      }),
    ],
  })
  const post = async (model: string | undefined, bytes = png(300, 300)) => {
    const query = model === undefined ? '' : `?model=${encodeURIComponent(model)}`
    return handler.send(`/images${query}`, {
      method: 'POST',
      body: bytes,
      headers: { 'Content-Type': 'image/png' },
    })
  }
  return { ...handler, post, kie, chanjing }
}

describe('an image whose model the browser names', () => {
  test.each([
    [KIE, 'kie'],
    [CHANJING, 'chanjing'],
    [APIXO, 'kie'],
    [undefined, 'kie'],
  ])('for %s goes to %s: the model’s own provider, or else the first that takes files', async (model, to) => {
    const { post, kie, chanjing } = rig()
    const response = await post(model)
    expect(await json(response)).toEqual({ url: `https://${to}.example.test/1.png` })
    const upload = to === 'kie' ? kie : chanjing
    expect(upload).toHaveBeenCalledTimes(1)
    expect(upload.mock.calls[0]?.[1]).toEqual(model === undefined ? {} : { model })
    expect(kie.mock.calls.length + chanjing.mock.calls.length).toBe(1)
  })

  test.each([
    ['too small for KIE', KIE, png(200, 200), 422, 'image.side'],
    ['of a type that Chanjing does not take', CHANJING, webp(300, 300), 415, 'image.type'],
  ])('is refused where it is %s, whatever others take', async (_, model, bytes, status, key) => {
    const { post, kie, chanjing } = rig()
    const response = await post(model, bytes)
    expect(response.status).toBe(status)
    expect(await json(response)).toMatchObject({ fields: { file: key } })
    expect(kie).not.toHaveBeenCalled()
    expect(chanjing).not.toHaveBeenCalled()
    // Without its model it is refused only where no model would take it.
    expect((await post(undefined, bytes)).status).toBe(201)
  })

  test('is taken where that model takes it, whatever others refuse', async () => {
    const { post, chanjing } = rig()
    expect((await post(CHANJING, png(200, 200))).status).toBe(201)
    expect(chanjing).toHaveBeenCalledTimes(1)
  })

  test('goes to the host’s own place where it has one, which is told the model', async () => {
    const uploadImage = vi.fn<UploadImage>(() => Promise.resolve('https://host.example.test/1.png'))
    const { post, kie, chanjing } = rig(uploadImage)
    for (const model of [KIE, CHANJING, APIXO]) {
      expect(await json(await post(model))).toEqual({ url: 'https://host.example.test/1.png' })
    }
    await post(undefined)
    expect(uploadImage.mock.calls.map(([, about]) => about.model)).toEqual([KIE, CHANJING, APIXO, undefined])
    expect(kie).not.toHaveBeenCalled()
    expect(chanjing).not.toHaveBeenCalled()
    expect((await post(KIE, png(200, 200))).status).toBe(422)
  })

  test.each(['nobody/model', 'kie', '', '__proto__', `${KIE}&model=${CHANJING}`])(
    'is a 422 where the handler does not offer %j',
    async (model) => {
      const { post, kie } = rig()
      const response = await post(model)
      expect(response.status).toBe(422)
      expect(await json(response)).toMatchObject({
        code: 'invalid-input',
        fields: { model: 'input.model.unknown' },
      })
      expect(kie).not.toHaveBeenCalled()
    },
  )

  test('is named by createBackend', async () => {
    const { handler, chanjing } = rig()
    const backend = createBackend({
      url: `${ORIGIN}/api/video`,
      headers: { 'X-User': 'ada' },
      fetch: (input, init) => handler(new Request(input, init)),
    })
    const file = new Blob([png(300, 300)], { type: 'image/png' })
    expect(await backend.uploadImage(file, { model: CHANJING })).toEqual({
      url: 'https://chanjing.example.test/1.png',
    })
    expect(await backend.uploadImage(file)).toEqual({ url: 'https://kie.example.test/1.png' })
    expect(chanjing).toHaveBeenCalledTimes(1)
  })
})
