import type { RenderResult } from '@testing-library/react'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { StrictMode } from 'react'
import type { SucceededTask, Task } from '../../src/core/Task.js'
import type { UploadOptions, VideoBackend } from '../../src/core/VideoBackend.js'
import type { VideoInput } from '../../src/core/VideoInput.js'
import type { VideoModel } from '../../src/core/VideoModel.js'
import type { Generation } from '../../src/hooks/useGeneration.js'
import type { RushesProviderProps } from '../../src/hooks/RushesProvider.js'
import { RushesProvider } from '../../src/hooks/RushesProvider.js'
import { createLedger } from '../../src/ledger/createLedger.js'
import { models } from '../../src/models/registry.js'

export const MODEL = 'apixo/kling-2-5-turbo-pro'
export const input: VideoInput = { model: MODEL, prompt: 'a fox in the snow', durationSeconds: 5 }

export function modelOf(id: string): VideoModel {
  const model = models.find((each) => each.id === id)
  if (!model) throw new Error(`There is no model ${id}.`)
  return model
}

interface Upload {
  file: Blob
  options: UploadOptions
  finish: (url: string) => void
  fail: (error: unknown) => void
}

/** A backend in memory: it accepts every create and leaves the task pending; uploads end when a test says so. */
export class FakeBackend implements VideoBackend {
  readonly creates: VideoInput[] = []
  readonly uploads: Upload[] = []
  readonly #models: readonly VideoModel[]
  readonly #upload: boolean

  constructor({ offers = models, upload = true }: { offers?: readonly VideoModel[]; upload?: boolean } = {}) {
    this.#models = offers
    this.#upload = upload
  }

  describe: VideoBackend['describe'] = () =>
    Promise.resolve({
      models: this.#models,
      powers: { batch: false, push: false, upload: this.#upload, intents: false },
    })

  createTask: VideoBackend['createTask'] = (video) => {
    this.creates.push(video)
    return Promise.resolve<Task>({
      taskId: `task-${this.creates.length}`,
      model: video.model,
      state: 'pending',
    })
  }

  getTask: VideoBackend['getTask'] = (ref) => Promise.resolve<Task>({ ...ref, state: 'pending' })

  uploadImage = (file: Blob, options: UploadOptions = {}): Promise<{ url: string }> =>
    new Promise((resolve, reject) => {
      this.uploads.push({
        file,
        options,
        finish: (url) => {
          resolve({ url })
        },
        fail: reject,
      })
    })
}

export type RigOptions = Partial<Omit<RushesProviderProps, 'children'>>

/** The component in StrictMode below a provider that remembers nothing. */
export function renderRushes(ui: ReactNode, options: RigOptions = {}): RenderResult {
  const provider = { backend: new FakeBackend(), ledger: createLedger(), ...options }
  return render(ui, {
    wrapper: ({ children }) => (
      <StrictMode>
        <RushesProvider {...provider}>{children}</RushesProvider>
      </StrictMode>
    ),
  })
}

/** A video on its road, as `useGeneration` gives it. */
export function generation(fields: Partial<Generation> & Pick<Generation, 'phase'>): Generation {
  return { intentId: 'intent', input, createdAt: Date.now(), ...fields }
}

export function succeeded(fields: Partial<SucceededTask> = {}): Generation {
  const task: SucceededTask = {
    taskId: 'task',
    model: MODEL,
    state: 'success',
    resultUrls: ['https://cdn.example/fox.mp4'],
    ...fields,
  }
  return generation({ phase: 'success', task })
}
