'use client'
import { ImagePlus, Link2, SkipForward, TriangleAlert, X } from 'lucide-react'
import type { RefObject } from 'react'
import { useId, useRef, useState } from 'react'
import { useDropzone } from 'react-dropzone'
import type { ImageRule } from '../../core/VideoModel.js'
import type { FrameSlot } from '../../hooks/Frame.js'
import { frameWarning } from '../../hooks/Frame.js'
import type { Frames } from '../../hooks/useFrames.js'
import type { Translator } from '../../messages/translator.js'
import { FramePreview } from './FramePreview.js'
import { frameCaption } from './frameCaption.js'
import { FrameUrlField } from './FrameUrlField.js'
import { problemText } from './problemText.js'

interface FrameTileProps {
  slot: FrameSlot
  frames: Frames
  rule: ImageRule
  t: Translator
  /** Under the tile's name while it is empty: optional, needed, or why it is off. */
  note: string
  problem: string | undefined
  /** The URL of a finished video, whose last frame can be taken. */
  newestVideo?: string | undefined
  /** Is given the large button. */
  mainRef?: RefObject<HTMLButtonElement | null>
  disabled: boolean
}

/** One frame. The large button stays the same element in every state, so that the focus stays on the tile. */
export function FrameTile(props: FrameTileProps) {
  const { slot, frames, rule, t, note, problem, newestVideo, disabled } = props
  const frame = frames[slot]
  const name = t(slot === 'start' ? 'frame.start' : 'frame.end')
  const problemId = useId()
  const noteId = useId()
  const ownMainRef = useRef<HTMLButtonElement>(null)
  const mainRef = props.mainRef ?? ownMainRef
  const [asksForUrl, setAsksForUrl] = useState(false)
  const takesFiles = frames.canUpload !== false
  const wrong = frame.status === 'refused' ? frame.problem : problem
  const doubt = wrong === undefined ? frameWarning(frames, slot, rule) : undefined

  const { getRootProps, getInputProps, open, isDragActive } = useDropzone({
    // What a file is, its bytes say, not its name: everything is taken here and checked there.
    multiple: false,
    noClick: true,
    noKeyboard: true,
    // Where only URLs are taken a file is taken too, and refused with the reason: the browser would open it and leave the page.
    disabled,
    onDrop: ([file]) => {
      if (file) frames.setFile(slot, file)
    },
  })

  function closeUrl(url?: string) {
    setAsksForUrl(false)
    if (url !== undefined) frames.setUrl(slot, url)
    mainRef.current?.focus()
  }

  return (
    <div data-slot="frame" data-frame={slot}>
      <div
        {...getRootProps({ role: undefined })}
        data-slot="frame-tile"
        data-state={frame.status}
        data-dragging={isDragActive ? '' : undefined}
        data-disabled={disabled ? '' : undefined}
        data-invalid={wrong === undefined ? undefined : ''}
        data-urls-only={takesFiles ? undefined : ''}
      >
        {/* The button below is how it is reached; a second one of the same name would only confuse. */}
        <input
          {...getInputProps({
            accept: rule.types.join(','),
            'aria-label': undefined,
            style: { display: 'none' },
          })}
        />
        <button
          ref={mainRef}
          type="button"
          data-slot="frame-main"
          disabled={disabled}
          aria-label={
            frame.status === 'empty'
              ? `${name}: ${takesFiles ? t('frame.choose') : t('frame.url')}`
              : t('frame.replace', { slot: name })
          }
          // Where only URLs are taken this is the one button that asks for one.
          aria-expanded={takesFiles ? undefined : asksForUrl}
          aria-describedby={(wrong ?? doubt) === undefined ? noteId : problemId}
          onClick={
            takesFiles
              ? open
              : () => {
                  setAsksForUrl(true)
                }
          }
        >
          {frame.status === 'empty' ? (
            <>
              {takesFiles ? <ImagePlus aria-hidden /> : <Link2 aria-hidden />}
              <span data-slot="frame-name">{name}</span>
            </>
          ) : (
            <FramePreview slot={slot} name={name} frame={frame} frames={frames} t={t} />
          )}
        </button>
        {/* Over the button and not in it: what is seen in a button has to be what it is called. */}
        {frame.status === 'empty' ? (
          <span data-slot="frame-note" id={noteId}>
            {isDragActive ? t('frame.drop-here') : note}
          </span>
        ) : (
          <span data-slot="frame-caption">{frameCaption(frame, name, t)}</span>
        )}
        {frame.status === 'empty' && takesFiles && (
          <div data-slot="frame-actions">
            <button
              type="button"
              data-slot="frame-action"
              disabled={disabled}
              aria-expanded={asksForUrl}
              aria-label={`${name}: ${t('frame.url')}`}
              onClick={() => {
                setAsksForUrl(true)
              }}
            >
              <Link2 aria-hidden /> {t('frame.url.short')}
            </button>
            {newestVideo !== undefined && (
              <button
                type="button"
                data-slot="frame-action"
                disabled={disabled}
                aria-label={t('frame.last.label', { slot: name })}
                onClick={() => {
                  frames.setLastFrame(slot, newestVideo)
                  mainRef.current?.focus() // this button goes away
                }}
              >
                <SkipForward aria-hidden /> {t('frame.last')}
              </button>
            )}
          </div>
        )}
        {frame.status !== 'empty' && (
          <button
            type="button"
            data-slot="frame-remove"
            aria-label={t('frame.remove', { slot: name })}
            disabled={disabled}
            onClick={() => {
              frames.remove(slot)
              mainRef.current?.focus()
            }}
          >
            <X aria-hidden />
          </button>
        )}
        {asksForUrl && (
          <FrameUrlField label={t('frame.url.label', { slot: name })} t={t} onClose={closeUrl} />
        )}
      </div>
      {wrong !== undefined && (
        <p data-slot="error" id={problemId}>
          <TriangleAlert aria-hidden />
          {problemText(t, wrong, { image: rule })}
        </p>
      )}
      {doubt !== undefined && (
        <p data-slot="warning" id={problemId}>
          <TriangleAlert aria-hidden />
          {problemText(t, doubt, { image: rule })}
        </p>
      )}
    </div>
  )
}
