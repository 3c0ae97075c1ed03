'use client'
import { useEffect, useRef, useState } from 'react'
import type { ModelId } from '../core/VideoInput.js'
import { FrameStore } from './FrameStore.js'
import { useModel } from './useModels.js'
import { useRushes } from './RushesContext.js'

/** Making an image of the last picture of a video. */
export interface LastFrame {
  /**
   * `waiting` until the model is known, whose rules the image is checked by; `working` until the image is uploaded;
   * `refused` where the picture cannot be read or sent.
   */
  state: 'waiting' | 'idle' | 'working' | 'refused'
  /** Of `refused`: why, as a message key. */
  problem?: string
  /** Begins. Absent where the backend takes no images. */
  take?: (videoUrl: string) => void
}

/**
 * The last picture of a video, checked and uploaded like a file that a person chose. It ends with the component.
 * @param onFrame Called with the image's URL.
 */
export function useLastFrame(id: ModelId | undefined, onFrame: (startFrame: string) => void): LastFrame {
  const { backend } = useRushes()
  const model = useModel(id)
  const [shown, setShown] = useState<Omit<LastFrame, 'take'>>({ state: 'idle' })
  const work = useRef<FrameStore>(undefined)
  useEffect(
    () => () => {
      work.current?.dispose()
      work.current = undefined
    },
    [],
  )

  async function take(videoUrl: string) {
    if (!model || work.current) return
    const store = new FrameStore()
    work.current = store
    setShown({ state: 'working' })
    store.setLastFrame('start', videoUrl, model.image, backend, model.id)
    const { start } = await store.settled()
    if (work.current !== store) return
    work.current = undefined
    store.dispose()
    if (start.status === 'ready') {
      setShown({ state: 'idle' })
      onFrame(start.url)
    } else {
      setShown({ state: 'refused', ...(start.status === 'refused' && { problem: start.problem }) })
    }
  }

  return {
    ...(model ? shown : { state: 'waiting' }),
    ...(backend.uploadImage && { take: (videoUrl: string) => void take(videoUrl) }),
  }
}
