import { VideoError } from '../core/VideoError.js'
import type { UploadOptions } from '../core/VideoBackend.js'
import { imageAnswerSchema, wireRoutes } from '../core/wire.js'
import type { HandlerConnection } from './handlerRequest.js'
import { handlerRequest } from './handlerRequest.js'
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
    wireRoutes.images,
    {
      method: 'POST',
      body: file,
      headers: { 'Content-Type': file.type || 'application/octet-stream' },
      signal: options.signal,
      timeoutMs: UPLOAD_TIMEOUT_MS,
    },
  )
  const parsed = imageAnswerSchema.safeParse(answer.body)
  if (!parsed.success)
    throw new VideoError('malformed-response', 'The upload was answered without a URL', answer)
  return { url: new URL(parsed.data.url, new URL(connection.url, globalThis.location?.href)).href }
}

function progressFetch(onProgress: UploadOptions['onProgress']): typeof fetch | undefined {
  if (!onProgress || typeof XMLHttpRequest === 'undefined') return undefined
  return (input, init) => sendWithProgress(String(input), init ?? {}, onProgress)
}
