import type { FailureReason, TaskFailure } from '../../core/Task.js'
import type { VideoError } from '../../core/VideoError.js'
import { formatWait } from '../../messages/formatTime.js'
import type { Translator } from '../../messages/translator.js'

/** The one way on that a card offers. */
export type NextStep = 'edit' | 'frame' | 'again' | 'none'

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

/** A failed task in words. */
export function failureWords(failure: TaskFailure, t: Translator): FailureWords {
  const { reason, failCode, failMsg, charged, retryable } = failure
  return {
    title: t(`failure.${reason}.title`),
    next: t(`failure.${reason}.next`),
    charge: t(`charged.${charged}`),
    step: STEPS[reason] ?? (retryable ? 'again' : 'none'),
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
  const isInput = code === 'invalid-input' || code === 'content-violation'
  const isMoney = code === 'insufficient-credits'
  return {
    title: t(`error.${code}.title`),
    next:
      waitMs > 0
        ? t('error.rate-limited.wait', { time: formatWait(waitMs, t.locale) })
        : t(`error.${code}.next`),
    charge: t(code === 'uncertain' ? 'charged.unknown' : 'charged.nothing-sent'),
    isCounting: waitMs > 0,
    step: isFrame ? 'frame' : isInput ? 'edit' : error.retryable || isMoney ? 'again' : 'none',
    details: [
      ...[...new Set(Object.values(fields ?? {}).map((key) => t.open(key, 'input.invalid')))].map((text) => ({
        text,
      })),
      ...(providerCode === undefined ? [] : [{ text: t('result.code', { code: providerCode }) }]),
      ...(traceId === undefined ? [] : [{ text: t('result.trace', { id: traceId }) }]),
    ],
  }
}
