import { createListeners } from '../core/createListeners.js'
import { safeMediaUrl } from '../core/safeMediaUrl.js'
import type { ModelId } from '../core/VideoInput.js'
import type { ImageRule } from '../core/VideoModel.js'
import { imageSizeProblem } from '../models/imageProblem.js'
import type { Frame, FrameSlot, FramesValue } from './Frame.js'
import { EMPTY_FRAME, frameOf, framesValue, isBusy, withoutPreview } from './Frame.js'
import { isLoopbackPage } from './isLoopbackPage.js'
import { lastFrameOf } from './lastFrameOf.js'
import { pageMediaUrl } from './pageMediaUrl.js'
import type { Uploader } from './sendImage.js'
import { sendImage } from './sendImage.js'

type Frames = Readonly<Record<FrameSlot, Frame>>

/**
 * The two frames of a form, and the checks and uploads that are under way for them.
 * An image is checked before anything is sent; a slot that is filled anew gives up what it was doing.
 */
export class FrameStore {
  #frames: Frames
  #work = new Map<FrameSlot, AbortController>()
  readonly #listeners = createListeners()

  constructor(value: FramesValue = {}) {
    this.#frames = { start: frameOf(value.startFrame), end: frameOf(value.endFrame) }
  }

  read = (): Frames => this.#frames

  readonly subscribe = this.#listeners.subscribe

  /** Takes a file: checks it by the rule, then uploads it. Without an uploader it is refused. */
  setFile(
    slot: FrameSlot,
    file: File,
    rule: ImageRule,
    uploader: Uploader | undefined,
    model?: ModelId,
  ): void {
    this.#begin(slot, { status: 'checking', name: file.name }, (signal, show) =>
      sendImage(file, { rule, uploader, model, signal, show }),
    )
  }

  /** Takes the last picture of a video, and then does with it as with a file. */
  setLastFrame(
    slot: FrameSlot,
    videoUrl: string,
    rule: ImageRule,
    uploader: Uploader | undefined,
    model?: ModelId,
  ): void {
    const name = 'last-frame.jpg'
    this.#begin(slot, { status: 'checking', name }, async (signal, show) => {
      const url = pageMediaUrl(videoUrl)
      const image = url === undefined ? undefined : await lastFrameOf(url, signal).catch(() => undefined)
      if (image === undefined) show({ status: 'refused', name, problem: 'image.no-last-frame' })
      else
        await sendImage(new File([image], name, { type: image.type }), {
          rule,
          uploader,
          model,
          signal,
          show,
        })
    })
  }

  /** Takes a URL. The browser cannot check more of it than that it is one; its image tells the rest when it is shown. */
  setUrl(slot: FrameSlot, url: string): void {
    this.#stop(slot)
    const safe = frameUrl(url.trim())
    this.#set(
      slot,
      safe === undefined ? { status: 'refused', problem: 'input.frame.not-a-url' } : frameOf(safe),
    )
  }

  /** What the shown image of a URL turned out to be. */
  setSize(slot: FrameSlot, size: { width: number; height: number }, rule: ImageRule): void {
    const frame = this.#frames[slot]
    if (frame.status !== 'ready' || frame.width !== undefined) return
    const problem = imageSizeProblem(rule, size)
    this.#set(
      slot,
      problem === undefined
        ? { ...frame, ...size }
        : { status: 'refused', problem, previewUrl: frame.previewUrl },
    )
  }

  remove(slot: FrameSlot): void {
    this.#stop(slot)
    this.#set(slot, EMPTY_FRAME)
  }

  /** Changes the two over. While an image is being checked or sent it does nothing. */
  swap(): void {
    if (isBusy(this.#frames)) return
    const { start, end } = this.#frames
    this.#replace({ start: end, end: start })
  }

  /** Takes a value from outside, where it is not the one that it has, in one change. */
  setValue(value: FramesValue): void {
    const own = framesValue(this.#frames)
    const take = (slot: FrameSlot, url: string | undefined, ownUrl: string | undefined) => {
      if (url === ownUrl) return this.#frames[slot]
      this.#stop(slot)
      return frameOf(url)
    }
    this.#replace({
      start: take('start', value.startFrame, own.startFrame),
      end: take('end', value.endFrame, own.endFrame),
    })
  }

  /** Takes a value in place of all that is there, whatever is being done with it. */
  reset(value: FramesValue): void {
    this.#stop('start')
    this.#stop('end')
    this.#replace({ start: frameOf(value.startFrame), end: frameOf(value.endFrame) })
  }

  /** Resolves to the frames when no check and no upload is under way. */
  async settled(): Promise<Frames> {
    while (isBusy(this.#frames)) await this.#nextChange()
    return this.#frames
  }

  /**
   * Gives up what is under way and frees the previews. What is ready stays, for a component that is mounted again,
   * and is shown by its URL then.
   */
  dispose = (): void => {
    this.#stop('start')
    this.#stop('end')
    const { start, end } = this.#frames
    this.#replace({ start: withoutPreview(start), end: withoutPreview(end) })
  }

  #begin(
    slot: FrameSlot,
    frame: Frame,
    work: (signal: AbortSignal, show: (frame: Frame) => void) => Promise<void>,
  ): void {
    this.#stop(slot)
    const controller = new AbortController()
    const { signal } = controller
    this.#work.set(slot, controller)
    this.#set(slot, frame)
    // An upload that takes no notice of its signal may still end; the slot is somebody else's by then.
    void work(signal, (next) => {
      if (!signal.aborted) this.#set(slot, next)
    })
  }

  #stop(slot: FrameSlot): void {
    this.#work.get(slot)?.abort(new DOMException('The frame was replaced', 'AbortError'))
    this.#work.delete(slot)
  }

  #nextChange(): Promise<void> {
    return new Promise((resolve) => {
      const unsubscribe = this.subscribe(() => {
        unsubscribe()
        resolve()
      })
    })
  }

  #set(slot: FrameSlot, frame: Frame): void {
    this.#replace({ ...this.#frames, [slot]: frame })
  }

  #replace(frames: Frames): void {
    const kept = new Set(Object.values(frames).map(previewOf))
    for (const preview of Object.values(this.#frames).map(previewOf)) {
      if (preview?.startsWith('blob:') && !kept.has(preview)) URL.revokeObjectURL(preview)
    }
    this.#frames = frames
    this.#listeners.tell()
  }
}

function previewOf(frame: Frame): string | undefined {
  return 'previewUrl' in frame ? frame.previewUrl : undefined
}

/** A page on this machine may name frames on this machine; whether they are taken is the handler's to say. */
function frameUrl(url: string): string | undefined {
  const safe = safeMediaUrl(url, { allowLoopback: isLoopbackPage() })
  return safe?.startsWith('blob:') ? undefined : safe
}
