import type { VideoErrorCode } from '../core/VideoError.js'
import { VideoError } from '../core/VideoError.js'

/** What a backend threw, as an error that the kit can speak about: a host's own backend may throw anything. */
export function asVideoError(error: unknown, code: VideoErrorCode): VideoError {
  return error instanceof VideoError
    ? error
    : new VideoError(code, 'The backend failed in a way that it does not name', { cause: error })
}

/** What a backend answers to a request that spends nothing. @throws {VideoError} whatever the backend throws. */
export async function ask<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request()
  } catch (error) {
    throw asVideoError(error, 'provider-error')
  }
}
