'use client'
import { useState } from 'react'
import { fetchFile } from '../backend/fetchFile.js'
import { VideoError } from '../core/VideoError.js'
import type { Examined } from './examineResult.js'
import { useRushes } from './RushesContext.js'
import { resultVideos } from './resultVideos.js'
import { followDownload, saveFile } from './saveFile.js'
import type { ResultVideo } from './VideoResultState.js'

/** Getting a video as a file. */
export interface VideoDownload {
  /**
   * - `idle`: nothing goes on here; what the browser itself downloads it shows itself.
   * - `fetching`: this page gets the file from another host.
   * - `opened`: its host lets no page have it. It was opened in a new tab, to be saved from there: say so.
   */
  state: 'idle' | 'fetching' | 'opened'
  /** Of `fetching`: the part that has come, 0 to 1, where the host says how much there is. */
  fraction?: number
  /**
   * Begins. What the handler sends is looked at first, so that a link that does not work any more ends as a state of the
   * result, not as a failed download; a link that has become too old is renewed.
   */
  start(): void
}

interface Downloading {
  url: string
  state: VideoDownload['state']
  fraction?: number
}

export function useDownload(
  video: ResultVideo | undefined,
  index: number,
  examine: (url: string, player: 'not asked') => Promise<Examined>,
): VideoDownload {
  const { backend } = useRushes()
  const [downloading, setDownloading] = useState<Downloading>()

  async function fromHandler({ url, downloadUrl }: ResultVideo): Promise<void> {
    const found = backend.checkResult ? await examine(url, 'not asked') : { is: 'there' as const }
    if (found.is === 'there') followDownload(downloadUrl)
    if (found.is !== 'renewed') return
    const newer = resultVideos(backend, found.task)[index]
    if (newer) followDownload(newer.downloadUrl)
  }

  async function fromElsewhere({ url }: ResultVideo): Promise<void> {
    setDownloading({ url, state: 'fetching' })
    try {
      const onProgress = (fraction: number) => {
        setDownloading({ url, state: 'fetching', fraction })
      }
      // It goes on when the card is gone: somebody has asked for the file, not for the card.
      const file = await fetchFile(url, { signal: new AbortController().signal, onProgress })
      saveFile(file, `rushes-${index + 1}.mp4`)
      setDownloading(undefined)
    } catch (error) {
      if (error instanceof VideoError) {
        setDownloading(undefined)
        await examine(url, 'not asked')
        return
      }
      window.open(url, '_blank', 'noopener,noreferrer')
      setDownloading({ url, state: 'opened' })
    }
  }

  const mine = downloading && downloading.url === video?.url ? downloading : undefined
  return {
    state: mine?.state ?? 'idle',
    ...(mine?.fraction !== undefined && { fraction: mine.fraction }),
    start() {
      if (!video || mine?.state === 'fetching') return
      if (backend.downloadUrl?.(video.url) !== undefined) void fromHandler(video)
      else if (new URL(video.url, location.href).origin === location.origin) followDownload(video.downloadUrl)
      else void fromElsewhere(video)
    },
  }
}
