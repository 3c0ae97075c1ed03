'use client'
import { Check, Download, Frame, Link2, RotateCcw, SlidersHorizontal, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { VideoInput } from '../../core/VideoInput.js'
import type { LastFrame } from '../../hooks/useLastFrame.js'
import type { VideoDownload } from '../../hooks/useDownload.js'
import type { ResultVideo } from '../../hooks/VideoResultState.js'
import type { Translator } from '../../messages/translator.js'
import { IconButton } from '../base/IconButton.js'
import type { MenuAction } from './ActionMenu.js'
import { ActionMenu } from './ActionMenu.js'

interface ResultActionsProps {
  input: VideoInput | undefined
  /** The file, once there is one that can be had. */
  video: ResultVideo | undefined
  download: VideoDownload
  lastFrame: LastFrame
  t: Translator
  onAgain: (() => void) | undefined
  onReuse: (() => void) | undefined
  onRemove: (() => void) | undefined
}

/** What one does with a video. Its place is there from the first moment: until there is a file it says what was asked for. */
export function ResultActions(props: ResultActionsProps) {
  const { input, video, download, lastFrame, t, onAgain, onReuse, onRemove } = props
  const menu: (MenuAction | false | undefined)[] = [
    video &&
      lastFrame.take && {
        name: 'last-frame',
        label: t('result.last-frame'),
        icon: <Frame aria-hidden />,
        isDisabled: lastFrame.state === 'waiting' || lastFrame.state === 'working',
        onSelect: () => lastFrame.take?.(video.downloadUrl),
      },
    !video &&
      onReuse && {
        name: 'reuse',
        label: t('result.reuse'),
        icon: <SlidersHorizontal aria-hidden />,
        onSelect: onReuse,
      },
    onAgain && {
      name: 'again',
      label: t('result.again'),
      icon: <RotateCcw aria-hidden />,
      onSelect: onAgain,
    },
    onRemove && {
      name: 'remove',
      label: t('result.remove'),
      icon: <Trash2 aria-hidden />,
      onSelect: onRemove,
    },
  ]
  return (
    <div data-slot="result-actions">
      {video ? (
        <>
          <DownloadLink video={video} download={download} t={t} />
          <CopyLink key={video.url} url={video.url} t={t} />
          {onReuse && (
            <IconButton label={t('result.reuse')} data-action="reuse" onClick={onReuse}>
              <SlidersHorizontal aria-hidden />
            </IconButton>
          )}
        </>
      ) : (
        <span data-slot="result-facts">{facts(input, t)}</span>
      )}
      <ActionMenu label={t('result.more')} actions={menu.filter((each) => typeof each === 'object')} />
    </div>
  )
}

function facts(input: VideoInput | undefined, t: Translator): string {
  const { durationSeconds, aspectRatio, startFrame } = input ?? {}
  return [
    durationSeconds === undefined ? '' : t('form.duration.option', { seconds: durationSeconds }),
    startFrame === undefined ? (aspectRatio ?? '') : '',
  ]
    .filter((fact) => fact !== '')
    .join(' · ')
}

type DownloadLinkProps = Pick<ResultActionsProps, 'download' | 't'> & { video: ResultVideo }

function DownloadLink({ video, download, t }: DownloadLinkProps) {
  return (
    <a
      data-slot="button"
      data-variant="outline"
      data-action="download"
      data-busy={download.state === 'fetching' ? '' : undefined}
      href={video.downloadUrl}
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
  )
}

function downloadLabel({ state, fraction }: VideoDownload, t: Translator): string {
  if (state !== 'fetching') return t('result.download')
  if (fraction === undefined) return t('result.downloading')
  return t('result.downloading.percent', { percent: Math.floor(fraction * 100) })
}

function CopyLink({ url, t }: { url: string; t: Translator }) {
  const [isCopied, setCopied] = useState(false)
  return (
    <IconButton
      label={isCopied ? t('result.copied') : t('result.copy')}
      data-action="copy"
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
  )
}
