'use client'
import { Clapperboard } from 'lucide-react'
import type { ComponentPropsWithoutRef } from 'react'
import { forwardRef, useState } from 'react'
import type { VideoInput } from '../../core/VideoInput.js'
import { useGeneration } from '../../hooks/useGeneration.js'
import { useTasks } from '../../hooks/useTasks.js'
import type { TranslationProps } from '../Translation/TranslationProvider.js'
import { TranslationScope, useTranslator } from '../Translation/TranslationProvider.js'
import { VideoResult } from '../VideoResult/VideoResult.js'

export interface TaskFeedProps extends TranslationProps, ComponentPropsWithoutRef<'section'> {
  /** Offers to put a video's settings back into a form. */
  onReuse?: (input: VideoInput) => void
}

/** Every video that this browser knows, newest first. A card keeps its place whatever becomes of its video. */
export const TaskFeed = forwardRef<HTMLElement, TaskFeedProps>(function TaskFeed(
  { onReuse, messages, locale, ...props },
  ref,
) {
  const t = useTranslator({ messages, locale })
  const { records, generate, remove } = useTasks()
  return (
    <TranslationScope of={t}>
      <section
        aria-label={t('feed.label')}
        {...t.attributes}
        {...props}
        ref={ref}
        data-rushes="task-feed"
        data-state={records.length === 0 ? 'empty' : 'filled'}
      >
        {records.length === 0 ? (
          <div data-slot="feed-empty">
            <Clapperboard aria-hidden />
            <p data-slot="feed-empty-title">{t('feed.empty')}</p>
            <p>{t('feed.empty.next')}</p>
          </div>
        ) : (
          records.map(({ intentId }) => (
            <FeedCard
              key={intentId}
              intentId={intentId}
              onReuse={onReuse}
              onAgain={generate}
              onRemove={() => {
                remove(intentId)
              }}
            />
          ))
        )}
      </section>
    </TranslationScope>
  )
})

interface FeedCardProps {
  intentId: string
  onReuse: ((input: VideoInput) => void) | undefined
  onAgain: (input: VideoInput) => void
  onRemove: () => void
}

function FeedCard({ intentId, onReuse, ...actions }: FeedCardProps) {
  const generation = useGeneration(intentId)
  // A page full of earlier failures is opened in silence.
  const [firstPhase] = useState(generation.phase)
  const announce = generation.phase !== firstPhase
  return <VideoResult result={generation} announce={announce} {...actions} {...(onReuse && { onReuse })} />
}
