import { safeMediaUrl } from '../core/safeMediaUrl.js'
import { textProperty } from '../core/unknownJson.js'
import { VideoError } from '../core/VideoError.js'
import type { ImageRule } from '../core/VideoModel.js'
import { IMAGE_HEAD_BYTES, imageTypeOf } from '../models/imageProblem.js'
import type { UpstreamEnvelope } from './upstreamEnvelope.js'
import { malformed, refusalOf } from './upstreamEnvelope.js'

/** The path below the base URL of KIE's files that takes a file as a form. */
export const KIE_UPLOAD_PATH = '/api/file-stream-upload'

/** The folder of the account that the images go to. KIE's quickstart requires one. */
const UPLOAD_FOLDER = 'rushes'

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
}

/**
 * An image as the form that KIE takes, under a name that nobody else has: a name that is taken is overwritten.
 * @throws {VideoError} `invalid-input` where by its bytes it is no image that the models take, or it is too
 * large, or cannot be read.
 */
export async function kieUploadForm(file: Blob, rule: ImageRule): Promise<FormData> {
  const head = await file
    .slice(0, IMAGE_HEAD_BYTES)
    .arrayBuffer()
    .catch(() => undefined)
  // A file on a disk may be gone since it was chosen.
  if (!head) throw refused('image.unreadable')
  const type = imageTypeOf(new Uint8Array(head))
  const extension = type === undefined ? undefined : EXTENSIONS[type]
  if (type === undefined || extension === undefined || !rule.types.includes(type)) throw refused('image.type')
  if (file.size > rule.maxBytes) throw refused('image.bytes')
  const fileName = `${randomName()}.${extension}`
  const form = new FormData()
  form.append('file', file.slice(0, file.size, type), fileName)
  form.append('uploadPath', UPLOAD_FOLDER)
  form.append('fileName', fileName)
  return form
}

/**
 * Where the image is now.
 * @throws {VideoError} what the answer says against it; `malformed-response` where it has no https link.
 */
export function kieUploadedUrl(
  envelope: UpstreamEnvelope,
  { providerName, allowLoopback }: { providerName: string; allowLoopback?: boolean | undefined },
): string {
  const request = { providerName, spends: false }
  const refusal = refusalOf(envelope, request)
  if (refusal) throw refusal
  const url = safeMediaUrl(textProperty(envelope.data, 'downloadUrl') ?? '', { allowLoopback })
  if (url === undefined || url.startsWith('blob:')) {
    throw malformed(envelope, { ...request, what: 'no https link to the upload' })
  }
  return url
}

/** 128 random bits. Unlike `randomUUID`, these are there on a page without https too. */
function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function refused(problem: 'image.type' | 'image.bytes' | 'image.unreadable'): VideoError {
  return new VideoError('invalid-input', `KIE takes no such image (${problem}). Nothing was sent.`, {
    fields: { file: problem },
  })
}
