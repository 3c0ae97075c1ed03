import { numberProperty, property, textProperty } from '../core/unknownJson.js'
import type { VideoModel } from '../core/VideoModel.js'
import type { ReadCreate } from './UpstreamDialect.js'

/** A create as APIXO takes it, or what APIXO says is wrong with it. */
export type ApixoBody = ReadCreate | { error: string }

/**
 * Reads the body of a create by the rules of APIXO's generate-task page and model pages. What the simulation needs of
 * it comes back as an input: the prompt, the duration, and as many frames as came. The sentences are ours but for the
 * one about a missing field, which the documents show.
 */
export function readApixoBody(model: VideoModel, body: unknown): ApixoBody {
  const requestType = property(body, 'request_type') ?? 'async'
  if (requestType !== 'async' && requestType !== 'callback') return { error: 'Invalid request_type' }
  const callbackUrl = requestType === 'callback' ? textProperty(body, 'callback_url') : undefined
  if (requestType === 'callback' && callbackUrl === undefined) {
    return { error: 'Missing required field: callback_url' }
  }
  const input = property(body, 'input')
  const mode = model.modes.find((each) => each.name === property(input, 'mode'))
  if (!mode) return { error: missingOrInvalid(input, 'mode') }

  const prompt = property(input, 'prompt')
  if (typeof prompt !== 'string' || prompt === '') return { error: missingOrInvalid(input, 'prompt') }
  if (prompt.length > model.prompt.maxCharacters) return { error: 'Invalid field: input.prompt' }

  const seconds = numberProperty(input, 'duration')
  const durationSeconds = model.durationsSeconds.find((each) => each === seconds)
  if (durationSeconds === undefined) return { error: missingOrInvalid(input, 'duration') }

  const given = property(input, 'image_urls') ?? []
  const frames = Array.isArray(given) ? given.filter((url): url is string => typeof url === 'string') : []
  if (frames.length < mode.frames[0] || frames.length > mode.frames[1]) {
    return { error: missingOrInvalid(input, 'image_urls') }
  }
  const [startFrame, endFrame] = frames
  return {
    model,
    callbackUrl,
    input: {
      prompt,
      durationSeconds,
      ...(mode.tier && { tier: mode.tier }),
      ...(startFrame !== undefined && { startFrame }),
      ...(endFrame !== undefined && { endFrame }),
    },
  }
}

function missingOrInvalid(input: unknown, field: string): string {
  return property(input, field) === undefined
    ? `Missing required field: input.${field}`
    : `Invalid field: input.${field}`
}
