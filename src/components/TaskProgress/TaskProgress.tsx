'use client'
import type { ComponentPropsWithoutRef } from 'react'
import { forwardRef, useImperativeHandle, useRef, useState } from 'react'
import type { VideoResultSource } from '../../hooks/useVideoResult.js'
import { formatElapsed } from '../../messages/formatTime.js'
import { KeptFocus } from '../base/KeptFocus.js'
import type { TranslationProps } from '../Translation/TranslationProvider.js'
import { useTranslator } from '../Translation/TranslationProvider.js'
import { announcementOf, noteOf } from './progressWords.js'

/** The props of `TaskProgress`, beside those of its element. */
export interface TaskProgressProps extends TranslationProps, ComponentPropsWithoutRef<'div'> {
  /** What `useGenerateVideo`, `useGeneration` or `useTaskStatus` gives. */
  result: VideoResultSource
  /**
   * What this page itself is doing around the task, said in place of the phase: sending an image first, waiting for its
   * turn (a batch), or fetching the file.
   */
  step?: 'uploading' | 'waiting' | 'saving' | undefined
  /** How much of the step is done, 0 to 1, where it is counted. Never of the making: nobody knows that. */
  fraction?: number | undefined
  /** What is said aloud: each change of phase, only its `end`, or nothing. @default true */
  announce?: boolean | 'end'
}

/**
 * Where a video is, in words: its phase, how long it has taken, how long such videos usually take, and whether anyone
 * answers. Never a percentage of the making, since nobody knows one. Each change of phase is announced once, and no
 * passing second is. Children come after the words.
 */
export const TaskProgress = forwardRef<HTMLDivElement, TaskProgressProps>(function TaskProgress(
  { result, step, fraction, announce = true, children, messages, locale, ...props },
  ref,
) {
  const t = useTranslator({ messages, locale })
  const { phase, status } = result
  const rootRef = useRef<HTMLDivElement>(null)
  useImperativeHandle(ref, () => rootRef.current as HTMLDivElement)
  const said = useSaid(announcementOf(result, announce, t))
  const shown = step ?? phase
  if (shown === 'idle') return null
  const contact = status?.contact ?? 'live'
  const showsTime = status !== undefined && phase !== 'failed' && step === undefined && status.elapsedMs > 0
  return (
    <div
      {...t.attributes}
      {...props}
      ref={rootRef}
      data-rushes="task-progress"
      data-state={phase}
      data-step={step}
      data-contact={contact}
      data-overdue={status?.overdue ? '' : undefined}
    >
      <KeptFocus of={rootRef} />
      <span data-slot="progress-dot" aria-hidden />
      <span data-slot="progress-phase">{t(`task.${shown}`)}</span>
      {/* Other words of another width are another line: what stands beside them comes anew, and does not slide. */}
      {showsTime && (
        <time key={`time ${shown}`} data-slot="progress-time">
          {formatElapsed(status.elapsedMs, t.locale)}
        </time>
      )}
      {step !== undefined && fraction !== undefined && (
        <span data-slot="progress-time">
          {t('task.percent', { percent: Math.floor(Math.min(1, Math.max(0, fraction)) * 100) })}
        </span>
      )}
      <span key={`note ${shown}`} data-slot="progress-note">
        {step === undefined ? noteOf(result, t) : ''}
      </span>
      {children}
      {contact === 'lost' && status && phase !== 'lost' && (
        <button
          type="button"
          data-slot="button"
          data-variant="outline"
          data-action="check"
          onClick={() => {
            status.checkNow()
          }}
        >
          {t('task.check-again')}
        </button>
      )}
      <span data-slot="hidden" role="status">
        {said}
      </span>
    </div>
  )
})

/** What was so from the beginning is no news: only what comes after it is said. */
function useSaid(announcement: string): string {
  const [first, setFirst] = useState<string | undefined>(announcement)
  if (first !== undefined && first !== announcement) setFirst(undefined)
  return first === announcement ? '' : announcement
}
