'use client'
import { ArrowLeftRight, ArrowRight } from 'lucide-react'
import type { ComponentPropsWithoutRef } from 'react'
import { forwardRef } from 'react'
import type { ImageRule } from '../../core/VideoModel.js'
import type { Frame } from '../../hooks/Frame.js'
import type { Frames } from '../../hooks/useFrames.js'
import type { Translator } from '../../messages/translator.js'
import type { TranslationProps } from '../Translation/TranslationProvider.js'
import { useTranslator } from '../Translation/TranslationProvider.js'
import { FrameTile } from './FrameTile.js'
import { problemText } from './problemText.js'

export interface FrameTilesProps extends TranslationProps, ComponentPropsWithoutRef<'div'> {
  frames: Frames
  rule: ImageRule
  /** How many frames the model takes, 0 to 2. */
  maxFrames: number
  /** Whether the model needs a start frame. */
  isRequired?: boolean
  /** What the form found wrong, as message keys. */
  problems?: { startFrame?: string | undefined; endFrame?: string | undefined }
  withInputs?: boolean
  disabled?: boolean
}

/** The two tiles on a state that is held elsewhere. */
export const FrameTiles = forwardRef<HTMLDivElement, FrameTilesProps>(function FrameTiles(
  {
    frames,
    rule,
    maxFrames,
    isRequired = false,
    problems = {},
    withInputs = false,
    disabled = false,
    messages,
    locale,
    ...props
  },
  ref,
) {
  const t = useTranslator({ messages, locale })
  const { start, end, value } = frames
  if (maxFrames === 0) return null
  const hasFrame = start.status !== 'empty' || end.status !== 'empty'
  const endNote =
    maxFrames < 2 ? t('frame.not-taken') : start.status === 'empty' ? t('frame.needs-start') : undefined

  return (
    <div
      {...props}
      ref={ref}
      role="group"
      aria-label={`${t('frame.start')}, ${t('frame.end')}`}
      data-rushes="frame-control"
      data-state={hasFrame ? 'filled' : 'empty'}
    >
      <div data-slot="frame-row">
        <FrameTile
          slot="start"
          frames={frames}
          rule={rule}
          t={t}
          note={isRequired ? t('frame.required') : t('frame.optional')}
          problem={problems.startFrame}
          disabled={disabled}
        />
        <div data-slot="frame-between">
          <ArrowRight aria-hidden data-slot="frame-arrow" />
          <button
            type="button"
            data-slot="button"
            data-variant="icon"
            aria-label={t('frame.swap')}
            disabled={disabled || frames.isBusy || !hasFrame || maxFrames < 2}
            onClick={frames.swap}
          >
            <ArrowLeftRight aria-hidden />
          </button>
        </div>
        <FrameTile
          slot="end"
          frames={frames}
          rule={rule}
          t={t}
          note={endNote ?? t('frame.optional')}
          problem={problems.endFrame}
          disabled={disabled || (endNote !== undefined && end.status === 'empty')}
        />
      </div>
      {frames.canUpload === false && <p data-slot="hint">{t('frame.url-only')}</p>}
      <p data-slot="hidden" role="status">
        {[announcement(t, t('frame.start'), start, rule), announcement(t, t('frame.end'), end, rule)].join(
          ' ',
        )}
      </p>
      {withInputs && value.startFrame !== undefined && (
        <input type="hidden" name="startFrame" value={value.startFrame} />
      )}
      {withInputs && value.endFrame !== undefined && (
        <input type="hidden" name="endFrame" value={value.endFrame} />
      )}
    </div>
  )
})

function announcement(t: Translator, slot: string, frame: Frame, rule: ImageRule): string {
  switch (frame.status) {
    case 'empty':
      return ''
    case 'checking':
      return `${slot}: ${t('frame.checking')}`
    case 'uploading':
      return `${slot}: ${t('frame.uploading')}`
    case 'refused':
      return `${slot}: ${problemText(t, frame.problem, { image: rule })}`
    case 'ready':
      return frame.width && frame.height
        ? t('frame.ready.size', { slot, width: frame.width, height: frame.height })
        : t('frame.ready', { slot })
  }
}
