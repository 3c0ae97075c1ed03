'use client'
import { Bell, BellOff, BellRing } from 'lucide-react'
import { useMemo } from 'react'
import { useTaskNews } from '../../hooks/useTaskNews.js'
import type { Translator } from '../../messages/translator.js'

interface StudioNewsProps {
  inTitle: boolean
  offersNotifications: boolean
  t: Translator
}

/** News for whoever looks elsewhere: in the page's title, and by notifications for whoever presses its button. */
export function StudioNews({ inTitle, offersNotifications, t }: StudioNewsProps) {
  const words = useMemo(
    () => ({
      making: (count: number) => t('news.making', { count }),
      done: t('news.done'),
      failed: t('news.failed'),
      doneTitle: t('news.ready.title'),
      failedTitle: t('news.failed.title'),
    }),
    [t],
  )
  const { notifications, toggle } = useTaskNews({ words, inTitle, notifications: offersNotifications })
  if (notifications === 'unavailable') return null
  const Icon = { blocked: BellOff, off: Bell, on: BellRing }[notifications]
  return (
    <div data-slot="studio-news" data-state={notifications}>
      {notifications === 'blocked' ? (
        <p data-slot="hint">
          <Icon aria-hidden />
          {t('news.blocked')}
        </p>
      ) : (
        <button type="button" data-slot="button" aria-pressed={notifications === 'on'} onClick={toggle}>
          <Icon aria-hidden />
          {t('news.offer')}
        </button>
      )}
    </div>
  )
}
