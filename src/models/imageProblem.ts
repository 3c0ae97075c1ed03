import type { ImageRule } from '../core/VideoModel.js'

/** What is known of an image before it is sent. */
export interface ImageFacts {
  /** From its bytes, never from its name; `undefined` where they are of no known image. */
  type: string | undefined
  bytes: number
  width?: number
  height?: number
}

/** How many bytes {@link imageTypeOf} wants to see. */
export const IMAGE_HEAD_BYTES = 12

const ASCII = new TextDecoder('latin1')

/** The type of an image by its first bytes; `undefined` where they are of none that a model takes. */
export function imageTypeOf(head: Uint8Array): string | undefined {
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'image/jpeg'
  const text = ASCII.decode(head.subarray(0, IMAGE_HEAD_BYTES))
  if (head[0] === 0x89 && text.slice(1, 8) === 'PNG\r\n\u001a\n') return 'image/png'
  if (text.startsWith('RIFF') && text.slice(8) === 'WEBP') return 'image/webp'
  return undefined
}

/** What speaks against an image, as a message key; `undefined` where nothing does. */
export function imageProblem(rule: ImageRule, image: ImageFacts): string | undefined {
  if (image.type === undefined || !rule.types.includes(image.type)) return 'image.type'
  if (image.bytes > rule.maxBytes) return 'image.bytes'
  return imageSizeProblem(rule, image)
}

/** The same for its proportions alone, for an image of which only these are known. */
export function imageSizeProblem(
  rule: ImageRule,
  { width, height }: Pick<ImageFacts, 'width' | 'height'>,
): string | undefined {
  if (!width || !height) return 'image.unreadable'
  if (Math.min(width, height) < rule.minSidePixels) return 'image.side'
  const ratio = width / height
  // A pixel of rounding at the edge of the band is no reason to refuse.
  if (ratio < rule.aspectRatio[0] - 0.005 || ratio > rule.aspectRatio[1] + 0.005) return 'image.ratio'
  return undefined
}

/**
 * Why the provider may refuse an image that keeps the rule, as a message key: one page of its documents does not take
 * the type. `undefined` where all agree, and where the type is not known.
 */
export function imageWarning(rule: ImageRule, { type }: Pick<ImageFacts, 'type'>): string | undefined {
  return type !== undefined && rule.doubtfulTypes?.includes(type) === true ? 'warning.image.type' : undefined
}

/** The type that a URL's ending promises: enough for a warning, never for a refusal. */
export function imageTypeOfUrl(url: string): string | undefined {
  const ending = /\.(jpe?g|png|webp)(?=[?#]|$)/i.exec(url)?.[1]?.toLowerCase()
  return ending === undefined ? undefined : `image/${ending === 'jpg' ? 'jpeg' : ending}`
}
