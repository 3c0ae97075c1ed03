import { fn } from 'storybook/test'
import type { Frame, Frames } from '../../src/index.js'
import { framesValue, isBusy } from '../../src/hooks/Frame.js'
import { endFrameUrl, startFrameUrl } from './pictures.js'

export const emptyFrame: Frame = { status: 'empty' }

export const startFrame: Extract<Frame, { status: 'ready' }> = {
  status: 'ready',
  url: startFrameUrl,
  previewUrl: startFrameUrl,
  width: 960,
  height: 540,
}

export const endFrame: Frame = {
  status: 'ready',
  url: endFrameUrl,
  previewUrl: endFrameUrl,
  width: 720,
  height: 900,
}

/** Two frames that stay as they are. */
export function stillFrames(start: Frame, end: Frame = emptyFrame, canUpload = true): Frames {
  const frames = { start, end }
  return {
    ...frames,
    value: framesValue(frames),
    isBusy: isBusy(frames),
    canUpload,
    setFile: fn(),
    setLastFrame: fn(),
    setUrl: fn(),
    setSize: fn(),
    remove: fn(),
    swap: fn(),
    reset: fn(),
    settled: async () => frames,
  }
}
