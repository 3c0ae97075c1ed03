'use client'
import { ArrowLeftRight, ArrowRight } from 'lucide-react'
import type { ComponentPropsWithoutRef, RefObject } from 'react'
import { forwardRef, useImperativeHandle, useRef, useState } from 'react'
import type { ImageRule } from '../../core/VideoModel.js'
import type { Frame, FrameSlot } from '../../hooks/Frame.js'
import { EMPTY_FRAME, frameWarning } from '../../hooks/Frame.js'
import type { Frames } from '../../hooks/useFrames.js'
import type { Translator } from '../../messages/translator.js'
import { IconButton } from '../base/IconButton.js'
import { KeptFocus } from '../base/KeptFocus.js'
import type { TranslationProps } from '../Translation/TranslationProvider.js'
import { useTranslator } from '../Translation/TranslationProvider.js'
import { FrameInputs } from './FrameInputs.js'
import { FrameTile } from './FrameTile.js'
import { problemText } from './problemText.js'

export interface FrameTilesProps extends TranslationProps, ComponentPropsWithoutRef<'div'> {
  frames: Frames
  rule: ImageRule
  /** How many frames the model takes, 0 to 2. */
  maxFrames: number
  /** Whether a start frame is needed. */
  isRequired?: boolean
  /** What the form found wrong, as message keys. */
  problems?: { startFrame?: string | undefined; endFrame?: string | undefined }
  /** The URL of a finished video, whose last frame can open the next. */
  newestVideo?: string | undefined
  withInputs?: boolean
  /** Before the names of the inputs. */
  name?: string | undefined
  /** Is given the start tile's button. */
  mainRef?: RefObject<HTMLButtonElement | null> | undefined
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
    newestVideo,
    withInputs = false,
    name,
    mainRef: givenMainRef,
    disabled = false,
    messages,
    locale,
    ...props
  },
  ref,
) {
  const t = useTranslator({ messages, locale })
  const { start, end, value } = frames
  const ownMainRef = useRef<HTMLButtonElement>(null)
  const mainRef = givenMainRef ?? ownMainRef
  const rootRef = useRef<HTMLDivElement>(null)
  useImperativeHandle(ref, () => rootRef.current as HTMLDivElement)
  // What a person did is said until the frames change again; what the frames are says the rest.
  const [deed, setDeed] = useState<{ words: string; start: Frame; end: Frame }>()
  if (maxFrames === 0) return null
  const startDoubt = frameWarning(frames, 'start', rule)
  const endDoubt = frameWarning(frames, 'end', rule)
  const names = { start: t('frame.start'), end: t('frame.end') }
  const told: Frames = {
    ...frames,
    remove: (slot: FrameSlot) => {
      frames.remove(slot)
      setDeed({ words: t('frame.removed', { slot: names[slot] }), start, end, [slot]: EMPTY_FRAME })
    },
  }
  function swap() {
    frames.swap()
    setDeed({ words: t('frame.swapped'), start: end, end: start })
  }
  const hasFrame = start.status !== 'empty' || end.status !== 'empty'
  const endNote =
    maxFrames < 2 ? t('frame.not-taken') : start.status === 'empty' ? t('frame.needs-start') : undefined

  return (
    <div
      {...t.attributes}
      {...props}
      ref={rootRef}
      role="group"
      aria-label={`${names.start}, ${names.end}`}
      data-rushes="frame-control"
      data-state={hasFrame ? 'filled' : 'empty'}
    >
      <KeptFocus of={rootRef} to={mainRef} />
      <div data-slot="frame-row">
        <FrameTile
          slot="start"
          frames={told}
          rule={rule}
          t={t}
          note={isRequired ? t('frame.required') : t('frame.optional')}
          newestVideo={newestVideo}
          mainRef={mainRef}
          problem={problems.startFrame}
          disabled={disabled}
        />
        <div data-slot="frame-between">
          <ArrowRight aria-hidden data-slot="frame-arrow" />
          <IconButton
            label={t('frame.swap')}
            disabled={disabled || frames.isBusy || !hasFrame || maxFrames < 2}
            onClick={swap}
          >
            <ArrowLeftRight aria-hidden />
          </IconButton>
        </div>
        <FrameTile
          slot="end"
          frames={told}
          rule={rule}
          t={t}
          note={endNote ?? t('frame.optional')}
          problem={problems.endFrame}
          disabled={disabled || (endNote !== undefined && end.status === 'empty')}
        />
      </div>
      {frames.canUpload === false && <p data-slot="hint">{t('frame.url-only')}</p>}
      <p data-slot="hidden" role="status">
        {deed?.start === start && deed.end === end
          ? deed.words
          : [
              announcement(t, names.start, start, startDoubt, rule),
              announcement(t, names.end, end, endDoubt, rule),
            ].join(' ')}
      </p>
      {/* As with a field of the browser's own: of what is disabled nothing is sent. */}
      {withInputs && !disabled && (
        <FrameInputs value={value} name={name} isRequired={isRequired} mainRef={mainRef} />
      )}
    </div>
  )
})

function announcement(
  t: Translator,
  slot: string,
  frame: Frame,
  doubt: string | undefined,
  rule: ImageRule,
): string {
  switch (frame.status) {
    case 'empty':
      return ''
    case 'checking':
      return `${slot}: ${t('frame.checking')}`
    case 'uploading':
      return `${slot}: ${t('frame.uploading')}`
    case 'refused':
      return `${slot}: ${problemText(t, frame.problem, { image: rule })}`
    case 'ready': {
      const ready =
        frame.width && frame.height
          ? t('frame.ready.size', { slot, width: String(frame.width), height: String(frame.height) })
          : t('frame.ready', { slot })
      return doubt === undefined ? ready : `${ready}. ${problemText(t, doubt, { image: rule })}`
    }
  }
}
