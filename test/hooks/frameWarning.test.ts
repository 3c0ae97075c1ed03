import { describe, expect, test } from 'vitest'
import type { Frame } from '../../src/hooks/Frame.js'
import { EMPTY_FRAME, frameWarning } from '../../src/hooks/Frame.js'
import { kling } from '../../src/models/kling.js'

const image = (width?: number, height?: number): Frame => ({
  status: 'ready',
  url: 'https://cdn.example/a.png',
  previewUrl: 'https://cdn.example/a.png',
  ...(width !== undefined && height !== undefined && { width, height }),
})
const ofTheEnd = (start: Frame, end: Frame) => frameWarning({ start, end }, 'end', kling.image)

describe('two frames', () => {
  test.each([
    ['of one size', image(1280, 720), image(1280, 720)],
    ['of one shape', image(1920, 1080), image(640, 360)],
    ['of shapes that differ by the rounding of pixels', image(1280, 720), image(1000, 562)],
    ['of which one’s size is not known', image(1280, 720), image()],
    ['of which the first is not there', EMPTY_FRAME, image(300, 600)],
  ])('%s are no matter', (_, start, end) => {
    expect(ofTheEnd(start, end)).toBeUndefined()
  })

  test('of different shapes are a matter of the end frame', () => {
    const frames = { start: image(1280, 720), end: image(720, 1280) }
    expect(frameWarning(frames, 'end', kling.image)).toBe('warning.frames.proportions')
    expect(frameWarning(frames, 'start', kling.image)).toBeUndefined()
    expect(ofTheEnd(image(1280, 720), image(1280, 760))).toBe('warning.frames.proportions')
  })
})
