import { isLoopback, safeMediaUrl } from '../core/safeMediaUrl.js'
import type { VideoBackend } from '../core/VideoBackend.js'
import type { ImageRule } from '../core/VideoModel.js'
import { VideoError } from '../core/VideoError.js'
import { imageProblem, imageSizeProblem } from '../models/imageProblem.js'
import type { Frame, FrameSlot, FramesValue } from './Frame.js'
import { EMPTY_FRAME, frameOf, framesValue } from './Frame.js'
import { readImage } from './readImage.js'

type Frames = Readonly<Record<FrameSlot, Frame>>

/**
 * The two frames of a form, and the checks and uploads that are under way for them.
 * An image is checked before anything is sent; a slot that is filled anew gives up what it was doing.
 */
export class FrameStore {
  #frames: Frames
  #tasks = new Map<FrameSlot, { controller: AbortController; done: Promise<void> }>()
  #listeners = new Set<() => void>()

  constructor(value: FramesValue = {}) {
    this.#frames = { start: frameOf(value.startFrame), end: frameOf(value.endFrame) }
  }

  read = (): Frames => this.#frames

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes a file: checks it by the rule, then uploads it. */
  setFile(slot: FrameSlot, file: File, rule: ImageRule, upload: VideoBackend['uploadImage']): void {
    this.#begin(slot, { status: 'checking', name: file.name }, async (signal) => {
      const facts = await readImage(file)
      if (signal.aborted) return
      const { name } = file
      const problem = imageProblem(rule, facts) ?? (upload ? undefined : 'image.no-upload')
      if (problem !== undefined || !upload) {
        this.#set(slot, { status: 'refused', name, problem: problem ?? 'image.no-upload' })
        return
      }
      const previewUrl = URL.createObjectURL(file)
      this.#set(slot, { status: 'uploading', name, previewUrl })
      try {
        const { url } = await upload(file, {
          signal,
          onProgress: (fraction) => {
            if (!signal.aborted) this.#set(slot, { status: 'uploading', name, previewUrl, fraction })
          },
        })
        const { width = 0, height = 0 } = facts
        this.#set(slot, { status: 'ready', url, previewUrl, name, width, height })
      } catch (error) {
        if (signal.aborted) return
        this.#set(slot, { status: 'refused', name, previewUrl, problem: uploadProblem(error) })
      }
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
    if (this.#tasks.size > 0) return
    const { start, end } = this.#frames
    this.#replace({ start: end, end: start })
  }

  /** Takes a value from outside, where it is not the one that it has. */
  setValue(value: FramesValue): void {
    const own = framesValue(this.#frames)
    for (const [slot, url, ownUrl] of [
      ['start', value.startFrame, own.startFrame],
      ['end', value.endFrame, own.endFrame],
    ] as const) {
      if (url === ownUrl) continue
      this.#stop(slot)
      this.#set(slot, frameOf(url))
    }
  }

  /** Resolves to the frames when no check and no upload is under way. */
  async settled(): Promise<Frames> {
    await Promise.all([...this.#tasks.values()].map(({ done }) => done))
    return this.#frames
  }

  /** Gives up what is under way and frees the previews. What is ready stays, for a component that is mounted again. */
  dispose = (): void => {
    this.#stop('start')
    this.#stop('end')
    for (const preview of Object.values(this.#frames).map(previewOf)) {
      if (preview?.startsWith('blob:')) URL.revokeObjectURL(preview)
    }
  }

  #begin(slot: FrameSlot, frame: Frame, work: (signal: AbortSignal) => Promise<void>): void {
    this.#stop(slot)
    this.#set(slot, frame)
    const controller = new AbortController()
    const done = work(controller.signal).finally(() => {
      if (this.#tasks.get(slot)?.controller === controller) this.#tasks.delete(slot)
    })
    this.#tasks.set(slot, { controller, done })
  }

  #stop(slot: FrameSlot): void {
    this.#tasks.get(slot)?.controller.abort(new DOMException('The frame was replaced', 'AbortError'))
    this.#tasks.delete(slot)
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
    for (const listener of [...this.#listeners]) listener()
  }
}

function previewOf(frame: Frame): string | undefined {
  return 'previewUrl' in frame ? frame.previewUrl : undefined
}

function uploadProblem(error: unknown): string {
  return error instanceof VideoError && error.fields?.['file'] !== undefined
    ? error.fields['file']
    : 'image.upload-failed'
}

/** A page on this machine may name frames on this machine; whether they are taken is the handler's to say. */
function frameUrl(url: string): string | undefined {
  const safe = safeMediaUrl(url, { allowLoopback: isLoopbackPage() })
  return safe?.startsWith('blob:') ? undefined : safe
}

/** Whether the page itself is served from this machine, as playgrounds and tests are. */
export function isLoopbackPage(): boolean {
  return typeof location !== 'undefined' && URL.canParse(location.href) && isLoopback(new URL(location.href))
}
