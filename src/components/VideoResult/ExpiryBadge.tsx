'use client'
import { Clock } from 'lucide-react'
import type { FinishedVideos } from '../../hooks/VideoResultState.js'
import { useIsAlive } from '../../hooks/useIsAlive.js'
import { formatDay, formatLeft } from '../../messages/formatTime.js'
import type { Translator } from '../../messages/translator.js'

interface ExpiryBadgeProps {
  finished: FinishedVideos
  now: number
  t: Translator
}

/** Until when a video can be had: its day, and in the last three days what is left. */
export function ExpiryBadge({ finished, now, t }: ExpiryBadgeProps) {
  // A server has another clock and another time zone: until this page is alive it is UTC's day.
  const isAlive = useIsAlive()
  const { expireTime, expiresInMs, expiryNotice, downloadSoon } = finished
  if (expireTime === undefined) {
    return downloadSoon ? (
      <span data-slot="expiry" title={t('result.life-unknown')}>
        {t('result.download-soon')}
        <span data-slot="hidden">{t('result.life-unknown')}</span>
      </span>
    ) : null
  }
  return (
    <span
      data-slot="expiry"
      data-notice={expiryNotice}
      title={downloadSoon ? t('result.expires-soon') : undefined}
    >
      {expiryNotice && <Clock aria-hidden />}
      <time dateTime={new Date(expireTime).toISOString()}>
        {expiresInMs === undefined
          ? t('result.expires', { date: formatDay(expireTime, isAlive ? now : undefined, t.locale) })
          : t('result.expires-in', { time: formatLeft(expiresInMs, t.locale) })}
      </time>
      {downloadSoon && <span data-slot="hidden">{t('result.expires-soon')}</span>}
    </span>
  )
}
