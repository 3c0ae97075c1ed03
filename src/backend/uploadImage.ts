import { VideoError } from '../core/VideoError.js'
import type { UploadOptions } from '../core/VideoBackend.js'
import { IMAGE_MODEL_PARAMETER, wireRoutes } from '../core/wire.js'
import { imageAnswerSchema } from '../core/wireAnswers.js'
import type { HandlerConnection } from './handlerRequest.js'
import { handlerRequest } from './handlerRequest.js'
import { wholeUrl } from './handlerUrl.js'
import { sendWithProgress } from './sendWithProgress.js'

/** Ten megabytes over a slow phone line take a while. */
const UPLOAD_TIMEOUT_MS = 120_000

/**
 * Sends one image to the handler.
 * Tells its progress where the browser does: over XMLHttpRequest, which is used unless the connection has its own `fetch`.
 */
export async function uploadImage(
  connection: HandlerConnection,
  file: Blob,
  options: UploadOptions = {},
): Promise<{ url: string }> {
  const answer = await handlerRequest(
    { ...connection, fetch: connection.fetch ?? progressFetch(options.onProgress) },
    imagesPath(options.model),
    {
      method: 'POST',
      body: file,
      headers: { 'Content-Type': file.type || 'application/octet-stream' },
      signal: options.signal,
      timeoutMs: UPLOAD_TIMEOUT_MS,
    },
  )
  const parsed = imageAnswerSchema.safeParse(answer.body)
  // A frame needs a whole URL.
  const url = parsed.success ? wholeUrl(connection, parsed.data.url) : undefined
  if (url !== undefined) return { url }
  throw new VideoError('malformed-response', 'The upload was answered without a URL', {
    status: answer.status,
  })
}

function imagesPath(model: UploadOptions['model']): string {
  if (model === undefined) return wireRoutes.images
  return `${wireRoutes.images}?${new URLSearchParams({ [IMAGE_MODEL_PARAMETER]: model }).toString()}`
}

function progressFetch(onProgress: UploadOptions['onProgress']): typeof fetch | undefined {
  if (!onProgress || typeof XMLHttpRequest === 'undefined') return undefined
  return (input, init) =>
    sendWithProgress(input instanceof Request ? input.url : String(input), init ?? {}, onProgress)
}
