import type { VideoInput } from '../core/VideoInput.js'
import type { VideoModel } from '../core/VideoModel.js'
import { withoutUndefined } from '../core/withoutUndefined.js'
import { frameCount, modelMode } from '../models/modelMode.js'
import { onGrid } from './onGrid.js'

/**
 * A checked input as the body of APIXO's `generateTask`. Pure.
 *
 * `aspect_ratio` goes along only where there is no frame, and `provider` only where a routing is chosen: newer pages
 * of APIXO's documents no longer list it.
 */
export function apixoCreateBody(model: VideoModel, input: VideoInput, callbackUrl?: string) {
  const { startFrame, endFrame, negativePrompt, cfgScale } = input
  return withoutUndefined({
    request_type: callbackUrl === undefined ? 'async' : 'callback',
    callback_url: callbackUrl,
    provider: input.routing,
    input: withoutUndefined({
      mode: modelMode(model, input)?.name,
      prompt: input.prompt,
      duration: input.durationSeconds ?? model.defaultDurationSeconds,
      image_urls:
        startFrame === undefined ? undefined : [startFrame, ...(endFrame === undefined ? [] : [endFrame])],
      aspect_ratio: frameCount(input) > 0 ? undefined : (input.aspectRatio ?? model.defaultAspectRatio),
      negative_prompt: negativePrompt,
      cfg_scale: cfgScale === undefined ? undefined : onGrid(cfgScale, model.cfgScale?.step),
    }),
  })
}

/** The path below the base URL under which a task of the model is made. */
export function apixoCreatePath(model: VideoModel): string {
  return `/generateTask/${slugOf(model)}`
}

/** The path below the base URL under which a task is looked at. APIXO wants the model there as well as the id. */
export function apixoCheckPath(model: VideoModel, taskId: string): string {
  return `/statusTask/${slugOf(model)}?${new URLSearchParams({ taskId }).toString()}`
}

function slugOf(model: VideoModel): string {
  return model.id.slice(model.provider.length + 1)
}
