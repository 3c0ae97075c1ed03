import type { ImageRule, VideoModel } from '../../core/VideoModel.js'
import type { MessageValues } from '../../messages/Messages.js'
import type { Translator } from '../../messages/translator.js'

const MEGABYTE = 1024 * 1024

/** What is wrong with an image or a field, or in doubt, in words, with the limits of the model that it is about. */
export function problemText(
  t: Translator,
  problem: string,
  { image, model }: { image?: ImageRule; model?: VideoModel | undefined },
): string {
  return t.open(problem, 'input.invalid', valuesOf(problem, t.locale, image ?? model?.image, model))
}

function valuesOf(
  problem: string,
  locale: string,
  image: ImageRule | undefined,
  model: VideoModel | undefined,
): MessageValues {
  if (problem.startsWith('image.') && image) {
    return { max: Math.round(image.maxBytes / MEGABYTE), min: image.minSidePixels }
  }
  if (problem === 'warning.image.type' && image) return typesOf(image, locale)
  if (!model) return {}
  if (problem.startsWith('input.prompt.')) return { max: model.prompt.maxCharacters }
  if (problem.startsWith('input.negative-prompt.')) return { max: model.negativePrompt?.maxCharacters ?? 0 }
  if (problem.startsWith('input.guidance.'))
    return { min: model.cfgScale?.min ?? 0, max: model.cfgScale?.max ?? 1 }
  if (problem === 'warning.prompt.long') return { from: model.prompt.warnAboveCharacters ?? 0 }
  if (problem === 'warning.negative-prompt.long')
    return { from: model.negativePrompt?.warnAboveCharacters ?? 0 }
  return {}
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
}

/** The types that are in doubt, and those that are not, as a list. */
function typesOf({ types, doubtfulTypes = [] }: ImageRule, locale: string): MessageValues {
  const list = new Intl.ListFormat(locale, { type: 'disjunction' })
  const named = (some: readonly string[]) => list.format(some.map((type) => TYPE_NAMES[type] ?? type))
  return { type: named(doubtfulTypes), safe: named(types.filter((type) => !doubtfulTypes.includes(type))) }
}
