import type { VideoInput } from '../core/VideoInput.js'
import type { TextRule, VideoModel } from '../core/VideoModel.js'
import { imageTypeOfUrl, imageWarning } from './imageProblem.js'

/**
 * What a provider may refuse although the model's rules allow it, because its documents disagree: the input's field →
 * a message key. Empty where nothing is in doubt. A warning keeps nobody from submitting; what is against the rules is
 * `videoInputSchema`'s to say, and is no warning as well.
 *
 * A frame is judged by its URL's ending, which may be wrong: of an image that is at hand {@link imageWarning} knows more.
 */
export function videoInputWarnings(model: VideoModel, input: Partial<VideoInput>): Record<string, string> {
  const { prompt, negativePrompt, startFrame, endFrame } = input
  const image = (url = '') => imageWarning(model.image, { type: imageTypeOfUrl(url) })
  const warnings = {
    prompt: isDoubtful(model.prompt, prompt) ? 'warning.prompt.long' : undefined,
    negativePrompt: isDoubtful(model.negativePrompt, negativePrompt)
      ? 'warning.negative-prompt.long'
      : undefined,
    startFrame: image(startFrame),
    endFrame: image(endFrame),
  }
  return Object.fromEntries(
    Object.entries(warnings).flatMap(([field, key]) => (key === undefined ? [] : [[field, key]])),
  )
}

/** Longer than one page of the documents allows, and not longer than the other does. */
function isDoubtful(rule: TextRule | undefined, text = ''): boolean {
  return (
    rule?.warnAboveCharacters !== undefined &&
    text.length > rule.warnAboveCharacters &&
    text.length <= rule.maxCharacters
  )
}
