'use client'
import { memo, useState } from 'react'
import type { VideoInput } from '../../core/VideoInput.js'
import { useGeneration } from '../../hooks/useGeneration.js'
import { VideoResult } from '../VideoResult/VideoResult.js'

interface FeedCardProps {
  intentId: string
  /** Many run at once: only the ends are said. */
  isBusy: boolean
  onReuse: ((input: VideoInput) => void) | undefined
  onLastFrame: ((startFrame: string) => void) | undefined
  onAgain: (input: VideoInput) => void
  onRemove: (intentId: string) => void
}

/** One video of the list. It is rendered when something of its own changes, and not with its neighbours. */
export const FeedCard = memo(function FeedCard({
  intentId,
  isBusy,
  onReuse,
  onLastFrame,
  onAgain,
  onRemove,
}: FeedCardProps) {
  const generation = useGeneration(intentId)
  // A page full of earlier failures is opened in silence.
  const [firstPhase] = useState(generation.phase)
  const isNews = generation.phase !== firstPhase
  return (
    <div data-slot="feed-item" role="listitem">
      <VideoResult
        result={generation}
        announce={isNews && (isBusy ? 'end' : true)}
        onAgain={onAgain}
        onRemove={() => {
          onRemove(intentId)
        }}
        {...(onReuse && { onReuse })}
        {...(onLastFrame && { onLastFrame })}
      />
    </div>
  )
})
