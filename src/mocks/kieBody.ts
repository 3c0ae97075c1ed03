import { property, textProperty } from '../core/unknownJson.js'
import { models } from '../models/registry.js'
import type { ReadCreate } from './UpstreamDialect.js'

/** A create as KIE takes it, or the code and words with which it is refused. */
export type KieBody = ReadCreate | { code: number; message: string }

const invalid = (message: string) => ({ code: 422, message })
// What an integrator met where a field with a documented default was left out.
const missing = { code: 500, message: 'This field is required' }

/**
 * Reads the body of a create by the rules of KIE's model pages. It is as strict as KIE was seen to be: durations are
 * text, and a field that has a documented default is to be sent all the same. An empty `tail_image_url` is none.
 */
export function readKieBody(body: unknown): KieBody {
  const name = textProperty(body, 'model')
  const model = models.find((each) => each.provider === 'kie' && each.id === `kie/${name?.replace('/', '-')}`)
  if (!model) return invalid('The model name you specified is not supported')
  const input = property(body, 'input')
  const [fewest] = model.modes[0]?.frames ?? [0, 0]

  const prompt = textProperty(input, 'prompt')
  if (prompt === undefined) return missing
  if (prompt.length > model.prompt.maxCharacters) return invalid('prompt exceeds the maximum length')
  const negative = textProperty(input, 'negative_prompt') ?? ''
  if (negative.length > (model.negativePrompt?.maxCharacters ?? 0)) {
    return invalid('negative_prompt exceeds the maximum length')
  }

  const duration = property(input, 'duration')
  if (duration === undefined) return missing
  const durationSeconds = model.durationsSeconds.find((each) => String(each) === duration)
  if (durationSeconds === undefined) return invalid('duration is not within the range of allowed options')

  const cfgScale = property(input, 'cfg_scale')
  if (cfgScale === undefined) return missing
  if (typeof cfgScale !== 'number' || cfgScale < 0 || cfgScale > 1)
    return invalid('cfg_scale is out of range')

  const ratio = property(input, 'aspect_ratio')
  if (fewest === 0 && ratio === undefined) return missing
  if (fewest === 0 && !model.aspectRatios.some((each) => each === ratio)) {
    return invalid('aspect_ratio is not within the range of allowed options')
  }

  const startFrame = textProperty(input, 'image_url')
  const endFrame = textProperty(input, 'tail_image_url')
  if (fewest > 0 && startFrame === undefined) return missing
  return {
    model,
    callbackUrl: textProperty(body, 'callBackUrl'),
    input: {
      prompt,
      durationSeconds,
      ...(fewest > 0 && startFrame !== undefined && { startFrame }),
      ...(fewest > 0 && endFrame !== undefined && { endFrame }),
    },
  }
}
