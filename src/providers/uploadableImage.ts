import { VideoError } from '../core/VideoError.js'
import type { ImageRule } from '../core/VideoModel.js'
import { IMAGE_HEAD_BYTES, imageTypeOf } from '../models/imageProblem.js'

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
}

/**
 * The type of an image by its bytes, and a random name for it: a service that keeps files by name would let one visitor
 * replace another's. Pixels are not counted here.
 * @throws {VideoError} `invalid-input` with `fields.file` for a type or a size that the rule does not take.
 */
export async function uploadableImage(
  file: Blob,
  rule: Pick<ImageRule, 'types' | 'maxBytes'>,
): Promise<{ type: string; fileName: string }> {
  const type = imageTypeOf(new Uint8Array(await file.slice(0, IMAGE_HEAD_BYTES).arrayBuffer())) ?? ''
  const extension = EXTENSIONS[type]
  if (extension === undefined || !rule.types.includes(type))
    throw refusal('image.type', 'no image that is taken')
  if (file.size > rule.maxBytes) throw refusal('image.bytes', `larger than ${rule.maxBytes} bytes`)
  return { type, fileName: `${crypto.randomUUID()}.${extension}` }
}

function refusal(message: string, what: string): VideoError {
  return new VideoError('invalid-input', `The file is ${what}. Nothing was sent.`, {
    fields: { file: message },
  })
}
