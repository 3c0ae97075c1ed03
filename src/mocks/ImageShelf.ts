import { VideoError } from '../core/VideoError.js'
import type { ImageRule } from '../core/VideoModel.js'
import { imageTypeOf } from '../models/imageProblem.js'
import { kling } from '../models/kling.js'

/** Uploaded images, in memory, by an id of our own making. */
export class ImageShelf {
  readonly #images = new Map<string, { bytes: Uint8Array<ArrayBuffer>; type: string }>()

  /**
   * Keeps the image that a request brings, as its body or as `file` of a form, and gives back its id.
   * It looks at type and bytes; how many pixels there are it does not.
   * @param rule What the model takes that it is for. Default: what every Kling model does.
   * @throws {VideoError} `invalid-input` with `fields.file` where the rule does not let it through.
   */
  async keep(request: Request, rule: ImageRule = kling.image): Promise<string> {
    const bytes = await bytesOf(request)
    const type = imageTypeOf(bytes)
    if (bytes.length === 0) throw refusal('image.unreadable', 422)
    if (bytes.length > rule.maxBytes) throw refusal('image.bytes', 413)
    if (type === undefined || !rule.types.includes(type)) throw refusal('image.type', 415)
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

async function bytesOf(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (!/^multipart\/form-data\b/i.test(request.headers.get('Content-Type') ?? '')) {
    return new Uint8Array(await request.arrayBuffer())
  }
  const file = await request.formData().then(
    (form) => form.get('file'),
    () => null,
  )
  return new Uint8Array(file instanceof Blob ? await file.arrayBuffer() : [])
}

function refusal(message: string, status: number): VideoError {
  return new VideoError('invalid-input', 'The bytes are no image that a model takes.', {
    status,
    fields: { file: message },
  })
}
