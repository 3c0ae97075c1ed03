'use client'
import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Translator } from '../../messages/translator.js'
import { IconButton } from '../base/IconButton.js'

interface RemovedCardProps {
  onUndo: () => void
  onDismiss: () => void
  t: Translator
}

/** Where a card was that has been taken off: the way back, with the focus, which has lost its button. */
export function RemovedCard({ onUndo, onDismiss, t }: RemovedCardProps) {
  const undo = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    undo.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div data-slot="feed-removed" role="listitem">
      <span>{t('feed.removed')}</span>
      <button ref={undo} type="button" data-slot="button" data-variant="outline" onClick={onUndo}>
        {t('feed.undo')}
      </button>
      <IconButton label={t('feed.dismiss')} onClick={onDismiss}>
        <X aria-hidden />
      </IconButton>
    </div>
  )
}
