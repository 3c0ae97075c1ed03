import { describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { VideoError } from '../../src/index.js'
import { imageFile } from '../support/imageFiles.js'
import { HOSTED, choose, expectState, main, openControl, remove, tile, upload } from './frameRig.js'

describe('sending', () => {
  test('says how far it is', async () => {
    const { backend } = await openControl()
    await choose('start', await imageFile('a.png'))
    const sent = await upload(backend)
    await expect.element(tile('start')).toHaveTextContent('Sending…')
    sent.options.onProgress?.(0.42)
    await expect.element(tile('start')).toHaveTextContent('Sending… 42 %')
  })

  test('that fails says so, and the next file is sent', async () => {
    const { backend, onValueChange } = await openControl()
    await choose('start', await imageFile('a.png'))
    ;(await upload(backend)).fail(new VideoError('network', 'gone'))
    await expectState('start', 'refused')
    await expect
      .element(main('start'))
      .toHaveAccessibleDescription('The image could not be sent. Choose it again.')

    await choose('start', await imageFile('b.png'))
    ;(await upload(backend, 2)).finish(HOSTED)
    await expectState('start', 'ready')
    expect(onValueChange).toHaveBeenCalledExactlyOnceWith({ startFrame: HOSTED })
    await expect.element(main('start')).not.toHaveAccessibleDescription()
  })

  test('that the server refuses says the server’s reason', async () => {
    const { backend } = await openControl()
    await choose('start', await imageFile('a.png'))
    ;(await upload(backend)).fail(new VideoError('invalid-input', 'no', { fields: { file: 'image.side' } }))
    await expect.element(main('start')).toHaveAccessibleDescription('Each side needs at least 300 pixels.')
  })

  test('is given up when another file takes its place, and its late answer changes nothing', async () => {
    const { backend, onValueChange } = await openControl()
    await choose('start', await imageFile('a.png'))
    const first = await upload(backend)
    await choose('start', await imageFile('b.png'))
    const second = await upload(backend, 2)
    expect(first.options.signal?.aborted).toBe(true)
    expect(second.options.signal?.aborted).toBe(false)

    second.finish('https://cdn.example/second.png')
    first.finish('https://cdn.example/first.png')
    await expectState('start', 'ready')
    expect(onValueChange.mock.calls).toEqual([[{ startFrame: 'https://cdn.example/second.png' }]])
  })

  test('is given up when the frame is removed, and when the control goes away', async () => {
    const { backend, unmount } = await openControl()
    await choose('start', await imageFile('a.png'))
    const first = await upload(backend)
    await userEvent.click(remove('start'))
    expect(first.options.signal?.aborted).toBe(true)

    await choose('start', await imageFile('b.png'))
    const second = await upload(backend, 2)
    unmount()
    expect(second.options.signal?.aborted).toBe(true)
  })
})
