import type { FailureReason, TaskFailure } from '../../src/core/Task.js'

/** Every failCode of APIXO's two lists, and what it is about. */
export const reasons: Record<string, FailureReason> = {
  CONTENT_VIOLATION: 'content-violation',
  NSFW_DETECTED: 'content-violation',
  PROMPT_TOO_LONG: 'prompt-rejected',
  INVALID_PROMPT: 'prompt-rejected',
  INVALID_IMAGE_URL: 'image-unreachable',
  IMAGE_TOO_LARGE: 'image-rejected',
  UNSUPPORTED_FORMAT: 'image-rejected',
  IMAGE_DOWNLOAD_FAILED: 'image-unreachable',
  PROCESSING_TIMEOUT: 'timed-out',
  MODEL_UNAVAILABLE: 'provider-busy',
  GENERATION_FAILED: 'generation-failed',
  INSUFFICIENT_CREDITS: 'insufficient-credits',
  SensitiveContent: 'content-violation',
  SensitiveContentDetected: 'content-violation',
  InputImageSensitiveContentDetected: 'content-violation',
  InputOutputSensitiveContentDetected: 'content-violation',
  NSFW: 'content-violation',
  ProhibitedContentDetected: 'content-violation',
  PromptLengthExceeded: 'prompt-rejected',
  // The rest of the second list could not be read; these are its probable spellings.
  ImageTooLarge: 'image-rejected',
  InsufficientCredits: 'insufficient-credits',
  MOON_IN_THE_WRONG_PHASE: 'unknown',
}

const INPUTS: Partial<Record<FailureReason, TaskFailure['input']>> = {
  'prompt-rejected': 'prompt',
  'image-unreachable': 'start-frame',
  'image-rejected': 'start-frame',
}
const FINAL: readonly FailureReason[] = [
  'content-violation',
  'prompt-rejected',
  'image-rejected',
  'insufficient-credits',
]

/** The failure that such a code and words become. */
export function failure(failCode: string, failMsg: string, reason: FailureReason): TaskFailure {
  const input = failCode.startsWith('InputImage') ? 'start-frame' : INPUTS[reason]
  const retryable = !FINAL.includes(reason)
  return { reason, failCode, failMsg, charged: 'unknown', retryable, ...(input && { input }) }
}
