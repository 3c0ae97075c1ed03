import type { VideoInput } from '../core/VideoInput.js'
import type { VideoModel } from '../core/VideoModel.js'
import { videoInputProblems } from '../models/videoInputProblems.js'
import { maxFrames } from '../models/modelMode.js'
import { videoInputWarnings } from '../models/videoInputWarnings.js'
import type { Frame, FrameSlot } from './Frame.js'
import { frameWarning } from './Frame.js'
import { isLoopbackPage } from './isLoopbackPage.js'

type FramePair = Readonly<Record<FrameSlot, Frame>>

/** What is wrong with a form, its frames included: the input's field → a message key. */
export function formProblems(
  model: VideoModel,
  input: VideoInput,
  { start, end }: FramePair,
): Record<string, string> {
  const problems = videoInputProblems(model, input, { allowLoopback: isLoopbackPage() })
  // Where the model takes no frame none is on show, and nobody could take a refused one away.
  if (maxFrames(model) === 0) return problems
  return {
    ...problems,
    // A frame that was refused is not left out silently: the form says why before anything is spent.
    ...(start.status === 'refused' && { startFrame: start.problem }),
    ...(end.status === 'refused' && { endFrame: end.problem }),
  }
}

/** What the provider may refuse of a form that keeps the rules: the input's field → a message key. */
export function formWarnings(
  model: VideoModel,
  { startFrame: _start, endFrame: _end, ...input }: VideoInput,
  frames: FramePair,
): Record<string, string> {
  const warnings = videoInputWarnings(model, input)
  if (maxFrames(model) === 0) return warnings
  // Of the frames their own bytes tell more than their URLs.
  const startFrame = frameWarning(frames, 'start', model.image)
  const endFrame = frameWarning(frames, 'end', model.image)
  return {
    ...warnings,
    ...(startFrame !== undefined && { startFrame }),
    ...(endFrame !== undefined && { endFrame }),
  }
}
