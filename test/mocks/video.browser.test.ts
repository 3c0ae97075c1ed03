import { setupWorker } from 'msw/browser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBackend } from '../../src/backend/createBackend.js'
import { createVideoMocks } from '../../src/mocks.js'

const mocks = createVideoMocks({ url: '/mock/video' })
const worker = setupWorker(...mocks.handlers)
const backend = createBackend({ url: '/mock/video' })

beforeAll(async () => {
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass' })
})
afterAll(() => {
  worker.stop()
})

function event(target: EventTarget, name: string): Promise<Event> {
  return new Promise((resolve, reject) => {
    target.addEventListener(name, resolve, { once: true })
    target.addEventListener('error', () => reject(new Error(`The video failed before ${name}`)), {
      once: true,
    })
  })
}

test('the video of a finished task plays in a page, and can be sought in', async () => {
  const created = await backend.createTask({ model: 'apixo/kling-2-5-turbo-pro', prompt: 'a sunrise' })
  mocks.advance(60_000)
  const task = await backend.getTask(created)
  const video = document.createElement('video')
  video.muted = true
  const loaded = event(video, 'loadeddata')
  video.src = task.state === 'success' ? task.resultUrls[0] : ''
  document.body.append(video)
  await loaded
  expect([video.duration, video.videoWidth, video.videoHeight]).toEqual([5, 640, 360])

  const sought = event(video, 'seeked')
  video.currentTime = 4
  await sought
  const playing = event(video, 'timeupdate')
  await video.play()
  await playing
  expect(video.currentTime).toBeGreaterThanOrEqual(4)
  video.remove()
})

test('an uploaded image is served to the page under its own origin', async () => {
  const canvas = new OffscreenCanvas(400, 300)
  canvas.getContext('2d')?.fillRect(0, 0, 400, 300)
  const { url } = await backend.uploadImage(await canvas.convertToBlob({ type: 'image/png' }))
  expect(new URL(url).origin).toBe(location.origin)
  const image = new Image()
  image.src = url
  await image.decode()
  expect([image.naturalWidth, image.naturalHeight]).toEqual([400, 300])
  await expect(
    backend.createTask({ model: 'apixo/kling-2-5-turbo-pro', prompt: 'a fox', startFrame: url }),
  ).resolves.toMatchObject({ kind: '5s-image-to-video' })
})
