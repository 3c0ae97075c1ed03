'use client'
import { useCallback } from 'react'
import type { VideoInput } from '../core/VideoInput.js'
import { useRushes } from './RushesContext.js'
import { submitVideo } from './submitVideo.js'

/** Starts a video and returns its intent's id. Unlike `useTasks`, whoever uses it does not render with every task. */
export function useStartVideo(): (input: VideoInput) => string {
  const rushes = useRushes()
  return useCallback((input) => submitVideo(rushes, input), [rushes])
}
