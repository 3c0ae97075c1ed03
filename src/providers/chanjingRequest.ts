import type { VideoInput } from '../core/VideoInput.js'
import type { VideoModel } from '../core/VideoModel.js'
import { withoutUndefined } from '../core/withoutUndefined.js'
import { modelMode } from '../models/modelMode.js'

/** What Chanjing calls a video among its creations. */
const VIDEO = 4

/** The most tasks of one `task/page`. */
export const MAX_PAGE_TASKS = 50

const TASKS = '/open/v1/ai_creation/task'

export const chanjingCreatePath = `${TASKS}/submit`
export const chanjingPagePath = `${TASKS}/page`

/** The path below the base URL under which one task is looked at. */
export function chanjingCheckPath(taskId: string): string {
  return `${TASKS}?${new URLSearchParams({ unique_id: taskId }).toString()}`
}

/**
 * A checked input as the body of Chanjing's `task/submit`. Pure; the order is that of the documents.
 *
 * `aspect_ratio` goes along with a frame too, as in Chanjing's own example, and has no effect there. One frame only:
 * what a second one would mean is not documented. `callback` is an option of Chanjing's own script that no page
 * of its documents names: whether it is called, and with what, is not known.
 */
export function chanjingCreateBody(model: VideoModel, input: VideoInput, callbackUrl?: string) {
  return withoutUndefined({
    ref_img_url: input.startFrame === undefined ? undefined : [input.startFrame],
    ref_prompt: input.prompt,
    creation_type: VIDEO,
    aspect_ratio: input.aspectRatio ?? model.defaultAspectRatio,
    quality_mode: modelMode(model, input)?.name,
    video_duration: input.durationSeconds ?? model.defaultDurationSeconds,
    model_code: model.id.slice(model.provider.length + 1),
    callback: callbackUrl,
  })
}

/** The body that asks for several tasks. Never for none: an empty list asks for all that the account has. */
export function chanjingPageBody(taskIds: readonly string[]) {
  return { unique_ids: taskIds, type: VIDEO, page: 1, page_size: MAX_PAGE_TASKS }
}
