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
 * @throws {VideoError} `invalid-input` with `fields.file` for a type or a size that the rule does not take, or a file
 * that cannot be read.
 */
export async function uploadableImage(
  file: Blob,
  rule: Pick<ImageRule, 'types' | 'maxBytes'>,
): Promise<{ type: string; fileName: string }> {
  const type = imageTypeOf(await headOf(file)) ?? ''
  const extension = EXTENSIONS[type]
  if (extension === undefined || !rule.types.includes(type))
    throw refusal('image.type', 'no image that is taken')
  if (file.size > rule.maxBytes) throw refusal('image.bytes', `larger than ${rule.maxBytes} bytes`)
  return { type, fileName: `${randomName()}.${extension}` }
}

/** A file on a disk may be gone since it was chosen. */
async function headOf(file: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(0, IMAGE_HEAD_BYTES).arrayBuffer())
  } catch {
    throw refusal('image.unreadable', 'not readable')
  }
}

/** 128 random bits. Unlike `randomUUID`, these are there on a page without https too. */
function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function refusal(message: string, what: string): VideoError {
  return new VideoError('invalid-input', `The file is ${what}. Nothing was sent.`, {
    fields: { file: message },
  })
}
