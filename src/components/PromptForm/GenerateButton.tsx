'use client'
import type { ReactNode } from 'react'
import { useSyncExternalStore } from 'react'
import { formatRange } from '../../messages/formatTime.js'
import type { Translator } from '../../messages/translator.js'

interface GenerateButtonProps {
  isWaiting: boolean
  /** How long such a video usually takes, in milliseconds. */
  usualMs: readonly [number, number] | undefined
  t: Translator
  footer: ReactNode
}

/** The one primary button, with what is known about the time before the click. */
export function GenerateButton({ isWaiting, usualMs, t, footer }: GenerateButtonProps) {
  const keys = useSyncExternalStore(neverChanges, submitKeys, () => '')
  return (
    <div data-slot="submit">
      <button
        type="submit"
        data-slot="button"
        data-variant="primary"
        data-state={isWaiting ? 'waiting' : 'ready'}
        aria-disabled={isWaiting}
      >
        {isWaiting ? t('form.generate.waiting') : t('form.generate')}
        {keys !== '' && (
          <kbd aria-hidden dir="ltr">
            {keys}
          </kbd>
        )}
      </button>
      <p data-slot="submit-notes">
        {/* A host's words may run another way than the language around them. */}
        {footer !== undefined && <bdi>{footer}</bdi>}
        {usualMs && <span>{t('form.usually', { range: formatRange(usualMs, t) })}</span>}
      </p>
    </div>
  )
}

const neverChanges = () => () => undefined

function submitKeys(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ ↵' : 'Ctrl ↵'
}
