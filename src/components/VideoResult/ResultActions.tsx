'use client'
import { Check, Download, Link2, RotateCcw, SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import type { VideoDownload } from '../../hooks/useDownload.js'
import type { FinishedVideos } from '../../hooks/VideoResultState.js'
import type { Translator } from '../../messages/translator.js'
import { IconButton } from '../base/IconButton.js'
import { ExpiryBadge } from './ExpiryBadge.js'

interface ResultActionsProps {
  finished: FinishedVideos
  download: VideoDownload
  now: number
  t: Translator
  onAgain: (() => void) | undefined
  onReuse: (() => void) | undefined
}

/** What one does with a finished video, and until when. */
export function ResultActions(props: ResultActionsProps) {
  const { finished, download, now, t, onAgain, onReuse } = props
  const [isCopied, setCopied] = useState(false)
  const video = finished.videos[finished.index]
  if (!video) return null
  const { url, downloadUrl } = video
  const isFetching = download.state === 'fetching'
  return (
    <>
      <ExpiryBadge finished={finished} now={now} t={t} />
      <a
        data-slot="button"
        data-variant="outline"
        data-busy={isFetching ? '' : undefined}
        href={downloadUrl}
        download
        onClick={(event) => {
          // Whoever opens it elsewhere on purpose has their way.
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
          event.preventDefault()
          download.start()
        }}
      >
        <Download aria-hidden />
        {downloadLabel(download, t)}
      </a>
      <IconButton
        label={isCopied ? t('result.copied') : t('result.copy')}
        onClick={() => {
          // Where the clipboard is closed to the page the link stays in the player's own menu.
          void navigator.clipboard.writeText(url).then(
            () => {
              setCopied(true)
            },
            () => undefined,
          )
        }}
        onBlur={() => {
          setCopied(false)
        }}
      >
        {isCopied ? <Check aria-hidden /> : <Link2 aria-hidden />}
      </IconButton>
      {onReuse && (
        <IconButton label={t('result.reuse')} onClick={onReuse}>
          <SlidersHorizontal aria-hidden />
        </IconButton>
      )}
      {onAgain && (
        <IconButton label={t('result.again')} onClick={onAgain}>
          <RotateCcw aria-hidden />
        </IconButton>
      )}
    </>
  )
}

function downloadLabel({ state, fraction }: VideoDownload, t: Translator): string {
  if (state !== 'fetching') return t('result.download')
  if (fraction === undefined) return t('result.downloading')
  return t('result.downloading.percent', { percent: Math.floor(fraction * 100) })
}
