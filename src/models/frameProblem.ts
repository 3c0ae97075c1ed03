import type { VideoInput } from '../core/VideoInput.js'
import type { VideoModel } from '../core/VideoModel.js'
import { frameCount, maxFrames, modelMode } from './modelMode.js'

/** What the frames, the tier and the model do not agree on, as a message key; `undefined` where they do. */
export function frameProblem(
  model: VideoModel,
  input: Pick<VideoInput, 'startFrame' | 'endFrame' | 'tier'>,
): { field: keyof VideoInput; message: string } | undefined {
  if (input.endFrame !== undefined && input.startFrame === undefined) {
    return { field: 'endFrame', message: 'input.end-frame.needs-start' }
  }
  if (input.tier !== undefined && !model.modes.some((mode) => mode.tier === input.tier)) {
    return { field: 'tier', message: 'input.tier.not-offered' }
  }
  if (modelMode(model, input)) return undefined
  const frames = frameCount(input)
  if (frames === 0) return { field: 'startFrame', message: 'input.start-frame.missing' }
  if (frames > maxFrames(model, input.tier)) {
    return frames === 2 && maxFrames(model) > 0
      ? { field: 'endFrame', message: endFrameProblem(model) }
      : { field: 'startFrame', message: 'input.start-frame.not-taken' }
  }
  return { field: 'tier', message: 'input.tier.not-offered' }
}

/** Whether another tier would take the end frame, or none does. */
function endFrameProblem(model: VideoModel): string {
  return maxFrames(model) < 2 ? 'input.end-frame.not-taken-by-model' : 'input.end-frame.not-taken'
}
