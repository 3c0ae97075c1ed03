import type { ImageRule } from '../core/VideoModel.js'
import { imageTypeOfUrl, imageWarning } from '../models/imageProblem.js'

/** Which of the two frames. */
export type FrameSlot = 'start' | 'end'

/** One frame of the form, from empty to a URL that a provider can fetch. */
export type Frame =
  | { status: 'empty' }
  | { status: 'checking'; name: string }
  | { status: 'uploading'; name: string; previewUrl: string; fraction?: number }
  | {
      status: 'ready'
      url: string
      previewUrl: string
      name?: string
      width?: number
      height?: number
      /** From its bytes: known of a file, not of a URL. */
      type?: string
    }
  /** `problem` is a message key. The preview is there where the image can be shown all the same. */
  | { status: 'refused'; problem: string; name?: string; previewUrl?: string }

/** The frames of an input, by their URLs. */
export interface FramesValue {
  startFrame?: string
  endFrame?: string
}

export const EMPTY_FRAME: Frame = { status: 'empty' }

/** A frame that is there by its URL. */
export function frameOf(url: string | undefined): Frame {
  return url === undefined ? EMPTY_FRAME : { status: 'ready', url, previewUrl: url }
}

/** The URLs of the frames that are ready. */
export function framesValue(frames: Readonly<Record<FrameSlot, Frame>>): FramesValue {
  return {
    ...(frames.start.status === 'ready' && { startFrame: frames.start.url }),
    ...(frames.end.status === 'ready' && { endFrame: frames.end.url }),
  }
}

/** Two images that a person would call alike in shape differ by less. */
const ALIKE_IN_PROPORTION = 0.03

/**
 * What may go wrong with a frame that is ready, as a message key: the provider may refuse its type, or the end frame has
 * other proportions than the start frame, whose the video follows.
 */
export function frameWarning(
  frames: Readonly<Record<FrameSlot, Frame>>,
  slot: FrameSlot,
  rule: ImageRule,
): string | undefined {
  const frame = frames[slot]
  if (frame.status !== 'ready') return undefined
  const doubt = imageWarning(rule, { type: frame.type ?? imageTypeOfUrl(frame.url) })
  if (doubt !== undefined || slot === 'start') return doubt
  const [start, end] = [proportionsOf(frames.start), proportionsOf(frame)]
  if (start === undefined || end === undefined) return undefined
  return Math.abs(start / end - 1) < ALIKE_IN_PROPORTION ? undefined : 'warning.frames.proportions'
}

function proportionsOf(frame: Frame): number | undefined {
  return frame.status === 'ready' && frame.width && frame.height ? frame.width / frame.height : undefined
}

/** Whether an image is being checked or sent. */
export function isBusy(frames: Readonly<Record<FrameSlot, Frame>>): boolean {
  return [frames.start, frames.end].some(({ status }) => status === 'checking' || status === 'uploading')
}

/** The frame as it stands once its preview has been freed, and what was under way for it given up. */
export function withoutPreview(frame: Frame): Frame {
  if (frame.status === 'checking' || frame.status === 'uploading') return EMPTY_FRAME
  if (frame.status === 'ready') return { ...frame, previewUrl: frame.url }
  if (frame.status === 'empty') return frame
  const { previewUrl: _freed, ...refused } = frame
  return refused
}
