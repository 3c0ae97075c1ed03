import type { VideoInput } from '../core/VideoInput.js'
import type { VideoModel } from '../core/VideoModel.js'
import { frameCount, maxFrames, needsFrame, tiersFor } from '../models/modelMode.js'

/** What a form holds: an input that need not be whole yet, for a model that may not be chosen yet. */
export type VideoDraft = Partial<VideoInput>

/**
 * The input that a draft means for a model: fields that the model, or the frames given, have no use for stay in the
 * draft, so that they are there again when the choice changes back.
 */
export function formInput(model: VideoModel, draft: VideoDraft): VideoInput {
  const { startFrame, tier, negativePrompt, durationSeconds, aspectRatio, cfgScale, routing } = draft
  const { endFrame } = draft
  // A frame or tier that is on show and does not fit is kept: the form says so before anything is spent.
  const frames =
    maxFrames(model) === 0
      ? {}
      : { ...(startFrame !== undefined && { startFrame }), ...(endFrame !== undefined && { endFrame }) }
  const count = frameCount(frames)
  return {
    model: model.id,
    prompt: draft.prompt ?? '',
    ...(negativePrompt && model.negativePrompt && { negativePrompt }),
    ...frames,
    durationSeconds: durationSeconds ?? model.defaultDurationSeconds,
    ...(count === 0 && !needsFrame(model) && { aspectRatio: aspectRatio ?? model.defaultAspectRatio }),
    ...(cfgScale !== undefined && model.cfgScale && { cfgScale }),
    ...(tier !== undefined && model.modes.some((mode) => mode.tier === tier) && { tier }),
    ...(routing !== undefined && model.routings?.includes(routing) && { routing }),
  }
}

/** How many of the advanced settings differ from what the model does by itself. */
export function changedSettings(model: VideoModel, draft: VideoDraft): number {
  const input = formInput(model, draft)
  return [
    input.negativePrompt !== undefined,
    input.cfgScale !== undefined && input.cfgScale !== model.cfgScale?.default,
    input.tier !== undefined && input.tier !== tiersFor(model, frameCount(input))[0],
    input.routing !== undefined && input.routing !== model.routings?.[0],
  ].filter(Boolean).length
}
