import * as z from 'zod/mini'
import type { VideoInput } from '../core/VideoInput.js'
import type { VideoModel } from '../core/VideoModel.js'
import { checkVideoInput } from './checkVideoInput.js'
import type { VideoInputOptions } from './videoInputProblems.js'
import { videoInputProblems } from './videoInputProblems.js'

/**
 * The rules of one model as a zod schema, and so as a Standard Schema: for form libraries and a host's own endpoints.
 * Each issue's message is a key of the catalogue, its path the input's field. The kit itself checks by the same rules
 * without zod, which would weigh more in a browser than all of its form.
 */
export function videoInputSchema(
  model: VideoModel,
  options: VideoInputOptions = {},
): z.ZodMiniType<VideoInput, unknown> {
  return z.pipe(
    z.unknown(),
    z.transform((input, context) => {
      const problems = Object.entries(videoInputProblems(model, input, options))
      if (problems.length === 0) return checkVideoInput(model, input, options)
      for (const [field, message] of problems) {
        const path = field === 'input' ? [] : [field]
        context.issues.push({ code: 'custom', path, message, input })
      }
      return z.NEVER
    }),
  )
}
