'use client'
import { ImageOff } from 'lucide-react'
import type { Frame, FrameSlot } from '../../hooks/Frame.js'
import type { Frames } from '../../hooks/useFrames.js'
import type { Translator } from '../../messages/translator.js'

interface FramePreviewProps {
  slot: FrameSlot
  frame: Exclude<Frame, { status: 'empty' }>
  frames: Frames
  t: Translator
}

/** What is in a tile that is not empty: the image in its own proportions, and what is being done with it. */
export function FramePreview({ slot, frame, frames, t }: FramePreviewProps) {
  const preview = 'previewUrl' in frame ? frame.previewUrl : undefined
  const name = t(slot === 'start' ? 'frame.start' : 'frame.end')
  return (
    <>
      {preview === undefined ? (
        <ImageOff aria-hidden data-slot="frame-missing" />
      ) : (
        <img
          data-slot="frame-image"
          src={preview}
          alt={t('frame.preview', { slot: name })}
          onLoad={({ currentTarget }) => {
            frames.setSize(slot, { width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
          }}
        />
      )}
      <span data-slot="frame-caption">{caption(frame, name, t)}</span>
    </>
  )
}

function caption(frame: FramePreviewProps['frame'], name: string, t: Translator): string {
  switch (frame.status) {
    case 'checking':
      return t('frame.checking')
    case 'uploading':
      return frame.fraction === undefined
        ? t('frame.uploading')
        : t('frame.uploading.percent', { percent: Math.round(frame.fraction * 100) })
    case 'refused':
    case 'ready':
      return name
  }
}
