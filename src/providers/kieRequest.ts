import type { VideoInput } from '../core/VideoInput.js'
import type { VideoModel } from '../core/VideoModel.js'
import { withoutUndefined } from '../core/withoutUndefined.js'
import { onGrid } from './onGrid.js'

/** The path below the base URL under which a task of any model is made. */
export const KIE_CREATE_PATH = '/api/v1/jobs/createTask'

/** The path below the base URL that tells the account's credits. */
export const KIE_CREDITS_PATH = '/api/v1/chat/credit'

/**
 * A checked input as the body of KIE's `createTask`. Pure.
 *
 * Every field that has a documented default is sent: an integrator measured that KIE does not always apply them.
 * `tail_image_url` is `''` where there is no end frame, as in KIE's own example; `negative_prompt` has no default and is
 * left out where there is none.
 */
export function kieCreateBody(model: VideoModel, input: VideoInput, callbackUrl?: string) {
  const { startFrame, endFrame = '', negativePrompt } = input
  const cfgScale = input.cfgScale ?? model.cfgScale?.default
  return withoutUndefined({
    model: upstreamName(model),
    callBackUrl: callbackUrl,
    input: withoutUndefined({
      prompt: input.prompt,
      image_url: startFrame,
      tail_image_url: startFrame === undefined ? undefined : endFrame,
      duration: String(input.durationSeconds ?? model.defaultDurationSeconds),
      aspect_ratio: startFrame === undefined ? (input.aspectRatio ?? model.defaultAspectRatio) : undefined,
      negative_prompt: negativePrompt,
      cfg_scale: cfgScale === undefined ? undefined : onGrid(cfgScale, model.cfgScale?.step),
    }),
  })
}

/** The path below the base URL under which a task is looked at. */
export function kieCheckPath(taskId: string): string {
  return `/api/v1/jobs/recordInfo?${new URLSearchParams({ taskId }).toString()}`
}

/** `kie/kling-v2-5-…` here is `kling/v2-5-…` at KIE. */
function upstreamName(model: VideoModel): string {
  return model.id.replace(/^kie\/kling-/, 'kling/')
}
