import type { VideoInput } from '../core/VideoInput.js'
import type { VideoMode, VideoModel } from '../core/VideoModel.js'

type ModeInput = Pick<VideoInput, 'startFrame' | 'endFrame' | 'tier'>

function takes(mode: VideoMode, frames: number): boolean {
  return frames >= mode.frames[0] && frames <= mode.frames[1]
}

/** How many frames the input brings. An end frame alone counts: the schema is what refuses it. */
export function frameCount(input: Pick<VideoInput, 'startFrame' | 'endFrame'>): number {
  return (input.startFrame === undefined ? 0 : 1) + (input.endFrame === undefined ? 0 : 1)
}

/** The mode that the input uses: the cheapest that takes its frames, within its tier where it names one. */
export function modelMode(model: VideoModel, input: ModeInput): VideoMode | undefined {
  const frames = frameCount(input)
  return model.modes.find(
    (mode) => takes(mode, frames) && (input.tier === undefined || mode.tier === input.tier),
  )
}

/** The tiers that take so many frames, cheapest first; empty where the model has none. */
export function tiersFor(model: VideoModel, frames: number): NonNullable<VideoMode['tier']>[] {
  return model.modes.flatMap((mode) => (mode.tier !== undefined && takes(mode, frames) ? [mode.tier] : []))
}

/** The most frames that any mode takes, within a tier where one is named. */
export function maxFrames(model: VideoModel, tier?: VideoInput['tier']): number {
  const modes = model.modes.filter((mode) => tier === undefined || mode.tier === tier)
  return Math.max(0, ...modes.map((mode) => mode.frames[1]))
}

/** Whether every mode needs a frame: then nothing is made from text alone. */
export function needsFrame(model: VideoModel): boolean {
  return model.modes.every((mode) => mode.frames[0] > 0)
}
