import type { VideoModel } from '../../src/core/VideoModel.js'
import { models } from '../../src/models/registry.js'

function named(id: string): VideoModel {
  const model = models.find((each) => each.id === id)
  if (!model) throw new Error(`The registry has no ${id}`)
  return model
}

export const turbo = named('apixo/kling-2-5-turbo-pro')
export const kling21 = named('apixo/kling-2-1')
