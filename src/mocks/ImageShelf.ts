import { VideoError } from '../core/VideoError.js'
import { imageTypeOf } from '../models/imageProblem.js'
import { kling } from '../models/kling.js'

/** Uploaded images, in memory, by an id of our own making. */
export class ImageShelf {
  readonly #images = new Map<string, { bytes: Uint8Array<ArrayBuffer>; type: string }>()

  /**
   * Keeps an image and gives back its id.
   * @throws {VideoError} `invalid-input` for bytes of no known image, and for too many of them.
   */
  keep(bytes: Uint8Array<ArrayBuffer>): string {
    const type = imageTypeOf(bytes)
    const tooBig = bytes.length > kling.image.maxBytes
    if (type === undefined || tooBig) {
      throw new VideoError('invalid-input', 'The bytes are no image that a model takes.', {
        fields: { image: tooBig ? 'image.bytes' : 'image.type' },
      })
    }
    const id = `image${this.#images.size + 1}`
    this.#images.set(id, { bytes, type })
    return id
  }

  /** The image as it was uploaded; `undefined` where there is none of that id. */
  answer(id: string): Response | undefined {
    const image = this.#images.get(id)
    return (
      image &&
      new Response(image.bytes, {
        headers: { 'Content-Type': image.type, 'X-Content-Type-Options': 'nosniff' },
      })
    )
  }

  clear(): void {
    this.#images.clear()
  }
}
