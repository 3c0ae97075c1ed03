'use client'
import type { FinishedVideos } from '../../hooks/VideoResultState.js'
import type { Translator } from '../../messages/translator.js'

interface VideoChooserProps {
  finished: FinishedVideos
  onSelect: (index: number) => void
  t: Translator
}

/** Which of several videos is on show; nothing where there is one. */
export function VideoChooser({ finished: { videos, index }, onSelect, t }: VideoChooserProps) {
  if (videos.length < 2) return null
  return (
    <div data-slot="video-chooser" role="group" aria-label={t('result.choose')}>
      {videos.map(({ url }, at) => (
        <button
          key={`${at} ${url}`}
          type="button"
          data-slot="button"
          data-variant="icon"
          aria-pressed={at === index}
          aria-label={t('result.nth', { number: at + 1, count: videos.length })}
          onClick={() => {
            onSelect(at)
          }}
        >
          {at + 1}
        </button>
      ))}
    </div>
  )
}
