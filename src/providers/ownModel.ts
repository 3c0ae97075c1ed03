import { property } from '../core/unknownJson.js'
import { VideoError } from '../core/VideoError.js'
import type { VideoModel } from '../core/VideoModel.js'

/**
 * The model that an input or a reference names.
 * @throws {VideoError} `invalid-input` for one that is not among the provider's own.
 */
export function ownModel(own: readonly VideoModel[], named: unknown, providerName: string): VideoModel {
  const id = property(named, 'model')
  const model = own.find((each) => each.id === id)
  if (model) return model
  throw new VideoError('invalid-input', `${providerName} has no model of that name. Nothing was sent.`, {
    fields: { model: 'input.model.unknown' },
  })
}
