import { VideoError } from '../core/VideoError.js'
import type { VideoInput } from '../core/VideoInput.js'
import type { VideoModel } from '../core/VideoModel.js'
import { withoutUndefined } from '../core/withoutUndefined.js'
import type { VideoInputOptions } from './videoInputProblems.js'
import { videoInputProblems } from './videoInputProblems.js'

/**
 * The input, if it keeps the model's rules, without what was left out.
 * @throws {VideoError} `invalid-input` with `fields` where it does not.
 */
export function checkVideoInput(model: VideoModel, input: unknown, options?: VideoInputOptions): VideoInput {
  const fields = videoInputProblems(model, input, options)
  // Every field of it has passed its rule, and there is none beside them.
  if (Object.keys(fields).length === 0) return withoutUndefined(input as VideoInput)
  const words = Object.entries(fields).map(([field, message]) => `${field} (${message})`)
  throw new VideoError(
    'invalid-input',
    `The input breaks the rules of ${model.id}: ${words.join(', ')}. Nothing was sent.`,
    { fields },
  )
}
