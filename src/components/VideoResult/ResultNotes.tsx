'use client'
import type { VideoDownload } from '../../hooks/useDownload.js'
import type { FinishedVideos } from '../../hooks/VideoResultState.js'
import type { Translator } from '../../messages/translator.js'

interface ResultNotesProps {
  finished: FinishedVideos
  download: VideoDownload
  t: Translator
}

/** What has to be said of a video that can be had: that its time runs out, or that it has to be saved by hand. */
export function ResultNotes({ finished, download, t }: ResultNotesProps) {
  const { expiryNotice, videos, index } = finished
  return (
    <div data-slot="result-notes" aria-live="polite">
      {expiryNotice && (
        <p data-slot="hint" data-notice={expiryNotice}>
          {t(`result.keep.${expiryNotice}`)}
        </p>
      )}
      {download.state === 'opened' && (
        <p data-slot="hint">
          {t('result.opened')}{' '}
          <a href={videos[index]?.url} target="_blank" rel="noopener noreferrer">
            {t('result.opened.link')}
          </a>
        </p>
      )}
    </div>
  )
}
