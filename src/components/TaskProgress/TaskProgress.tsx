'use client'
import type { ComponentPropsWithoutRef } from 'react'
import { forwardRef } from 'react'
import type { VideoResultSource } from '../../hooks/useVideoResult.js'
import { formatElapsed, formatRange } from '../../messages/formatTime.js'
import type { Translator } from '../../messages/translator.js'
import type { TranslationProps } from '../Translation/TranslationProvider.js'
import { useTranslator } from '../Translation/TranslationProvider.js'

export interface TaskProgressProps extends TranslationProps, ComponentPropsWithoutRef<'div'> {
  /** What `useGenerateVideo` or `useGeneration` gives. */
  result: VideoResultSource
}

/**
 * Where a video is, in words: its phase, how long it has taken, how long such videos usually take, and whether anyone
 * answers. Never a percentage, since nobody knows one. Each change of phase is announced once.
 */
export const TaskProgress = forwardRef<HTMLDivElement, TaskProgressProps>(function TaskProgress(
  { result, messages, locale, ...props },
  ref,
) {
  const t = useTranslator({ messages, locale })
  const { phase, status } = result
  if (phase === 'idle') return null
  const contact = status?.contact ?? 'live'
  return (
    <div
      {...t.attributes}
      {...props}
      ref={ref}
      data-rushes="task-progress"
      data-state={phase}
      data-contact={contact}
      data-overdue={status?.overdue ? '' : undefined}
    >
      <span data-slot="progress-dot" aria-hidden />
      <span data-slot="progress-phase">{t(`task.${phase}`)}</span>
      {status && status.elapsedMs > 0 && phase !== 'failed' && (
        <time data-slot="progress-time">{formatElapsed(status.elapsedMs, t.locale)}</time>
      )}
      <span data-slot="progress-note">{note(result, t)}</span>
      {contact === 'lost' && status && (
        <button
          type="button"
          data-slot="button"
          data-variant="outline"
          onClick={() => {
            status.checkNow()
          }}
        >
          {t('task.check-again')}
        </button>
      )}
      <span data-slot="hidden" role="status">
        {announcement(result, t)}
      </span>
    </div>
  )
})

function isRunning({ phase }: VideoResultSource): boolean {
  return phase === 'pending' || phase === 'processing'
}

function note(result: VideoResultSource, t: Translator): string {
  const { status } = result
  if (!status || !isRunning(result)) return ''
  if (status.contact === 'lost') return t('task.contact-lost')
  if (status.contact === 'retrying') return t('task.retrying')
  if (status.contact === 'paused') return t('task.paused')
  if (status.overdue) return t('task.overdue')
  return status.typicalMs ? t('task.usually', { range: formatRange(status.typicalMs, t) }) : ''
}

/** Said on a change of phase only: a clock that is read aloud every second helps nobody. */
function announcement(result: VideoResultSource, t: Translator): string {
  if (result.phase === 'processing') return t('task.announce.processing')
  return result.phase === 'success' ? t('task.announce.success') : ''
}
