'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { VideoInput } from '../core/VideoInput.js'
import { useRushes } from './RushesContext.js'
import { isSameInput } from './submitVideo.js'
import { useModels } from './useModels.js'
import type { BatchVideo } from './VideoBatch.js'
import { VideoBatch } from './VideoBatch.js'

/** What `useGenerateVideos` may be told. */
export interface GenerateVideosOptions {
  /** How many videos are on their way at once. A model that allows fewer is given fewer. @default 3 */
  concurrency?: number
}

/** A batch, and the ways to begin and to leave it. */
export interface GenerateVideos {
  /**
   * Starts a batch: each input is a video of its own, equal ones too. What is running goes on, and these come after it.
   * The same list within 500 ms is the same click. It spends money; nothing sends a video a second time.
   */
  generate(inputs: readonly VideoInput[]): void
  /** In the order given, each with its own phase: one that fails keeps none of the others from being made. */
  videos: readonly BatchVideo[]
  /** Something waits, or is on its way. */
  isRunning: boolean
  /** What waits is not sent any more. What was sent goes on, since nothing can stop the provider. */
  stop(): void
  /** Stops, and forgets the batch here. What was sent stays in `useTasks()`. */
  reset(): void
}

const DOUBLE_CLICK_MS = 500
const OVER: ReadonlySet<BatchVideo['phase']> = new Set(['stopped', 'success', 'failed', 'lost'])

/**
 * Makes many videos, a few at a time, within what the model allows at once and a minute. After a refusal for coming too
 * often the others wait as long as the provider asks; the refused one stays refused.
 *
 * A component that goes away stops what has not been sent.
 */
export function useGenerateVideos({ concurrency = 3 }: GenerateVideosOptions = {}): GenerateVideos {
  const rushes = useRushes()
  const client = useQueryClient()
  const { models, powers, isLoading } = useModels()
  const [batch] = useState(() => new VideoBatch(rushes, client))
  const videos = useSyncExternalStore(batch.subscribe, batch.read, batch.read)

  useEffect(() => {
    batch.surround({
      concurrency: Math.max(1, concurrency),
      push: powers?.push === true,
      ...(!isLoading && { models }),
    })
  }, [batch, concurrency, models, powers, isLoading])

  useEffect(
    () => () => {
      batch.close()
    },
    [batch],
  )

  const last = useRef<{ inputs: readonly VideoInput[]; at: number }>(undefined)
  const generate = useCallback(
    (inputs: readonly VideoInput[]) => {
      const at = rushes.clock.now()
      const before = last.current
      if (before && at - before.at < DOUBLE_CLICK_MS && isSameList(before.inputs, inputs)) return
      last.current = { inputs, at }
      batch.add(inputs)
    },
    [rushes, batch],
  )
  const stop = useCallback(() => {
    batch.stop()
  }, [batch])
  const reset = useCallback(() => {
    batch.close()
  }, [batch])

  return { generate, videos, isRunning: videos.some(({ phase }) => !OVER.has(phase)), stop, reset }
}

function isSameList(one: readonly VideoInput[], other: readonly VideoInput[]): boolean {
  return (
    one.length === other.length &&
    one.every((input, index) => isSameInput(input, other[index] ?? { model: '', prompt: '' }))
  )
}
