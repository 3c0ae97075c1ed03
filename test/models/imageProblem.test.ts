import { describe, expect, it } from 'vitest'
import {
  imageProblem,
  imageSizeProblem,
  imageTypeOf,
  imageTypeOfUrl,
  imageWarning,
} from '../../src/models/imageProblem.js'
import { models } from '../../src/models/registry.js'
import { kieImage, turbo } from './inputs.js'

const bytesOf = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? Array.from(part, (sign) => sign.charCodeAt(0)) : part,
    ),
  )

describe('imageTypeOf', () => {
  it.each([
    ['image/jpeg', bytesOf([0xff, 0xd8, 0xff, 0xe0], '\0\u0010JFIF\0\u0001')],
    ['image/png', bytesOf([0x89], 'PNG\r\n', [0x1a], '\n', [0, 0, 0, 13])],
    ['image/webp', bytesOf('RIFF', [1, 2, 3, 4], 'WEBP')],
    [undefined, bytesOf('GIF89a......')],
    [undefined, bytesOf('<svg xmlns="h')],
    [undefined, bytesOf('RIFF', [1, 2, 3, 4], 'AVI ')],
    [undefined, bytesOf([0, 0, 0, 24], 'ftypheic')],
    [undefined, bytesOf([0x89], 'PNG')],
    [undefined, bytesOf()],
  ])('%s', (type, head) => {
    expect(imageTypeOf(head)).toBe(type)
  })
})

describe('imageProblem', () => {
  const fine = { type: 'image/png', bytes: turbo.image.maxBytes, width: 300, height: 300 }

  it.each([
    ['the most bytes and the least side', {}, undefined],
    ['one byte more', { bytes: turbo.image.maxBytes + 1 }, 'image.bytes'],
    ['a type that the model does not take', { type: 'image/gif' }, 'image.type'],
    ['no known type', { type: undefined }, 'image.type'],
    ['a side of 299', { width: 299 }, 'image.side'],
    ['a size of nothing', { width: 0 }, 'image.unreadable'],
    ['5:2', { width: 750 }, undefined],
    ['2:5', { height: 750 }, undefined],
    ['broader than 5:2', { width: 760 }, 'image.ratio'],
    ['narrower than 2:5', { height: 770 }, 'image.ratio'],
  ])('of %s', (_, facts, problem) => {
    expect(imageProblem(turbo.image, { ...fine, ...facts })).toBe(problem)
  })

  it('of a size that nobody could read', () => {
    expect(imageSizeProblem(turbo.image, {})).toBe('image.unreadable')
  })
})

describe('imageWarning', () => {
  it('warns of WebP for KIE image-to-video, which takes it all the same', () => {
    const webp = { type: 'image/webp', bytes: 1, width: 300, height: 300 }
    expect(imageProblem(kieImage.image, webp)).toBeUndefined()
    expect(imageWarning(kieImage.image, webp)).toBe('warning.image.type')
  })

  it.each(['image/png', 'image/jpeg', undefined])('has nothing against %s', (type) => {
    for (const { image } of models) expect(imageWarning(image, { type })).toBeUndefined()
  })

  it('has nothing against WebP where no page of the documents has', () => {
    expect(imageWarning(turbo.image, { type: 'image/webp' })).toBeUndefined()
  })
})

describe('imageTypeOfUrl', () => {
  it.each([
    ['https://a.example/1.jpg', 'image/jpeg'],
    ['https://a.example/1.JPEG', 'image/jpeg'],
    ['https://a.example/1.png?size=2', 'image/png'],
    ['https://a.example/1.webp#x', 'image/webp'],
    ['https://a.example/1.webp/original', undefined],
    ['https://a.example/1.gif', undefined],
    ['', undefined],
  ])('%s: %s', (url, type) => {
    expect(imageTypeOfUrl(url)).toBe(type)
  })
})
