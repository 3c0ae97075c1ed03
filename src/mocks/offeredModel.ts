import { VideoError } from '../core/VideoError.js'
import type { VideoModel } from '../core/VideoModel.js'

/** The model of that id. @throws {VideoError} `invalid-input` where it is not on offer. */
export function offeredModel(models: readonly VideoModel[], id: string | null | undefined): VideoModel {
  const model = models.find((each) => each.id === id)
  if (model) return model
  throw new VideoError('invalid-input', 'There is no such model.', {
    fields: { model: 'input.model.unknown' },
  })
}
