'use client'
import { TriangleAlert } from 'lucide-react'
import type { Translator } from '../../messages/translator.js'
import type { FailureWords } from './failureWords.js'

interface FailureCardProps {
  words: FailureWords
  prompt: string | undefined
  t: Translator
  tone?: 'danger' | 'warning'
  /** Back to the form, with everything as it was. */
  onEdit?: (() => void) | undefined
  onAgain?: (() => void) | undefined
  againLabel?: string
}

/** What happened, what is known about the charge, and one way on. */
export function FailureCard({
  words,
  prompt,
  t,
  tone = 'danger',
  onEdit,
  onAgain,
  againLabel,
}: FailureCardProps) {
  const step = words.step === 'again' ? onAgain : words.step === 'none' ? undefined : onEdit
  const labels = {
    edit: t('failure.step.edit'),
    frame: t('failure.step.frame'),
    again: againLabel ?? t('result.again'),
    none: '',
  }
  return (
    <div data-slot="failure" data-tone={tone} role="alert">
      <TriangleAlert aria-hidden />
      <div data-slot="failure-words">
        <p data-slot="failure-title">{words.title}</p>
        <p>{words.next}</p>
        {words.charge !== '' && <p data-slot="hint">{words.charge}</p>}
        {prompt && <p data-slot="result-prompt">{prompt}</p>}
        <div data-slot="failure-steps">
          {step && (
            <button type="button" data-slot="button" data-variant="outline" onClick={step}>
              {labels[words.step]}
            </button>
          )}
          {words.details.length > 0 && (
            <details data-slot="failure-details">
              <summary>{t('result.details')}</summary>
              {words.details.map((line) => (
                <p key={line}>
                  <bdi>{line}</bdi>
                </p>
              ))}
            </details>
          )}
        </div>
      </div>
    </div>
  )
}
