import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { PromptForm } from '../../src/components.js'
import { createLedger } from '../../src/index.js'
import { lastFrameOf } from '../../src/hooks/lastFrameOf.js'
import { sampleVideo } from '../../src/mocks/sampleVideo.js'
import { FakeBackend, MODEL, renderRushes } from './componentRig.js'
import { HOSTED, expectState, main, openControl, upload } from './frameRig.js'

let video: string
beforeEach(() => {
  video = URL.createObjectURL(new Blob([sampleVideo()], { type: 'video/mp4' }))
})
afterEach(() => {
  URL.revokeObjectURL(video)
})

const lastFrame = () =>
  page.getByRole('button', { name: 'Start frame: use the last frame of the newest video' })

/** The picture of the video at a time, as the browser's player shows it. */
async function pixelsAt(seconds: number): Promise<Uint8ClampedArray> {
  const player = document.createElement('video')
  player.muted = true
  player.src = video
  await new Promise((resolve) => {
    player.addEventListener('loadeddata', resolve, { once: true })
  })
  await new Promise((resolve) => {
    player.addEventListener('seeked', resolve, { once: true })
    player.currentTime = seconds
  })
  // A player that has just been sought may have no picture yet, and draws nothing then.
  await expect.poll(() => pixelsOf(player)[3]).toBe(255)
  return pixelsOf(player)
}

function pixelsOf(source: CanvasImageSource): Uint8ClampedArray {
  const context = new OffscreenCanvas(160, 90).getContext('2d')
  if (!context) throw new Error('There is no canvas to draw on.')
  context.drawImage(source, 0, 0, 160, 90)
  return context.getImageData(0, 0, 160, 90).data
}

const difference = (one: Uint8ClampedArray, other: Uint8ClampedArray) =>
  one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0) / one.length

describe('the last frame of a video', () => {
  test('is its last picture in full size, as a JPEG', async () => {
    const blob = await lastFrameOf(video)
    expect(blob.type).toBe('image/jpeg')
    const picture = await createImageBitmap(blob)
    expect([picture.width, picture.height]).toEqual([640, 360])
    const pixels = pixelsOf(picture)
    const [first, middle, last] = [await pixelsAt(0), await pixelsAt(2.5), await pixelsAt(4.97)]
    // What the JPEG costs, and no more; of the other pictures it is far.
    expect(difference(pixels, last)).toBeLessThan(1)
    expect(difference(pixels, middle)).toBeGreaterThan(4)
    expect(difference(pixels, first)).toBeGreaterThan(4)
  })

  test('is uploaded like a file, and the focus stays on the tile', async () => {
    const { backend, onValueChange } = await openControl({ newestVideo: video })
    lastFrame().element().focus()
    await userEvent.keyboard('{Enter}')
    const sent = await upload(backend)
    expect(sent.file).toMatchObject({ name: 'last-frame.jpg', type: 'image/jpeg' })
    sent.finish(HOSTED)
    await expectState('start', 'ready')
    expect(onValueChange).toHaveBeenCalledExactlyOnceWith({ startFrame: HOSTED })
    await expect.element(main('start')).toHaveFocus()
  })

  test.each([
    ['is no video', () => URL.createObjectURL(new Blob(['no video'], { type: 'video/mp4' }))],
    ['nobody hands out', () => 'https://nowhere.invalid/a.mp4'],
    ['no page may show', () => 'javascript:alert(1)'],
  ])('of a file that %s is refused with the reason', async (_, url) => {
    const { backend } = await openControl({ newestVideo: url() })
    await userEvent.click(lastFrame())
    await expectState('start', 'refused')
    await expect
      .element(main('start'))
      .toHaveAccessibleDescription('The last frame of this video cannot be read here.')
    expect(backend.uploads).toEqual([])
  })

  test('that is given up while it is being read is not sent', async () => {
    const { backend } = await openControl({ newestVideo: video })
    // In one breath: a real press would come when the picture is long on its way.
    ;(lastFrame().element() as HTMLElement).click()
    await expect.poll(() => page.getByRole('button', { name: 'Remove the Start frame' }).query()).toBeTruthy()
    ;(page.getByRole('button', { name: 'Remove the Start frame' }).element() as HTMLElement).click()
    await lastFrameOf(video)
    await expectState('start', 'empty')
    expect(backend.uploads).toEqual([])
  })

  test('is offered by a form as soon as this browser knows a finished video, and only where files are taken', async () => {
    const ledger = createLedger()
    const record = { intentId: 'one', createdAt: 0, submission: 'accepted' } as const
    const task = { taskId: 'task', model: MODEL }
    ledger.write({ ...record, task: { ...task, state: 'processing' } })
    const backend = new FakeBackend()
    renderRushes(<PromptForm />, { ledger, backend })
    await expect.element(main('start')).toBeVisible()
    expect(lastFrame().query()).toBeNull()
    ledger.write({ ...record, task: { ...task, state: 'success', resultUrls: [video] } })
    await userEvent.click(lastFrame())
    await upload(backend)
  })
})
