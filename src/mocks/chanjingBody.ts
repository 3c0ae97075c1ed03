import { property, textProperty } from '../core/unknownJson.js'
import { models } from '../models/registry.js'
import type { ReadCreate } from './UpstreamDialect.js'

/** A create as Chanjing takes it, or the code and words with which it is refused. */
export type ChanjingBody = ReadCreate | { code: number; message: string }

const invalid = { code: 40000, message: '参数错误' }

/**
 * Reads the body of a submit by the model's page. Which fields are required is not readable there; here it is
 * everything that its example sends, but for the image. More than one image is refused, since no document says what
 * a second one would be.
 */
export function readChanjingBody(body: unknown): ChanjingBody {
  if (typeof body !== 'object' || body === null) return { code: 400, message: '传入参数格式错误' }
  const code = textProperty(body, 'model_code')
  const model = models.find((each) => each.id === `chanjing/${code}`)
  if (!model) return { code: 50000, message: '模型不存在' }
  const mode = model.modes.find((each) => each.name === property(body, 'quality_mode'))
  const prompt = property(body, 'ref_prompt')
  const seconds = property(body, 'video_duration')
  const durationSeconds = model.durationsSeconds.find((each) => each === seconds)
  if (property(body, 'creation_type') !== 4 || !mode || durationSeconds === undefined) return invalid
  if (typeof prompt !== 'string' || prompt === '') return invalid
  if (!model.aspectRatios.some((each) => each === property(body, 'aspect_ratio'))) return invalid

  const images = property(body, 'ref_img_url') ?? []
  if (!Array.isArray(images) || images.length > mode.frames[1]) return invalid
  const startFrame: unknown = images[0]
  return {
    model,
    callbackUrl: textProperty(body, 'callback'),
    input: {
      prompt,
      durationSeconds,
      ...(mode.tier && { tier: mode.tier }),
      ...(typeof startFrame === 'string' && { startFrame }),
    },
  }
}
