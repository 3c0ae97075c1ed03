'use client'
import { useState } from 'react'
import type { Task } from '../core/Task.js'
import type { VideoError } from '../core/VideoError.js'
import type { VideoInput } from '../core/VideoInput.js'
import { resultVideos } from './resultVideos.js'
import { useRushes } from './RushesContext.js'
import type { TaskStatus, VideoPhase } from './TaskStatus.js'
import type { VideoDownload } from './useDownload.js'
import { useDownload } from './useDownload.js'
import { useExpiry } from './useExpiry.js'
import { useModel } from './useModels.js'
import { useResultLinks } from './useResultLinks.js'
import type { FinishedVideos, ResultProblem, VideoResultState } from './VideoResultState.js'

/** What `useGenerateVideo`, `useGeneration` and `useTaskStatus` give: any of them will do. */
export interface VideoResultSource {
  phase: VideoPhase
  task?: Task
  error?: VideoError
  input?: VideoInput
  status?: TaskStatus
}

/** What there is to show, and what a person can do with it. */
export type VideoResultView = VideoResultState & {
  /** For the player's `error` event: finds out why, and renews a link that has become too old. */
  onPlaybackError(): void
  /** Plays again what did not play. */
  retry(): void
  /** Puts another of the videos on show. */
  select(index: number): void
  /** For the video on show. */
  download: VideoDownload
}

/** What there is to show of a video, with every link checked. Give the player's `error` event to `onPlaybackError`. */
export function useVideoResult(source: VideoResultSource): VideoResultView {
  const { backend } = useRushes()
  const succeeded = source.task?.state === 'success' ? source.task : undefined
  const model = useModel(source.task?.model ?? source.input?.model)
  const links = useResultLinks(succeeded, model)
  const { hasPassed, ...expiry } = useExpiry(links.task)
  const [selected, select] = useState(0)

  const videos = resultVideos(backend, links.task)
  const index = selected < videos.length ? selected : 0
  const video = videos[index]
  const problem = hasPassed ? 'expired' : video && links.problemOf(video.url)
  const finished = { videos, index, ...expiry, downloadSoon: model?.downloadSoon ?? false }
  return {
    ...resultState(source, finished, problem),
    onPlaybackError() {
      if (video) void links.examine(video.url, 'failed')
    },
    retry: links.forget,
    select,
    download: useDownload(video, index, links.examine),
  }
}

function resultState(
  { phase, task, error }: VideoResultSource,
  finished: FinishedVideos,
  problem: ResultProblem | undefined,
): VideoResultState {
  if (phase === 'idle') return { show: 'none' }
  if (phase === 'lost') return { show: 'lost' }
  if (phase === 'failed') {
    return task?.state === 'failed'
      ? { show: 'failed', failure: task.failure }
      : { show: 'failed', ...(error && { error }) }
  }
  if (phase !== 'success' || task?.state !== 'success') return { show: 'running' }
  if (finished.videos.length === 0) return { show: 'failed' }
  return { show: problem ?? 'ready', ...finished }
}
