'use client'
import { useCallback, useSyncExternalStore } from 'react'
import { resultVideos } from './resultVideos.js'
import { useRushes } from './RushesContext.js'

/**
 * The newest finished video that this browser knows, by a URL that this page can best read: the handler's own where it
 * sends it. `undefined` where there is none. Renders again only when another becomes the newest.
 */
export function useNewestVideo(): string | undefined {
  const { backend, ledger } = useRushes()
  const read = useCallback(() => {
    for (const { task } of ledger.read()) {
      const [video] = resultVideos(backend, task)
      if (video) return video.downloadUrl
    }
    return undefined
  }, [backend, ledger])
  return useSyncExternalStore(ledger.subscribe, read, nothing)
}

const nothing = () => undefined
