'use client'
import { focusManager } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import type { Task, TaskFailure } from '../core/Task.js'
import type { VideoError } from '../core/VideoError.js'
import type { VideoInput } from '../core/VideoInput.js'
import { pageMediaUrl } from './pageMediaUrl.js'
import { useRushes } from './RushesContext.js'
import type { TaskStatus, VideoPhase } from './TaskStatus.js'

/** What `useGenerateVideo`, `useGeneration` and `useTaskStatus` give: any of them will do. */
export interface VideoResultSource {
  phase: VideoPhase
  task?: Task
  error?: VideoError
  input?: VideoInput
  status?: TaskStatus
}

/**
 * What there is to show of a video.
 *
 * - `none`: nothing was asked for.
 * - `running`: it is on its way, or may be.
 * - `ready`: it can be played.
 * - `expired`: it was there, and its link has run out.
 * - `unplayable`: the player could not play it; the cause may be the link or the file.
 * - `failed`: the task failed, or was never taken.
 * - `lost`: the provider does not know it.
 */
export type VideoResultState =
  | { show: 'none' }
  | { show: 'running' }
  | { show: 'ready' | 'unplayable'; urls: readonly string[]; downloadUrl: string; expireTime?: number }
  | { show: 'expired'; expireTime?: number }
  | { show: 'failed'; failure?: TaskFailure; error?: VideoError }
  | { show: 'lost' }

/** What there is to show of a video, with every link checked. Give the player's `error` event to `onPlaybackError`. */
export function useVideoResult(source: VideoResultSource): VideoResultState & { onPlaybackError(): void } {
  const hasExpired = useHasExpired(source.task)
  const [failedUrl, setFailedUrl] = useState<string>()
  const urls =
    source.task?.state === 'success' ? source.task.resultUrls.flatMap((url) => pageMediaUrl(url) ?? []) : []
  const [first] = urls
  return {
    ...resultState(source, urls, first !== undefined && first === failedUrl, hasExpired),
    onPlaybackError: () => {
      setFailedUrl(first)
    },
  }
}

function resultState(
  { phase, task, error }: VideoResultSource,
  urls: readonly string[],
  hasPlaybackFailed: boolean,
  hasExpired: boolean,
): VideoResultState {
  if (phase === 'idle') return { show: 'none' }
  if (phase === 'lost') return { show: 'lost' }
  if (phase === 'failed') {
    return task?.state === 'failed'
      ? { show: 'failed', failure: task.failure }
      : { show: 'failed', ...(error && { error }) }
  }
  if (phase !== 'success' || task?.state !== 'success') return { show: 'running' }
  const expire = task.expireTime === undefined ? {} : { expireTime: task.expireTime }
  if (hasExpired) return { show: 'expired', ...expire }
  const [first] = urls
  if (first === undefined) return { show: 'failed' }
  return {
    show: hasPlaybackFailed ? 'unplayable' : 'ready',
    urls,
    downloadUrl: downloadUrl(first),
    ...expire,
  }
}

/** Read anew whenever something is rendered, and when a person comes back to the page: dates are days away. */
function useHasExpired(task: Task | undefined): boolean {
  const { clock } = useRushes()
  const expireTime = task?.state === 'success' ? task.expireTime : undefined
  const hasExpired = () => expireTime !== undefined && expireTime <= clock.now()
  return useSyncExternalStore(subscribeToFocus, hasExpired, () => false)
}

const subscribeToFocus = (listener: () => void) => focusManager.subscribe(listener)

/** The handler sends its own results as a file when it is asked to; another host's link is taken as it is. */
function downloadUrl(url: string): string {
  if (typeof location === 'undefined' || !URL.canParse(url)) return url
  const parsed = new URL(url)
  // An object URL has its page's origin too, and takes no parameters.
  if (parsed.origin === location.origin && parsed.protocol !== 'blob:')
    parsed.searchParams.set('download', '')
  return parsed.href
}
