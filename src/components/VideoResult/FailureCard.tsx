'use client'
import { TriangleAlert } from 'lucide-react'
import { useId } from 'react'
import type { Translator } from '../../messages/translator.js'
import { FailureDetails } from './FailureDetails.js'
import type { FailureWords } from './failureWords.js'

interface FailureCardProps {
  words: FailureWords
  prompt: string | undefined
  t: Translator
  tone?: 'danger' | 'warning'
  /** It happened just now, so it is said aloud. */
  isNews: boolean
  /** Back to the form, with everything as it was. */
  onEdit?: (() => void) | undefined
  onAgain?: (() => void) | undefined
  againLabel?: string
  /** Another way on, quieter, where a person has to decide between two. */
  second?: { label: string; onClick: () => void } | undefined
}

/** What happened, what is known about the charge, and one way on. */
export function FailureCard({
  words,
  prompt,
  t,
  tone = 'danger',
  isNews,
  onEdit,
  onAgain,
  againLabel,
  second,
}: FailureCardProps) {
  const titleId = useId()
  const step = words.step === 'again' ? onAgain : words.step === 'none' ? undefined : onEdit
  const labels = {
    edit: t('failure.step.edit'),
    frame: t('failure.step.frame'),
    again: againLabel ?? t('result.again'),
    none: '',
  }
  return (
    <div data-slot="failure" data-tone={tone} role={isNews ? 'alert' : 'group'} aria-labelledby={titleId}>
      <TriangleAlert aria-hidden />
      <div data-slot="failure-words">
        <p data-slot="failure-title" id={titleId}>
          {words.title}
        </p>
        {/* A wait that is counted down is not read aloud every second. */}
        <p role={words.isCounting ? 'timer' : undefined} aria-live={words.isCounting ? 'off' : undefined}>
          {words.next}
        </p>
        {words.charge !== '' && <p data-slot="hint">{words.charge}</p>}
        <div data-slot="failure-steps">
          {step && (
            <button type="button" data-slot="button" data-variant="outline" onClick={step}>
              {labels[words.step]}
            </button>
          )}
          {second && (
            <button type="button" data-slot="button" onClick={second.onClick}>
              {second.label}
            </button>
          )}
          {words.details.length > 0 && <FailureDetails details={words.details} t={t} />}
        </div>
        {prompt && (
          <p data-slot="result-prompt" dir="auto">
            {prompt}
          </p>
        )}
      </div>
    </div>
  )
}
