'use client'
import { Image, ImageOff } from 'lucide-react'
import type { Frame, FrameSlot } from '../../hooks/Frame.js'
import { pageMediaUrl } from '../../hooks/pageMediaUrl.js'
import type { Frames } from '../../hooks/useFrames.js'
import type { Translator } from '../../messages/translator.js'

interface FramePreviewProps {
  slot: FrameSlot
  name: string
  frame: Exclude<Frame, { status: 'empty' }>
  frames: Frames
  t: Translator
}

/** The image of a tile in its own proportions, as soon as there is one. */
export function FramePreview({ slot, name, frame, frames, t }: FramePreviewProps) {
  if (frame.status === 'checking') return <Image aria-hidden data-slot="frame-missing" />
  const url = frame.previewUrl === undefined ? undefined : pageMediaUrl(frame.previewUrl)
  if (url === undefined) return <ImageOff aria-hidden data-slot="frame-missing" />
  return (
    <img
      data-slot="frame-image"
      src={url}
      alt={t('frame.preview', { slot: name })}
      onLoad={({ currentTarget }) => {
        frames.setSize(slot, { width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
      }}
    />
  )
}
