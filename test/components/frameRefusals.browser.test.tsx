import { describe, expect, test } from 'vitest'
import { imageFile } from '../support/imageFiles.js'
import { HOSTED, choose, expectState, main, openControl, said, tile, upload } from './frameRig.js'

describe('what is refused, before anything is sent', () => {
  const svg = () =>
    new File(['<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"/>'], 'a.png', {
      type: 'image/png',
    })
  const cases: [string, () => File | Promise<File>, string][] = [
    ['an svg by the name of a png', svg, 'This is not a JPG, PNG or WebP image.'],
    ['a gif', () => new File(['GIF89a'], 'a.gif'), 'This is not a JPG, PNG or WebP image.'],
    [
      'an empty file',
      () => new File([], 'a.png', { type: 'image/png' }),
      'This is not a JPG, PNG or WebP image.',
    ],
    [
      'a png of 11 MB',
      async () =>
        new File([await imageFile('a.png'), new Uint8Array(11 * 1024 * 1024)], 'a.png', {
          type: 'image/png',
        }),
      'This image is larger than 10 MB.',
    ],
    [
      '200 pixels',
      () => imageFile('a.png', { width: 200, height: 200 }),
      'Each side needs at least 300 pixels.',
    ],
    [
      'a strip of 3 to 1',
      () => imageFile('a.png', { width: 1200, height: 400 }),
      'This image is too long or too wide: at most 2.5 to 1.',
    ],
    [
      'a png that is cut off',
      async () => new File([(await imageFile('a.png')).slice(0, 60)], 'a.png', { type: 'image/png' }),
      'This image is damaged and cannot be read.',
    ],
  ]
  for (const [name, file, reason] of cases) {
    test(`${name}: "${reason}"`, async () => {
      const { backend, onValueChange } = await openControl()
      await choose('start', await file())
      await expectState('start', 'refused')
      await expect.element(main('start')).toHaveAccessibleDescription(reason)
      await expect.element(said()).toHaveTextContent(`Start frame: ${reason}`)
      expect(tile('start')).toHaveAttribute('data-invalid')
      expect(backend.uploads).toEqual([])
      expect(onValueChange).not.toHaveBeenCalled()
    })
  }

  test('the largest, smallest and widest that the rule allows are taken', async () => {
    const { backend } = await openControl()
    await choose('start', await imageFile('wide.webp', { type: 'image/webp', width: 750, height: 300 }))
    ;(await upload(backend)).finish(HOSTED)
    await expectState('start', 'ready')
  })
})
