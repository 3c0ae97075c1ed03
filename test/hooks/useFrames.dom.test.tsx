import { act } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { UploadOptions, VideoBackend } from '../../src/core/VideoBackend.js'
import { VideoError } from '../../src/core/VideoError.js'
import type { FramesOptions } from '../../src/hooks/useFrames.js'
import { useFrames } from '../../src/hooks/useFrames.js'
import { kling } from '../../src/models/kling.js'
import { models } from '../../src/models/registry.js'
import { fakeTime } from './fakeTime.js'
import { imageFile, stubImages } from './images.js'
import { FakeBackend, pass, renderRushes } from './rig.js'

fakeTime()

/** An upload that a test ends as it likes. */
interface Upload {
  file: Blob
  options: UploadOptions
  done(url: string): void
  fail(error: unknown): void
}

class UploadingBackend extends FakeBackend {
  readonly uploads: Upload[] = []
  powers = { batch: false, push: false, upload: true, intents: false }
  override async describe() {
    return Promise.resolve({ models, powers: this.powers })
  }
  uploadImage(file: Blob, options: UploadOptions = {}): Promise<{ url: string }> {
    return new Promise((resolve, reject) => {
      // As a backend that takes no notice of its signal: the worst case.
      this.uploads.push({ file, options, done: (url) => resolve({ url }), fail: reject })
    })
  }
}

