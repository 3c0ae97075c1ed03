/**
 * A model, as `provider/model`. The known ones complete in an editor; any other string is accepted,
 * so that a provider of your own needs no change here.
 */
export type ModelId =
  | 'apixo/kling-2-5-turbo-pro'
  | 'apixo/kling-2-1'
  | 'kie/kling-v2-5-turbo-image-to-video-pro'
  | 'kie/kling-v2-5-turbo-text-to-video-pro'
  | 'chanjing/kling-v2-5-turbo-normal'
  | (string & {})

/** How long the video is, in seconds. */
export type DurationSeconds = 5 | 10
/** The shape of the picture, width to height. */
export type AspectRatio = '16:9' | '9:16' | '1:1'
/** The quality of a model that has several, and with it the price. */
export type Tier = 'standard' | 'pro' | 'master'
/** How APIXO chooses among its own suppliers. */
export type Routing = 'auto' | 'value' | 'official'

/** What a video is made from. Every limit on it stands in the model's {@link VideoModel}. */
export interface VideoInput {
  model: ModelId
  prompt: string
  /** What should not be in the video. */
  negativePrompt?: string
  /** An https URL. Without one the video is made from the text alone. */
  startFrame?: string
  /** An https URL. Needs a start frame, and a model or tier that takes two. */
  endFrame?: string
  /** Default: the model's, 5 for every known one. */
  durationSeconds?: DurationSeconds
  /** Text-to-video only: with a frame the video follows the frame. Default: the model's. */
  aspectRatio?: AspectRatio
  /** How closely the video follows the prompt, 0 to 1 in steps of 0.1. Left out, the provider decides. */
  cfgScale?: number
  /** Default: the cheapest that takes the frames given. */
  tier?: Tier
  /** APIXO's `provider`: which of its routes the task takes. Sent only when set. */
  routing?: Routing
}
