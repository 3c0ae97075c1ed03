'use client'
import type { LastFrame } from '../../hooks/useLastFrame.js'
import type { VideoDownload } from '../../hooks/useDownload.js'
import type { FinishedVideos } from '../../hooks/VideoResultState.js'
import type { Translator } from '../../messages/translator.js'
import { ExpiryBadge } from './ExpiryBadge.js'

interface ResultNotesProps {
  finished: FinishedVideos
  download: VideoDownload
  lastFrame: LastFrame
  now: number
  t: Translator
}

/** Beside the word "Done": until when the video can be had, and what has to be known of it right now. */
export function ResultNotes({ finished, download, lastFrame, now, t }: ResultNotesProps) {
  const { expiryNotice, videos, index } = finished
  const hasNews =
    download.state === 'opened' || lastFrame.state === 'working' || lastFrame.state === 'refused'
  return (
    <>
      <div data-slot="result-notes" aria-live="polite">
        {expiryNotice && !hasNews && (
          <span data-slot="hint" data-notice={expiryNotice}>
            {t(`result.keep.${expiryNotice}`)}
          </span>
        )}
        {lastFrame.state === 'working' && <span data-slot="hint">{t('result.last-frame.working')}</span>}
        {lastFrame.state === 'refused' && (
          <span data-slot="hint">{t.open(lastFrame.problem ?? '', 'image.no-last-frame')}</span>
        )}
        {download.state === 'opened' && (
          <span data-slot="hint">
            {t('result.opened')}{' '}
            <a href={videos[index]?.url} target="_blank" rel="noopener noreferrer">
              {t('result.opened.link')}
            </a>
          </span>
        )}
      </div>
      <ExpiryBadge finished={finished} now={now} t={t} />
    </>
  )
}
