import { speaksOfContent, speaksOfMoney } from './refusalCode.js'
import type { FailureReason, TaskFailure } from './Task.js'
import { plainText } from './unknownJson.js'

/**
 * Known failCodes, in both of APIXO's spellings and as KIE's numbers, apart from those that speak of content (below).
 * The set is open: the words decide the rest.
 * They are found whatever their spelling, because APIXO's second list could not be read to its end.
 */
const REASONS: Readonly<Record<string, FailureReason>> = {
  PROMPT_TOO_LONG: 'prompt-rejected',
  PromptLengthExceeded: 'prompt-rejected',
  INVALID_PROMPT: 'prompt-rejected',
  INVALID_IMAGE_URL: 'image-unreachable',
  IMAGE_DOWNLOAD_FAILED: 'image-unreachable',
  IMAGE_TOO_LARGE: 'image-rejected',
  UNSUPPORTED_FORMAT: 'image-rejected',
  INSUFFICIENT_CREDITS: 'insufficient-credits',
  MODEL_UNAVAILABLE: 'provider-busy',
  PROCESSING_TIMEOUT: 'timed-out',
  GENERATION_FAILED: 'generation-failed',
  '402': 'insufficient-credits',
  '408': 'timed-out',
  '429': 'provider-busy',
  '455': 'provider-busy',
  '500': 'generation-failed',
  '501': 'generation-failed',
}

const REASONS_BY_LETTERS: ReadonlyMap<string, FailureReason> = new Map(
  Object.entries(REASONS).map(([failCode, reason]) => [lettersOf(failCode), reason]),
)

/** PROMPT_TOO_LONG and PromptTooLong are one name. */
function lettersOf(failCode: string): string {
  return failCode.replace(/[^a-z0-9]/gi, '').toLowerCase()
}

const SPEAKS_OF_LOST_IMAGE = /image fetch failed|media file is unavailable/i
/**
 * NSFW_DETECTED, SensitiveContent, InputImageSensitiveContentDetected, ProhibitedContentDetected, CONTENT_VIOLATION and
 * their like, by their letters: new ones keep coming.
 */
const CODE_OF_CONTENT = /^(nsfw|sensitive|prohibited)|sensitivecontent|content(policy|violation)/

/** What may go well another time with the very same input. */
const RETRYABLE: ReadonlySet<FailureReason> = new Set([
  'provider-busy',
  'timed-out',
  'generation-failed',
  'no-result',
  'image-unreachable',
  'unknown',
])

function reasonOf(failCode: string, failMsg: string): FailureReason {
  const letters = lettersOf(failCode)
  const known = REASONS_BY_LETTERS.get(letters)
  // A code that says little ("422", INVALID_PROMPT) is told apart by its words.
  const says = known === undefined || known === 'prompt-rejected' || known === 'generation-failed'
  if (CODE_OF_CONTENT.test(letters) || (says && speaksOfContent(failMsg))) return 'content-violation'
  if (says && SPEAKS_OF_LOST_IMAGE.test(failMsg)) return 'image-unreachable'
  if (says && speaksOfMoney(failMsg)) return 'insufficient-credits'
  return known ?? (speaksOfMoney(failCode) ? 'insufficient-credits' : 'unknown')
}

function inputOf(reason: FailureReason, failCode: string): TaskFailure['input'] {
  if (reason === 'prompt-rejected') return 'prompt'
  if (failCode === 'InputImageSensitiveContentDetected') return 'start-frame'
  if (reason === 'image-unreachable' || reason === 'image-rejected') return 'start-frame'
  return undefined
}

/**
 * A provider's failCode and words as a failure. Never throws, whatever the two are.
 * Which of two frames was at fault no provider says; the start frame stands for both.
 * @param knownReason What the code means, where somebody knows: then neither code nor words are guessed at.
 */
export function taskFailure(
  failCode: string,
  failMsg: string,
  charged: TaskFailure['charged'] = 'unknown',
  knownReason?: FailureReason,
): TaskFailure {
  const reason = knownReason ?? reasonOf(failCode, failMsg)
  const input = inputOf(reason, failCode)
  return {
    reason,
    failCode: plainText(failCode, 80),
    failMsg: plainText(failMsg),
    ...(input && { input }),
    charged,
    retryable: RETRYABLE.has(reason),
  }
}

/** A task that says it is done and has nothing to show. */
export function noResultFailure(charged: TaskFailure['charged'] = 'unknown'): TaskFailure {
  return { reason: 'no-result', failCode: '', failMsg: '', charged, retryable: true }
}