let images: ReturnType<typeof stubImages>
beforeEach(() => {
  images = stubImages()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

async function frames(options: Partial<FramesOptions> = {}, backend: VideoBackend = new UploadingBackend()) {
  const onValueChange = vi.fn<NonNullable<FramesOptions['onValueChange']>>()
  const rendered = await renderRushes(
    (props: Partial<FramesOptions>) => useFrames({ rule: kling.image, onValueChange, ...props }),
    { backend },
    { initialProps: options },
  )
  const uploads = backend instanceof UploadingBackend ? backend.uploads : []
  return { ...rendered, now: () => rendered.result.current, onValueChange, uploads }
}

describe('a file', () => {
  it('is checked, sent, and ready with its URL, its size and a preview', async () => {
    const { now, uploads, onValueChange, unmount } = await frames()
    const file = imageFile('image/png', { name: 'fox.png' })
    act(() => now().setFile('start', file))
    expect(now()).toMatchObject({ start: { status: 'checking', name: 'fox.png' }, isBusy: true, value: {} })
    await pass(1)
    expect(now().start).toEqual({ status: 'uploading', name: 'fox.png', previewUrl: images.made[0] })
    act(() => uploads[0]!.options.onProgress?.(0.25))
    expect(now().start).toMatchObject({ status: 'uploading', fraction: 0.25 })
    uploads[0]!.done('https://cdn.example/fox.png')
    await pass(1)
    expect(now()).toMatchObject({
      start: {
        status: 'ready',
        url: 'https://cdn.example/fox.png',
        previewUrl: images.made[0],
        name: 'fox.png',
        width: 1280,
        height: 720,
      },
      value: { startFrame: 'https://cdn.example/fox.png' },
      isBusy: false,
      canUpload: true,
    })
    expect(uploads.map((upload) => upload.file)).toEqual([file])
    expect(onValueChange.mock.calls).toEqual([[{ startFrame: 'https://cdn.example/fox.png' }]])
    expect(images.bitmaps).toEqual({ made: 1, closed: 1 })
    unmount()
    expect(images.open.size).toBe(0)
  })

  it('goes to the backend with the model that it is for', async () => {
    const { now, uploads } = await frames({ model: 'kie/kling-v2-5-turbo-image-to-video-pro' })
    act(() => now().setFile('start', imageFile('image/png', { name: 'fox.png' })))
    await pass(1)
    expect(uploads.map(({ options }) => options.model)).toEqual(['kie/kling-v2-5-turbo-image-to-video-pro'])
  })

  it.each([
    ['of another type, whatever its name says', imageFile('image/gif', { name: 'fox.png' }), 'image.type'],
    ['that is empty', new File([], 'fox.png', { type: 'image/png' }), 'image.type'],
    ['of a byte more than 10 MB', imageFile('image/jpeg', { bytes: 10 * 1024 * 1024 + 1 }), 'image.bytes'],
  ])('%s is refused, and nothing is sent', async (_, file, problem) => {
    const { now, uploads } = await frames()
    act(() => now().setFile('start', file))
    await pass(1)
    expect(now()).toMatchObject({ start: { status: 'refused', problem }, isBusy: false, value: {} })
    expect(uploads).toEqual([])
    expect(images.made).toEqual([])
  })

  it.each([
    ['with a side of 299 pixels', { width: 299, height: 400 }, 'image.side'],
    ['that is too wide', { width: 1600, height: 600 }, 'image.ratio'],
    ['that is too tall', { width: 600, height: 1600 }, 'image.ratio'],
    ['that cannot be decoded', 'broken', 'image.unreadable'],
  ] as const)('%s is refused, and nothing is sent', async (_, size, problem) => {
    images = stubImages(size)
    const { now, uploads } = await frames()
    act(() => now().setFile('end', imageFile('image/png')))
    await pass(1)
    expect(now().end).toMatchObject({ status: 'refused', problem })
    expect(uploads).toEqual([])
    expect(images.bitmaps.made).toBe(images.bitmaps.closed)
  })

  it('that is gone when it is read is refused', async () => {
    const file = imageFile('image/png')
    vi.spyOn(file, 'slice').mockReturnValue({
      arrayBuffer: () => Promise.reject(new DOMException('It is gone', 'NotReadableError')),
    } as Blob)
    const { now } = await frames()
    act(() => now().setFile('start', file))
    await pass(1)
    expect(now()).toMatchObject({ start: { status: 'refused', problem: 'image.type' }, isBusy: false })
  })

  it.each([
    ['a fault on the way', new VideoError('network', 'No answer'), 'image.upload-failed'],
    ['whatever else', new TypeError('boom'), 'image.upload-failed'],
    [
      "the handler's verdict",
      new VideoError('invalid-input', 'No', { fields: { file: 'image.ratio' } }),
      'image.ratio',
    ],
  ])('that cannot be sent is refused, with its preview: %s', async (_, error, problem) => {
    const { now, uploads, unmount } = await frames()
    act(() => now().setFile('start', imageFile('image/png')))
    await pass(1)
    uploads[0]!.fail(error)
    await pass(1)
    expect(now()).toMatchObject({
      start: { status: 'refused', problem, previewUrl: images.made[0] },
      isBusy: false,
    })
    unmount()
    expect(images.open.size).toBe(0)
  })

  it.each([
    ['has no uploadImage', new FakeBackend()],
    [
      'says it cannot',
      Object.assign(new UploadingBackend(), {
        powers: { batch: false, push: false, upload: false, intents: false },
      }),
    ],
  ])('is refused where the backend %s: frames are given by URL there', async (_, backend) => {
    const { now } = await frames({}, backend)
    expect(now().canUpload).toBe(false)
    act(() => now().setFile('start', imageFile('image/png')))
    await pass(1)
    expect(now().start).toMatchObject({ status: 'refused', problem: 'image.no-upload' })
  })
})

describe('a slot that changes its mind', () => {
  it("another file aborts the upload, and a late answer to the first is nobody's", async () => {
    const { now, uploads, onValueChange, unmount } = await frames()
    act(() => now().setFile('start', imageFile('image/png', { name: 'one.png' })))
    await pass(1)
    act(() => now().setFile('start', imageFile('image/png', { name: 'two.png' })))
    expect(uploads[0]!.options.signal?.aborted).toBe(true)
    expect(images.open.size).toBe(0)
    await pass(1)
    act(() => uploads[0]!.options.onProgress?.(0.9))
    uploads[0]!.done('https://cdn.example/one.png')
    await pass(1)
    expect(now().start).toEqual({ status: 'uploading', name: 'two.png', previewUrl: images.made[1] })
    uploads[1]!.done('https://cdn.example/two.png')
    await pass(1)
    expect(now().value).toEqual({ startFrame: 'https://cdn.example/two.png' })
    expect(onValueChange.mock.calls).toEqual([[{ startFrame: 'https://cdn.example/two.png' }]])
    unmount()
    expect(images.made).toHaveLength(2)
    expect(images.open.size).toBe(0)
  })

  it.each([
    ['remove', (now: ReturnType<typeof useFrames>) => now.remove('start'), { status: 'empty' }],
    [
      'a URL',
      (now: ReturnType<typeof useFrames>) => now.setUrl('start', 'https://cdn.example/x.png'),
      { status: 'ready', url: 'https://cdn.example/x.png' },
    ],
  ] as const)('%s does so too, in the middle of the check or of the upload', async (_, change, expected) => {
    for (const waitMs of [0, 1]) {
      const { now, uploads, unmount } = await frames()
      act(() => now().setFile('start', imageFile('image/png')))
      if (waitMs > 0) await pass(waitMs)
      act(() => change(now()))
      expect(now()).toMatchObject({ start: expected, isBusy: false })
      uploads[0]?.fail(new DOMException('The frame was replaced', 'AbortError'))
      await pass(1)
      expect(now().start).toMatchObject(expected)
      unmount()
      expect(images.open.size).toBe(0)
    }
  })

  it('the other slot is not concerned', async () => {
    const { now, uploads } = await frames()
    act(() => now().setFile('start', imageFile('image/png', { name: 'one.png' })))
    act(() => now().setFile('end', imageFile('image/png', { name: 'two.png' })))
    await pass(1)
    act(() => now().remove('end'))
    expect(uploads.map(({ options }) => options.signal?.aborted)).toEqual([false, true])
    uploads[0]!.done('https://cdn.example/one.png')
    await pass(1)
    expect(now().value).toEqual({ startFrame: 'https://cdn.example/one.png' })
  })

  it('a component that goes away aborts its uploads and frees its previews', async () => {
    const { now, uploads, unmount, onValueChange } = await frames()
    act(() => now().setFile('start', imageFile('image/png')))
    await pass(1)
    unmount()
    expect(uploads[0]!.options.signal?.aborted).toBe(true)
    expect(images.made).toHaveLength(1)
    expect(images.open.size).toBe(0)
    uploads[0]!.done('https://cdn.example/late.png')
    await pass(1)
    expect(onValueChange).not.toHaveBeenCalled()
  })
})

describe('a URL', () => {
  it('is taken, and measured when it is shown', async () => {
    const { now } = await frames()
    act(() => now().setUrl('start', '  https://cdn.example/fox.png '))
    expect(now().start).toEqual({
      status: 'ready',
      url: 'https://cdn.example/fox.png',
      previewUrl: 'https://cdn.example/fox.png',
    })
    act(() => now().setSize('start', { width: 800, height: 600 }))
    expect(now().start).toMatchObject({ status: 'ready', width: 800, height: 600 })
    act(() => now().setUrl('start', 'https://cdn.example/slim.png'))
    act(() => now().setSize('start', { width: 3000, height: 600 }))
    expect(now()).toMatchObject({ start: { status: 'refused', problem: 'image.ratio' }, value: {} })
  })

  it.each([
    '',
    'fox.png',
    'javascript:alert(1)',
    'http://cdn.example/fox.png',
    'data:image/png;base64,AAAA',
    'blob:https://app.example/1',
    'https://user:pass@cdn.example/fox.png',
  ])('%j is refused', async (url) => {
    const { now } = await frames()
    act(() => now().setUrl('start', url))
    expect(now()).toMatchObject({ start: { status: 'refused', problem: 'input.frame.not-a-url' }, value: {} })
  })
})

describe('swapping', () => {
  it('changes the two over, in one change, and frees nothing', async () => {
    const { now, uploads, onValueChange, unmount } = await frames({
      defaultValue: { endFrame: 'https://cdn.example/end.png' },
    })
    act(() => now().setFile('start', imageFile('image/png')))
    await pass(1)
    act(() => now().swap())
    expect(now().end).toMatchObject({ status: 'ready' })
    uploads[0]!.done('https://cdn.example/start.png')
    await pass(1)
    act(() => now().swap())
    expect(now().value).toEqual({
      startFrame: 'https://cdn.example/end.png',
      endFrame: 'https://cdn.example/start.png',
    })
    expect(now().end).toMatchObject({ previewUrl: images.made[0] })
    expect(images.open.size).toBe(1)
    expect(onValueChange).toHaveBeenLastCalledWith({
      startFrame: 'https://cdn.example/end.png',
      endFrame: 'https://cdn.example/start.png',
    })
    expect(onValueChange).toHaveBeenCalledTimes(2)
    unmount()
    expect(images.open.size).toBe(0)
  })

  it('takes an empty slot with it', async () => {
    const { now } = await frames({ defaultValue: { startFrame: 'https://cdn.example/a.png' } })
    act(() => now().swap())
    expect(now()).toMatchObject({
      start: { status: 'empty' },
      value: { endFrame: 'https://cdn.example/a.png' },
    })
  })
})

describe('value', () => {
  it('sets the frames, what it says again changes nothing, and none of it is told back', async () => {
    const { now, rerender, onValueChange } = await frames({
      value: { startFrame: 'https://cdn.example/a.png' },
    })
    expect(now().value).toEqual({ startFrame: 'https://cdn.example/a.png' })
    const before = now().start
    rerender({ value: { startFrame: 'https://cdn.example/a.png' } })
    expect(now().start).toBe(before)
    rerender({ value: { startFrame: 'https://cdn.example/b.png', endFrame: 'https://cdn.example/c.png' } })
    expect(now().value).toEqual({
      startFrame: 'https://cdn.example/b.png',
      endFrame: 'https://cdn.example/c.png',
    })
    rerender({ value: {} })
    expect(now()).toMatchObject({ start: { status: 'empty' }, end: { status: 'empty' } })
    expect(onValueChange).not.toHaveBeenCalled()
    act(() => now().setUrl('end', 'https://cdn.example/d.png'))
    expect(onValueChange.mock.calls).toEqual([[{ endFrame: 'https://cdn.example/d.png' }]])
  })

  it('keeps the preview of a file whose URL comes back from outside', async () => {
    const { now, uploads, rerender, unmount } = await frames({ value: {} })
    act(() => now().setFile('start', imageFile('image/png')))
    await pass(1)
    rerender({ value: {} })
    expect(now().start.status).toBe('uploading')
    uploads[0]!.done('https://cdn.example/a.png')
    await pass(1)
    rerender({ value: { startFrame: 'https://cdn.example/a.png' } })
    expect(now().start).toMatchObject({ status: 'ready', previewUrl: images.made[0] })
    rerender({ value: { startFrame: 'https://cdn.example/other.png' } })
    expect(now().start).toMatchObject({ previewUrl: 'https://cdn.example/other.png' })
    expect(images.open.size).toBe(0)
    unmount()
  })
})

describe('settled()', () => {
  it('resolves at once where nothing is under way', async () => {
    const { now } = await frames({ defaultValue: { startFrame: 'https://cdn.example/a.png' } })
    expect((await now().settled()).start).toMatchObject({ status: 'ready' })
  })

  it('waits for the last of all, also for one that begins while it waits', async () => {
    const { now, uploads } = await frames()
    act(() => now().setFile('start', imageFile('image/png')))
    await pass(1)
    const settled = vi.fn()
    void now().settled().then(settled)
    act(() => now().setFile('start', imageFile('image/png', { name: 'two.png' })))
    await pass(1)
    act(() => now().setFile('end', imageFile('image/png', { name: 'end.png' })))
    await pass(1)
    uploads[1]!.done('https://cdn.example/two.png')
    await pass(1)
    expect(settled).not.toHaveBeenCalled()
    uploads[2]!.fail(new Error('no'))
    await pass(1)
    expect(settled).toHaveBeenCalledExactlyOnceWith({
      start: expect.objectContaining({ status: 'ready', url: 'https://cdn.example/two.png' }) as unknown,
      end: expect.objectContaining({ status: 'refused' }) as unknown,
    })
  })
})
