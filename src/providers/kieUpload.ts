import { safeMediaUrl } from '../core/safeMediaUrl.js'
import { textProperty } from '../core/unknownJson.js'
import type { ImageRule } from '../core/VideoModel.js'
import { uploadableImage } from './uploadableImage.js'
import type { UpstreamEnvelope } from './upstreamEnvelope.js'
import { malformed, refusalOf } from './upstreamEnvelope.js'

/** The path below the base URL of KIE's files that takes a file as a form. */
export const KIE_UPLOAD_PATH = '/api/file-stream-upload'

/** The folder of the account that the images go to. KIE's quickstart requires one. */
const UPLOAD_FOLDER = 'rushes'

/**
 * An image as the form that KIE takes, under a random name: KIE overwrites a file of the same one.
 * @throws {VideoError} as `uploadableImage` does.
 */
export async function kieUploadForm(file: Blob, rule: ImageRule): Promise<FormData> {
  const { type, fileName } = await uploadableImage(file, rule)
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
