'use client'
import type { ReactNode } from 'react'
import { useSyncExternalStore } from 'react'
import type { VideoModel } from '../../core/VideoModel.js'
import type { PromptFormState } from '../../hooks/usePromptForm.js'
import { formatRange } from '../../messages/formatTime.js'
import type { Translator } from '../../messages/translator.js'
import { taskKind, typicalMs } from '../../models/taskKind.js'

interface GenerateButtonProps {
  form: PromptFormState
  model: VideoModel
  t: Translator
  footer: ReactNode
}

/** The one primary button, with what is known about the time before the click. */
export function GenerateButton({ form, model, t, footer }: GenerateButtonProps) {
  const keys = useSyncExternalStore(neverChanges, submitKeys, () => '')
  const range = typicalMs(model, taskKind(model, form.input ?? {}))
  return (
    <div data-slot="submit">
      <button
        type="submit"
        data-slot="button"
        data-variant="primary"
        data-state={form.isWaiting ? 'waiting' : 'ready'}
        aria-disabled={form.isWaiting}
      >
        {form.isWaiting ? t('form.generate.waiting') : t('form.generate')}
        {keys !== '' && <kbd aria-hidden>{keys}</kbd>}
      </button>
      <p data-slot="submit-notes">
        {footer}
        {range && <span>{t('form.usually', { range: formatRange(range, t) })}</span>}
      </p>
    </div>
  )
}

const neverChanges = () => () => undefined

function submitKeys(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ ↵' : 'Ctrl ↵'
}
