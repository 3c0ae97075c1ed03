import type { FailureReason } from '../core/Task.js'
import type { ProviderName } from './ProviderName.js'
import type { Pace, Scenario } from './Scenario.js'

type Row = readonly [reason: FailureReason, failMsg: string, pace: Pace]

/**
 * Every failCode of APIXO's documents, in both generations of their list, and one that stands in neither: what each
 * means, what the provider says beside it (the words are its own where the documents show them) and how soon.
 */
const failures = {
  CONTENT_VIOLATION: ['content-violation', 'Content does not meet safety guidelines', 'early'],
  NSFW_DETECTED: ['content-violation', 'NSFW content detected', 'early'],
  PROMPT_TOO_LONG: ['prompt-rejected', 'Prompt exceeds the maximum length', 'early'],
  INVALID_PROMPT: ['prompt-rejected', 'Prompt is empty or malformed', 'early'],
  INVALID_IMAGE_URL: ['image-unreachable', 'Cannot access provided image URL', 'early'],
  IMAGE_TOO_LARGE: ['image-rejected', 'Image exceeds the maximum size of 10MB', 'early'],
  UNSUPPORTED_FORMAT: ['image-rejected', 'Image format is not supported', 'early'],
  IMAGE_DOWNLOAD_FAILED: ['image-unreachable', 'Failed to download the image', 'early'],
  PROCESSING_TIMEOUT: ['timed-out', 'Processing took too long', 'slow'],
  MODEL_UNAVAILABLE: ['provider-busy', 'Model is temporarily unavailable', 'early'],
  GENERATION_FAILED: ['generation-failed', 'Generation failed', 'typical'],
  INSUFFICIENT_CREDITS: ['insufficient-credits', 'Insufficient credits', 'early'],
  SensitiveContent: ['content-violation', 'The request contains sensitive content', 'early'],
  SensitiveContentDetected: ['content-violation', 'Sensitive content detected', 'early'],
  InputImageSensitiveContentDetected: ['content-violation', 'Sensitive content in the input image', 'early'],
  InputOutputSensitiveContentDetected: ['content-violation', 'Sensitive content in the output', 'typical'],
  NSFW: ['content-violation', 'NSFW content', 'early'],
  ProhibitedContentDetected: ['content-violation', 'Prohibited content detected', 'early'],
  PromptLengthExceeded: ['prompt-rejected', 'Prompt length exceeded', 'early'],
  SOMETHING_NEW: ['unknown', 'Something that no document names', 'typical'],
} as const satisfies Record<string, Row>

export type FailCode = keyof typeof failures

/** What KIE and Chanjing have words for too; of the rest they say only that something failed. */
const sharedBy: Readonly<Partial<Record<FailureReason, readonly ProviderName[]>>> = {
  'image-unreachable': ['apixo', 'kie'],
  'generation-failed': ['apixo', 'kie'],
  'prompt-rejected': ['apixo'],
  'image-rejected': ['apixo'],
  'timed-out': ['apixo', 'kie'],
  'provider-busy': ['apixo', 'kie'],
}

function failureScenario(failCode: FailCode) {
  const [reason, failMsg, pace] = failures[failCode]
  const providers = sharedBy[reason]
  return {
    name: `fail:${failCode}` as const,
    group: 'failure',
    description: `The task fails: ${failMsg}`,
    failure: { failCode, failMsg },
    ...(providers && { providers }),
    pace,
    end: { phase: 'failed', reason },
  } satisfies Scenario
}

/** One scenario for each way in which a task fails at APIXO, told by the others in their own words. */
export const failureScenarios = (Object.keys(failures) as FailCode[]).map(failureScenario)
