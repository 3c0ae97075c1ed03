import type { VideoBackend } from '../core/VideoBackend.js'
import type { ModelId } from '../core/VideoInput.js'
import type { ImageRule } from '../core/VideoModel.js'
import { VideoError } from '../core/VideoError.js'
import { imageProblem } from '../models/imageProblem.js'
import type { Frame } from './Frame.js'
import { readImage } from './readImage.js'

export type Uploader = Pick<VideoBackend, 'uploadImage'>

interface SendOptions {
  rule: ImageRule
  /** Without one the image is refused. */
  uploader: Uploader | undefined
  model: ModelId | undefined
  signal: AbortSignal
  show: (frame: Frame) => void
}

/** Checks an image by the rule, then uploads it, and shows what becomes of it. Never rejects. */
export async function sendImage(file: File, options: SendOptions): Promise<void> {
  const { rule, uploader, model, signal, show } = options
  const { name } = file
  const facts = await readImage(file)
  if (signal.aborted) return
  const problem = imageProblem(rule, facts)
  if (problem !== undefined || !uploader?.uploadImage) {
    show({ status: 'refused', name, problem: problem ?? 'image.no-upload' })
    return
  }
  const previewUrl = URL.createObjectURL(file)
  show({ status: 'uploading', name, previewUrl })
  try {
    const { url } = await uploader.uploadImage(file, {
      signal,
      model,
      onProgress: (fraction) => {
        show({ status: 'uploading', name, previewUrl, fraction })
      },
    })
    const { type = '', width = 0, height = 0 } = facts
    show({ status: 'ready', url, previewUrl, name, width, height, type })
  } catch (error) {
    show({ status: 'refused', name, previewUrl, problem: uploadProblem(error) })
  }
}

function uploadProblem(error: unknown): string {
  return error instanceof VideoError && error.fields?.['file'] !== undefined
    ? error.fields['file']
    : 'image.upload-failed'
}
