'use client'
import { Clapperboard } from 'lucide-react'
import type { ComponentPropsWithoutRef } from 'react'
import { forwardRef, Fragment, useImperativeHandle, useRef } from 'react'
import type { VideoInput } from '../../core/VideoInput.js'
import { useIsAlive } from '../../hooks/useIsAlive.js'
import { useTasks } from '../../hooks/useTasks.js'
import { isOver } from '../../ledger/isOver.js'
import type { TranslationProps } from '../Translation/TranslationProvider.js'
import { TranslationScope, useTranslator } from '../Translation/TranslationProvider.js'
import { KeptFocus } from '../base/KeptFocus.js'
import { FeedCard } from './FeedCard.js'
import { RemovedCard } from './RemovedCard.js'
import { useRemoval } from './useRemoval.js'

/** The props of `TaskFeed`, beside those of its element. */
export interface TaskFeedProps extends TranslationProps, ComponentPropsWithoutRef<'section'> {
  /** Offers to put a video's settings back into a form. */
  onReuse?: (input: VideoInput) => void
  /** Offers to go on from a video's last picture: gets the URL of an image of it. See `VideoResult`. */
  onLastFrame?: (startFrame: string) => void
}

/** With more than these on their way at once, each step of each would be said over the other: only their ends are. */
const MOST_TO_FOLLOW = 3

/**
 * Every video that this browser knows, newest first. A card keeps its place and its height whatever becomes of its
 * video, and one that is taken off can be put back into its place. Until the browser's own list can be read, on a page
 * that came from a server, it is `data-state="loading"`.
 */
export const TaskFeed = forwardRef<HTMLElement, TaskFeedProps>(function TaskFeed(
  { onReuse, onLastFrame, messages, locale, ...props },
  ref,
) {
  const t = useTranslator({ messages, locale })
  const isAlive = useIsAlive()
  const { records, generate, ...tasks } = useTasks()
  const rootRef = useRef<HTMLElement>(null)
  useImperativeHandle(ref, () => rootRef.current as HTMLElement)
  const { removed, remove, undo, dismiss } = useRemoval(records, tasks)
  const isBusy = records.filter((record) => !isOver(record)).length > MOST_TO_FOLLOW
  const isEmpty = records.length === 0
  const undoAt = (place: string | undefined) =>
    removed &&
    removed.before === place && <RemovedCard key="removed" onUndo={undo} onDismiss={dismiss} t={t} />

  return (
    <TranslationScope of={t}>
      <section
        aria-label={t('feed.label')}
        {...t.attributes}
        {...props}
        ref={rootRef}
        data-rushes="task-feed"
        data-state={isAlive ? (isEmpty ? 'empty' : 'filled') : 'loading'}
        aria-busy={isAlive ? undefined : true}
      >
        <KeptFocus of={rootRef} />
        {isEmpty && undoAt(undefined)}
        {isEmpty && !isAlive && <div data-slot="feed-skeleton" aria-hidden />}
        {isEmpty && isAlive && (
          <div data-slot="feed-empty">
            <Clapperboard aria-hidden />
            <p data-slot="feed-empty-title">{t('feed.empty')}</p>
            <p>{t('feed.empty.next')}</p>
          </div>
        )}
        {!isEmpty && (
          <div data-slot="feed-list" role="list">
            {records.map((record) => (
              <Fragment key={record.intentId}>
                {undoAt(record.intentId)}
                <FeedCard
                  intentId={record.intentId}
                  isBusy={isBusy}
                  onReuse={onReuse}
                  onLastFrame={onLastFrame}
                  onAgain={generate}
                  onRemove={remove}
                />
              </Fragment>
            ))}
            {undoAt(undefined)}
          </div>
        )}
      </section>
    </TranslationScope>
  )
})
