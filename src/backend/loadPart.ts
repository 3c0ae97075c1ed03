import { VideoError } from '../core/VideoError.js'

/**
 * A part of the kit that a page downloads when it is first used. One that does not come is an answer that does not
 * come: it may be asked for again.
 * @throws {VideoError} `network`
 */
export async function loadPart<T>(download: () => Promise<T>): Promise<T> {
  try {
    return await download()
  } catch (cause) {
    throw new VideoError('network', 'A part of the page could not be loaded; reloading the page may help', {
      cause,
    })
  }
}
