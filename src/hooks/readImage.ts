import type { ImageFacts } from '../models/imageProblem.js'
import { IMAGE_HEAD_BYTES, imageTypeOf } from '../models/imageProblem.js'

/** What a browser can tell of a file before it is sent. Sizes are missing where it cannot be decoded. */
export async function readImage(file: Blob): Promise<ImageFacts> {
  const facts: ImageFacts = { type: await typeOf(file), bytes: file.size }
  // A file of another type is refused by its bytes; nothing of it is decoded.
  if (facts.type === undefined) return facts
  try {
    const bitmap = await createImageBitmap(file)
    const { width, height } = bitmap
    bitmap.close()
    return { ...facts, width, height }
  } catch {
    return facts
  }
}

/** A file may be gone, or locked, by the time it is read. */
async function typeOf(file: Blob): Promise<string | undefined> {
  try {
    return imageTypeOf(new Uint8Array(await file.slice(0, IMAGE_HEAD_BYTES).arrayBuffer()))
  } catch {
    return undefined
  }
}
