import type { VideoInput } from '../core/VideoInput.js'
import type { VideoModel } from '../core/VideoModel.js'
import { modelMode } from './modelMode.js'

/**
 * What the time of a task depends on, as one short word: `5s-image-to-video`. It begins with the duration in seconds
 * and travels with the task, so that whoever watches it later knows when to look.
 */
export function taskKind(model: VideoModel, input: Omit<VideoInput, 'model' | 'prompt'>): string {
  const seconds = input.durationSeconds ?? model.defaultDurationSeconds
  const mode = modelMode(model, input)
  return mode ? `${seconds}s-${mode.name}` : `${seconds}s`
}

/** How long tasks of that kind usually take, [from, to] in milliseconds; `undefined` for a kind that nobody wrote down. */
export function typicalMs(
  model: VideoModel,
  kind: string | undefined,
): readonly [number, number] | undefined {
  const seconds = /^\d+(?=s)/.exec(kind ?? '')?.[0] ?? String(model.defaultDurationSeconds)
  return Object.hasOwn(model.typicalMs, seconds) ? model.typicalMs[seconds] : undefined
}
