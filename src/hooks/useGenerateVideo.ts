'use client'
import { useCallback, useState } from 'react'
import type { VideoInput } from '../core/VideoInput.js'
import { useRushes } from './RushesContext.js'
import { submitVideo } from './submitVideo.js'
import type { Generation } from './useGeneration.js'
import { useGeneration } from './useGeneration.js'

/** One video, and the ways to begin and to leave it. */
export interface GenerateVideo extends Generation {
  /**
   * Starts a video and returns its intent's id. While it is being submitted, and for the length of a double click
   * (500 ms), an equal input is the same intent. It spends money; nothing sends it a second time.
   */
  generate(input: VideoInput): string
  /** Forgets this video here, so that the phase is `idle` again. The video itself goes on, and stays in `useTasks()`. */
  reset(): void
  /** Stops watching. It cannot stop the provider, which may finish, and charge for, the video. */
  stop(): void
}

/** What `useGenerateVideo` may be told. */
export interface GenerateVideoOptions {
  /** An intent to follow from the start, such as one kept from before a reload. */
  intentId?: string
}

/** One video, from the prompt to the file. It goes on when the component unmounts. */
export function useGenerateVideo(options: GenerateVideoOptions = {}): GenerateVideo {
  const rushes = useRushes()
  const [intentId, setIntentId] = useState(options.intentId)
  const [isWatching, setWatching] = useState(true)
  const generation = useGeneration(intentId, { enabled: isWatching })

  const generate = useCallback(
    (input: VideoInput) => {
      const started = submitVideo(rushes, input)
      setIntentId(started)
      setWatching(true)
      return started
    },
    [rushes],
  )
  const reset = useCallback(() => {
    setIntentId(undefined)
    setWatching(true)
  }, [])
  const stop = useCallback(() => {
    setWatching(false)
  }, [])

  return { ...generation, generate, reset, stop }
}
