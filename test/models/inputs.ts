import type { VideoInput } from '../../src/core/VideoInput.js'
import type { VideoModel } from '../../src/core/VideoModel.js'
import { needsFrame } from '../../src/models/modelMode.js'
import { models } from '../../src/models/registry.js'

function named(id: string): VideoModel {
  const model = models.find((each) => each.id === id)
  if (!model) throw new Error(`The registry has no ${id}`)
  return model
}

export const turbo = named('apixo/kling-2-5-turbo-pro')
export const kling21 = named('apixo/kling-2-1')
export const kieImage = named('kie/kling-v2-5-turbo-image-to-video-pro')
export const kieText = named('kie/kling-v2-5-turbo-text-to-video-pro')
export const chanjing = named('chanjing/kling-v2-5-turbo-normal')

/** The smallest input that a model takes: text alone, or with one frame. */
export function leastInput(model: VideoModel): VideoInput {
  return {
    model: model.id,
    prompt: 'a fox',
    ...(needsFrame(model) && { startFrame: 'https://a.example/1.png' }),
  }
}
