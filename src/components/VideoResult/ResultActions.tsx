'use client'
import { Check, Download, Link2, RotateCcw, SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { formatDay } from '../../messages/formatTime.js'
import type { Translator } from '../../messages/translator.js'
import { IconButton } from '../base/IconButton.js'

interface ResultActionsProps {
  url: string
  downloadUrl: string
  expireTime: number | undefined
  /** The documents disagree about the date, or state none: say so. */
  downloadSoon: boolean
  now: number
  t: Translator
  onAgain: (() => void) | undefined
  onReuse: (() => void) | undefined
}

/** What one does with a finished video, and until when. */
export function ResultActions(props: ResultActionsProps) {
  const { url, downloadUrl, expireTime, downloadSoon, now, t, onAgain, onReuse } = props
  const [isCopied, setCopied] = useState(false)
  return (
    <>
      {expireTime !== undefined && (
        <span data-slot="expiry" title={downloadSoon ? t('result.expires-soon') : undefined}>
          <time dateTime={new Date(expireTime).toISOString()}>
            {t('result.expires', { date: formatDay(expireTime, now, t.locale) })}
          </time>
          {downloadSoon && <span data-slot="hidden">{t('result.expires-soon')}</span>}
        </span>
      )}
      {expireTime === undefined && downloadSoon && (
        <span data-slot="expiry" title={t('result.life-unknown')}>
          {t('result.download-soon')}
          <span data-slot="hidden">{t('result.life-unknown')}</span>
        </span>
      )}
      <a data-slot="button" data-variant="outline" href={downloadUrl} download>
        <Download aria-hidden />
        {t('result.download')}
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
