import type { FailureReason, TaskFailure } from '../../core/Task.js'
import type { VideoError, VideoErrorCode } from '../../core/VideoError.js'
import { formatWait } from '../../messages/formatTime.js'
import type { Translator } from '../../messages/translator.js'

/** The one way on that a card offers. */
type NextStep = 'edit' | 'frame' | 'again' | 'none'

export interface FailureDetail {
  text: string
  /** The provider's own words behind it, in whatever language. */
  quote?: string
}

export interface FailureWords {
  title: string
  next: string
  /** What is known about the charge. */
  charge: string
  step: NextStep
  /** `next` changes by the second. */
  isCounting?: boolean
  /** The provider's own words and numbers, for whoever asks for them. */
  details: FailureDetail[]
}

/** Reasons that only another input gets round. */
const STEPS: Readonly<Partial<Record<FailureReason, NextStep>>> = {
  'content-violation': 'edit',
  'prompt-rejected': 'edit',
  'image-unreachable': 'frame',
  'image-rejected': 'frame',
  'insufficient-credits': 'again',
}

const MAY_HAVE_BEGUN: ReadonlySet<VideoErrorCode> = new Set([
  'provider-error',
  'malformed-response',
  'timeout',
  'uncertain',
])

/** Refusals that only another input gets round. After any other, trying again is what shows whether it is put right. */
const EDITED: ReadonlySet<VideoErrorCode> = new Set([
  'invalid-input',
  'content-violation',
  'feature-disabled',
])

/** A failed task in words. */
export function failureWords(failure: TaskFailure, t: Translator): FailureWords {
  const { reason, failCode, failMsg, charged, retryable } = failure
  return {
    title: t(`failure.${reason}.title`),
    next: t(`failure.${reason}.next`),
    charge: t(`charged.${charged}`),
    // What would only fail again is changed first.
    step: STEPS[reason] ?? (retryable ? 'again' : 'edit'),
    details: [
      ...(failMsg === '' ? [] : [{ text: t('result.provider-says'), quote: failMsg }]),
      ...(failCode === '' ? [] : [{ text: t('result.code', { code: failCode }) }]),
    ],
  }
}

/**
 * A refused create in words.
 * @param waitMs What is left of the wait that the answer asked for.
 */
export function errorWords(error: VideoError, waitMs: number, t: Translator): FailureWords {
  const { code, providerCode, traceId, fields } = error
  const isFrame = fields?.['startFrame'] !== undefined || fields?.['endFrame'] !== undefined
  return {
    title: t(`error.${code}.title`),
    next: nextWords(error, waitMs, t),
    // A fault of the provider's may come after it has begun: only what certainly began nothing is said to be free.
    charge: t(MAY_HAVE_BEGUN.has(code) ? 'charged.unknown' : 'charged.nothing-sent'),
    isCounting: waitMs > 0,
    step: isFrame ? 'frame' : EDITED.has(code) ? 'edit' : 'again',
    details: [
      ...[...new Set(Object.values(fields ?? {}).map((key) => t.open(key, 'input.invalid')))].map((text) => ({
        text,
      })),
      ...(providerCode === undefined ? [] : [{ text: t('result.code', { code: providerCode }) }]),
      ...(traceId === undefined ? [] : [{ text: t('result.trace', { id: traceId }) }]),
    ],
  }
}

function nextWords({ code, retryAfterMs = 0 }: VideoError, waitMs: number, t: Translator): string {
  if (waitMs > 0) return t('error.rate-limited.wait', { time: formatWait(waitMs, t.locale) })
  return retryAfterMs > 0 ? t('error.rate-limited.ready') : t(`error.${code}.next`)
}
