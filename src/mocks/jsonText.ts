import { VideoError } from '../core/VideoError.js'

/**
 * The text of a JSON body.
 * @throws {VideoError} 415 where it is not said to be JSON, as the handler does: a form on another site cannot say so.
 */
export async function jsonText(request: Request): Promise<string> {
  if (/^application\/json\b/i.test(request.headers.get('Content-Type') ?? '')) return request.text()
  throw new VideoError('invalid-input', 'Send the body as application/json.', { status: 415 })
}
