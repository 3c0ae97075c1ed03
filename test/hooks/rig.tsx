import type { RenderHookResult } from '@testing-library/react'
import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { StrictMode } from 'react'
import { vi } from 'vitest'
import { delay } from '../../src/core/delay.js'
import type { Task, TaskRef } from '../../src/core/Task.js'
import type { RequestOptions, VideoBackend } from '../../src/core/VideoBackend.js'
import { VideoError } from '../../src/core/VideoError.js'
import type { VideoInput } from '../../src/core/VideoInput.js'
import type { RushesProviderProps } from '../../src/hooks/RushesProvider.js'
import { RushesProvider } from '../../src/hooks/RushesProvider.js'
import { models } from '../../src/models/registry.js'
import { documentedPolling } from '../../src/polling/documentedPolling.js'

export const MODEL = 'apixo/kling-2-5-turbo-pro'
export const input: VideoInput = { model: MODEL, prompt: 'a fox', durationSeconds: 5 }
/** How long an answer is on its way. */
export const LATENCY_MS = 100
/** How long it takes until an answer to what is asked now is on the screen. */
export const ANSWER_MS = LATENCY_MS + 10

export interface Check {
  /** Milliseconds since the backend was made. */
  at: number
  taskId: string
  aborted: boolean
}

/** A backend that takes `LATENCY_MS` for an answer and makes a video in `takesMs`, unless a test says otherwise. */
export class FakeBackend implements VideoBackend {
  readonly creates: { input: VideoInput; intentId: string | undefined }[] = []
  readonly checks: Check[] = []
  readonly finds: string[] = []
  takesMs = 41_000
  mostAtOnce = 0
  #atOnce = 0
  #startedAt = Date.now()

  /** What becomes of a create. */
  create: (input: VideoInput, intentId: string | undefined) => Task | Promise<Task> = (_, intentId) =>
    this.task({
      taskId: `task-${intentId ?? ''}`,
      model: MODEL,
      startTime: Date.now(),
      kind: '5s-text-to-video',
    })
  /** What a check finds. */
  look: (ref: TaskRef) => Task | Promise<Task> = (ref) => this.task(ref)
  /** What is known of an intent. */
  find: (intentId: string) => Task | 'in-flight' | undefined = () => undefined

  task(ref: TaskRef): Task {
    const elapsedMs = Date.now() - (ref.startTime ?? this.#startedAt)
    return elapsedMs >= this.takesMs
      ? { ...ref, state: 'success', resultUrls: ['https://cdn.example/a.mp4'], costTime: this.takesMs }
      : { ...ref, state: elapsedMs < 10_000 ? 'pending' : 'processing' }
  }

  async describe() {
    return Promise.resolve({ models, powers: { batch: false, push: false, upload: false, intents: true } })
  }

  async createTask(video: VideoInput, { intentId }: { intentId?: string | undefined } = {}) {
    this.creates.push({ input: video, intentId })
    await delay(LATENCY_MS)
    return this.create(video, intentId)
  }

  async getTask(ref: TaskRef, { signal }: RequestOptions = {}) {
    const check: Check = { at: Date.now() - this.#startedAt, taskId: ref.taskId, aborted: false }
    this.checks.push(check)
    signal?.addEventListener('abort', () => {
      check.aborted = true
    })
    this.#atOnce += 1
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce)
    try {
      await delay(LATENCY_MS, signal)
      return await this.look(ref)
    } finally {
      this.#atOnce -= 1
    }
  }

  async findTask(intentId: string, { signal }: RequestOptions = {}) {
    this.finds.push(intentId)
    await delay(LATENCY_MS, signal)
    return this.find(intentId)
  }

  /** When the checks were sent, in whole seconds. */
  get seconds(): number[] {
    return this.checks.map(({ at }) => Math.round(at / 1000))
  }
}

/** Lets that much time pass, and everything that falls due in it happen. */
export async function pass(ms: number): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(ms)
  })
}

export type RigProps = Omit<RushesProviderProps, 'children'>

/** Its schedule can be counted on one's fingers: 30, 35, 40, 45 s. */
const wellKnownPolling = documentedPolling()

/** The provider in StrictMode, around what is rendered. */
export function wrapperOf(props: RigProps) {
  return function Wrapper({ children }: { children: ReactNode }) {
    return (
      <StrictMode>
        <RushesProvider polling={wellKnownPolling} {...props}>
          {children}
        </RushesProvider>
      </StrictMode>
    )
  }
}

/** Renders a hook below the provider, in StrictMode, and lets the backend say what it can do. */
export async function renderRushes<Result, Props>(
  hook: (props: Props) => Result,
  provider: RigProps,
  options: { initialProps?: Props } = {},
): Promise<RenderHookResult<Result, Props>> {
  const rendered = renderHook(hook, { wrapper: wrapperOf(provider), ...options })
  await pass(0)
  return rendered
}

export const refusing = (code: VideoError['code'], retryAfterMs?: number) => () => {
  throw new VideoError(code, `The backend says ${code}`, { retryAfterMs })
}
