import type { ImageRule, VideoModel } from '../../core/VideoModel.js'
import type { MessageValues } from '../../messages/Messages.js'
import type { Translator } from '../../messages/translator.js'

const MEGABYTE = 1024 * 1024

/** What is wrong with an image or a field, in words, with the limits of the model that it breaks. */
export function problemText(
  t: Translator,
  problem: string,
  { image, model }: { image?: ImageRule; model?: VideoModel | undefined },
): string {
  return t.open(problem, 'input.invalid', valuesOf(problem, image ?? model?.image, model))
}

function valuesOf(
  problem: string,
  image: ImageRule | undefined,
  model: VideoModel | undefined,
): MessageValues {
  if (problem.startsWith('image.') && image) {
    return { max: Math.round(image.maxBytes / MEGABYTE), min: image.minSidePixels }
  }
  if (!model) return {}
  if (problem.startsWith('input.prompt.')) return { max: model.prompt.maxCharacters }
  if (problem.startsWith('input.negative-prompt.')) return { max: model.negativePrompt?.maxCharacters ?? 0 }
  if (problem.startsWith('input.guidance.'))
    return { min: model.cfgScale?.min ?? 0, max: model.cfgScale?.max ?? 1 }
  return {}
}
