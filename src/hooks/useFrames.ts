'use client'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { ModelId } from '../core/VideoInput.js'
import type { ImageRule } from '../core/VideoModel.js'
import type { Frame, FrameSlot, FramesValue } from './Frame.js'
import { frameOf, framesValue, isBusy } from './Frame.js'
import { FrameStore } from './FrameStore.js'
import { useRushes } from './RushesContext.js'
import { useModels } from './useModels.js'

/** What `useFrames` needs to know. */
export interface FramesOptions {
  value?: FramesValue | undefined
  defaultValue?: FramesValue | undefined
  /** Called when the URLs of the ready frames change. */
  onValueChange?: ((value: FramesValue) => void) | undefined
  /** What an image must be: the chosen model's `image`. */
  rule: ImageRule
  /** Which model the frames are for: a handler with several providers gives them to its own. */
  model?: ModelId | undefined
}

/** The two frames, and what can be done with them. */
export interface Frames {
  start: Frame
  end: Frame
  value: FramesValue
  /** An image is being checked or sent. */
  isBusy: boolean
  /** Whether the backend takes files; without it frames are given by URL. `undefined` until that is known. */
  canUpload: boolean | undefined
  setFile(slot: FrameSlot, file: File): void
  setUrl(slot: FrameSlot, url: string): void
  /**
   * The last picture of a video, as an image that is uploaded like a file: where the next shot goes on. The video's host
   * has to let this page read it: the handler of this origin does, another host by its CORS headers.
   */
  setLastFrame(slot: FrameSlot, videoUrl: string): void
  /** What the shown image of a URL turned out to be. */
  setSize(slot: FrameSlot, size: { width: number; height: number }): void
  remove(slot: FrameSlot): void
  swap(): void
  /** These, in place of all that is there, refused or on its way. */
  reset(value: FramesValue): void
  /** Resolves to the frames when no check and no upload is under way. */
  settled(): Promise<Readonly<Record<FrameSlot, Frame>>>
}

/** The start and end frame of a form: taken as files, URLs or from a video, checked, uploaded. The same until one changes. */
export function useFrames({ value, defaultValue, onValueChange, rule, model }: FramesOptions): Frames {
  const { backend } = useRushes()
  const { powers } = useModels()
  const [store] = useState(() => new FrameStore(value ?? defaultValue))
  const frames = useSyncExternalStore(store.subscribe, store.read, store.read)
  useReportedValue(store, value, onValueChange)
  useEffect(() => store.dispose, [store])

  const takesFiles = powers?.upload !== false && backend.uploadImage !== undefined
  const canUpload = powers && takesFiles
  return useMemo(() => {
    const uploader = takesFiles ? backend : undefined
    return {
      ...frames,
      value: framesValue(frames),
      isBusy: isBusy(frames),
      canUpload,
      setFile(slot, file) {
        store.setFile(slot, file, rule, uploader, model)
      },
      setLastFrame(slot, videoUrl) {
        store.setLastFrame(slot, videoUrl, rule, uploader, model)
      },
      setUrl(slot, url) {
        store.setUrl(slot, url)
      },
      setSize(slot, size) {
        store.setSize(slot, size, rule)
      },
      remove(slot) {
        store.remove(slot)
      },
      swap() {
        store.swap()
      },
      reset(next) {
        store.reset(next)
      },
      settled: () => store.settled(),
    }
  }, [store, frames, backend, takesFiles, canUpload, rule, model])
}

/** Tells the outside of every change that is not its own, and takes what the outside sets. */
function useReportedValue(
  store: FrameStore,
  value: FramesValue | undefined,
  onValueChange: FramesOptions['onValueChange'],
): void {
  const latest = useRef(onValueChange)
  useEffect(() => {
    latest.current = onValueChange
  })
  const known = useRef<FramesValue>({})
  useEffect(() => {
    known.current = framesValue(store.read())
    return store.subscribe(() => {
      const next = framesValue(store.read())
      if (isSameValue(next, known.current)) return
      known.current = next
      latest.current?.(next)
    })
  }, [store])

  const isControlled = value !== undefined
  const { startFrame, endFrame } = value ?? {}
  useEffect(() => {
    if (!isControlled) return
    const outside = framesValue({ start: frameOf(startFrame), end: frameOf(endFrame) })
    if (isSameValue(outside, framesValue(store.read()))) return
    known.current = outside
    store.setValue(outside)
  }, [store, isControlled, startFrame, endFrame])
}

function isSameValue(one: FramesValue, other: FramesValue): boolean {
  return one.startFrame === other.startFrame && one.endFrame === other.endFrame
}
