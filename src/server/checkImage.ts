import { fileTypeFromBuffer } from 'file-type'
import { imageDimensionsFromData } from 'image-dimensions'
import type { ImageRule } from '../core/VideoModel.js'
import { isAnimatedWebp, isWholeImage } from './isWholeImage.js'
import { Refusal } from './Refusal.js'

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
}

/** Beyond this a few bytes unfold into more memory than whoever decodes them has. */
const MAX_PIXELS = 50_000_000

export interface CheckedImage {
  contentType: string
  extension: string
}

/**
 * Reads from the bytes what the image is, whatever its sender called it, and holds it against the rule. Nothing is decoded.
 * @throws {Refusal} 415 for a type that is not taken, else 422; `fields.file` is the message key
 */
export async function checkImage(bytes: Uint8Array<ArrayBuffer>, rule: ImageRule): Promise<CheckedImage> {
  if (bytes.length === 0) throw refusal('image.unreadable', 'The file is empty.')
  if (bytes.length > rule.maxBytes) throw tooManyBytes(rule.maxBytes)
  const contentType = await typeOf(bytes)
  const extension = EXTENSIONS[contentType]
  if (extension === undefined || !rule.types.includes(contentType) || isAnimatedWebp(bytes)) {
    throw refusal('image.type', 'Only JPEG, PNG and WebP are taken, and none that moves.', 415)
  }
  const size = sizeOf(bytes)
  if (!size || `image/${size.type}` !== contentType || size.width === 0 || size.height === 0) {
    throw refusal('image.unreadable', 'The image is damaged.')
  }
  const { width, height } = size
  if (width * height > MAX_PIXELS) throw refusal('image.side', `${width} × ${height} pixels are too many.`)
  if (Math.min(width, height) < rule.minSidePixels) {
    throw refusal('image.side', `${width} × ${height} is below ${rule.minSidePixels} pixels on a side.`)
  }
  const [least, most] = rule.aspectRatio
  if (width / height < least || width / height > most) {
    throw refusal('image.ratio', `${width} × ${height} is too narrow or too wide.`)
  }
  if (!isWholeImage(bytes, contentType)) throw refusal('image.unreadable', 'The image breaks off.')
  return { contentType, extension }
}

export function tooManyBytes(maxBytes: number): Refusal {
  return refusal('image.bytes', `The image is larger than ${maxBytes} bytes.`, 413)
}

function refusal(key: string, detail: string, status = 422): Refusal {
  return new Refusal('invalid-input', detail, { status, fields: { file: key } })
}

/** Hostile bytes may make a parser throw; what it cannot read has no type. */
async function typeOf(bytes: Uint8Array): Promise<string> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime ?? ''
  } catch {
    return ''
  }
}

function sizeOf(bytes: Uint8Array): ReturnType<typeof imageDimensionsFromData> {
  try {
    return imageDimensionsFromData(bytes)
  } catch {
    return undefined
  }
}
