import type {
  Task,
  TaskRecord,
  UploadOptions,
  VideoBackend,
  VideoDraft,
  VideoInput,
} from '../../src/index.js'
import { createLedger, models, VideoError } from '../../src/index.js'
import { sampleVideo } from '../../src/mocks/sampleVideo.js'
import { imageFile } from '../support/imageFiles.js'

const MODEL = 'apixo/kling-2-1'
const input: VideoInput = { model: MODEL, prompt: 'a fox in the snow', durationSeconds: 5 }

export const walkStates = ['empty', 'typed', 'with frames', 'many cards', 'one card', 'no models'] as const
export type WalkState = (typeof walkStates)[number]

/** What the pages of all walks share: a video that plays, and a picture. */
export async function walkMedia() {
  return {
    video: URL.createObjectURL(new Blob([sampleVideo()], { type: 'video/mp4' })),
    image: URL.createObjectURL(await imageFile('frame.png')),
  }
}

/**
 * A backend and a ledger in which things happen when they are told to: tasks go on, fail or cannot be asked for,
 * uploads end, another tab takes a card away. So that the page changes under the one who walks over it.
 */
export class WalkWorld implements VideoBackend {
  readonly ledger = createLedger()
  readonly draft: VideoDraft
  #isDown: boolean
  #isSilent = false
  #created = 0
  readonly #tasks = new Map<string, Task>()
  readonly #uploads: ((url: string) => void)[] = []

  constructor(
    state: WalkState,
    private readonly random: () => number,
    private readonly media: { video: string; image: string },
  ) {
    this.#isDown = state === 'no models'
    this.draft =
      state === 'empty' || state === 'no models'
        ? {}
        : { ...input, ...(state === 'with frames' && { startFrame: media.image, endFrame: media.image }) }
    const cards = state === 'many cards' ? 5 : state === 'one card' ? 1 : 0
    for (let card = 0; card < cards; card += 1) this.ledger.write(this.#record(`card-${card}`))
  }

  describe: VideoBackend['describe'] = () =>
    this.#isDown
      ? Promise.reject(new VideoError('unauthorized', 'down'))
      : Promise.resolve({
          models,
          powers: { batch: false, push: false, upload: true, intents: false },
        })

  createTask: VideoBackend['createTask'] = ({ model }) => {
    this.#created += 1
    const dice = this.random()
    if (dice < 0.2) return Promise.reject(new VideoError('insufficient-credits', 'no'))
    if (dice < 0.3) return Promise.reject(new VideoError('uncertain', 'lost'))
    const task: Task = { taskId: `created-${this.#created}`, model, state: 'pending' }
    this.#tasks.set(task.taskId, task)
    return Promise.resolve(task)
  }

  getTask: VideoBackend['getTask'] = (ref) =>
    this.#isSilent
      ? Promise.reject(new VideoError('network', 'silent'))
      : Promise.resolve(this.#tasks.get(ref.taskId) ?? { ...ref, state: 'processing' })

  uploadImage = (_: Blob, { signal }: UploadOptions = {}): Promise<{ url: string }> =>
    new Promise((resolve, reject) => {
      this.#uploads.push((url) => {
        resolve({ url })
      })
      signal?.addEventListener('abort', () => {
        reject(signal.reason as Error)
      })
    })

  /** Lets something happen. */
  happen(): void {
    const dice = Math.floor(this.random() * 6)
    const [id, task] = this.#any([...this.#tasks]) ?? []
    if (dice === 0) this.#isSilent = !this.#isSilent
    else if (dice === 1) this.#isDown = !this.#isDown
    else if (dice === 2) for (const end of this.#uploads.splice(0)) end(this.media.image)
    else if (dice === 3) {
      const record = this.#any(this.ledger.read())
      if (record) this.ledger.remove(record.intentId)
    } else if (id !== undefined && task) this.#tasks.set(id, dice === 4 ? this.#done(task) : failed(task))
  }

  #record(intentId: string): TaskRecord {
    const base = { intentId, createdAt: Date.now() - 60_000, input }
    const task: Task = { taskId: intentId, model: MODEL, state: 'processing' }
    const records: readonly (() => TaskRecord)[] = [
      () => ({ ...base, submission: 'accepted', task: this.#done(task) }),
      () => ({ ...base, submission: 'accepted', task: failed(task) }),
      () => ({ ...base, submission: 'refused', error: new VideoError('network', 'no') }),
      () => ({ ...base, submission: 'uncertain', error: new VideoError('uncertain', 'lost') }),
      () => {
        this.#tasks.set(intentId, task)
        return { ...base, submission: 'accepted', task }
      },
    ]
    return this.#any(records)?.() ?? { ...base, submission: 'accepted', task }
  }

  #done({ taskId, model }: Task): Task {
    const { video } = this.media
    const resultUrls: [string, ...string[]] = this.random() < 0.3 ? [video, `${video}#t=1`] : [video]
    return { taskId, model, state: 'success', resultUrls, expireTime: Date.now() + 3_600_000 }
  }

  #any<Item>(items: readonly Item[]): Item | undefined {
    return items[Math.floor(this.random() * items.length)]
  }
}

function failed({ taskId, model }: Task): Task {
  const failure = { failCode: 'X', failMsg: 'no', charged: 'no', retryable: true } as const
  return { taskId, model, state: 'failed', failure: { ...failure, reason: 'generation-failed' } }
}
