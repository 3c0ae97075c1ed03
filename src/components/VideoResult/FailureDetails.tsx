'use client'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import type { Translator } from '../../messages/translator.js'
import type { FailureDetail } from './failureWords.js'

interface FailureDetailsProps {
  details: readonly FailureDetail[]
  t: Translator
}

/** The provider's own words, codes and ids, for whoever asks for them, to be read or copied as a whole. */
export function FailureDetails({ details, t }: FailureDetailsProps) {
  const [isCopied, setCopied] = useState(false)
  const text = details.map(({ text: said, quote }) => [said, quote].filter(Boolean).join(' ')).join('\n')
  return (
    <details data-slot="failure-details" aria-live="off">
      <summary>{t('result.details')}</summary>
      {details.map(({ text: said, quote }) => (
        <p key={said}>
          <bdi>{said}</bdi>
          {/* In whatever language and direction it is written, it stays whole. */}
          {quote !== undefined && (
            <>
              {' '}
              <bdi data-slot="provider-words">{quote}</bdi>
            </>
          )}
        </p>
      ))}
      <button
        type="button"
        data-slot="button"
        data-action="copy-details"
        onClick={() => {
          // Where the clipboard is closed to the page the words can still be marked and copied by hand.
          void navigator.clipboard.writeText(text).then(
            () => {
              setCopied(true)
            },
            () => undefined,
          )
        }}
        onBlur={() => {
          setCopied(false)
        }}
      >
        {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
        {t(isCopied ? 'result.details.copied' : 'result.details.copy')}
      </button>
    </details>
  )
}
