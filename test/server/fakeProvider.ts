import { vi } from 'vitest'
import type { Task, TaskRef } from '../../src/core/Task.js'
import type { VideoInput } from '../../src/core/VideoInput.js'
import { VideoError } from '../../src/core/VideoError.js'
import { models } from '../../src/models/registry.js'
import type { VideoProvider } from '../../src/providers/provider.js'

export const CANARY_KEY = 'sk-canary-7f3a91c2d4e5b6a7'
export const CANARY_PROMPT = 'a canary that nobody else may ever hear of'
export const UPSTREAM_URL = 'https://cdn.example.test/videos/first.mp4?signature=upstream-secret'
export const SECOND_UPSTREAM_URL = 'https://media.results.example.test/second.mp4'

export interface FakeProvider extends VideoProvider {
  createTask: ReturnType<typeof vi.fn<VideoProvider['createTask']>>
  getTask: ReturnType<typeof vi.fn<VideoProvider['getTask']>>
  /** What its tasks are, by the provider's id. */
  tasks: Map<string, Task>
}

/** A provider in memory: it numbers its tasks, and every one is pending until a test says otherwise. */
export function fakeProvider(overrides: Partial<VideoProvider> = {}): FakeProvider {
  const { provider = 'apixo' } = overrides
  const tasks = new Map<string, Task>()
  return {
    provider,
    resultHosts: ['cdn.example.test', '.results.example.test'],
    describe: () =>
      Promise.resolve({
        models: models.filter((model) => model.provider === provider),
        powers: { batch: false, push: false, upload: false, intents: false },
      }),
    readCallback: () => Promise.reject(new VideoError('malformed-response', 'There are no callbacks here')),
    ...overrides,
    tasks,
    createTask: vi.fn((input: VideoInput) => {
      const task: Task = { taskId: `provider-task-${tasks.size + 1}`, model: input.model, state: 'pending' }
      tasks.set(task.taskId, task)
      return Promise.resolve(task)
    }),
    getTask: vi.fn((ref: TaskRef) => {
      const task = tasks.get(ref.taskId)
      return task ? Promise.resolve(task) : Promise.reject(new VideoError('not-found', 'No such task'))
    }),
  }
}

/** Lets every task of the provider succeed. */
export function finishAll(
  provider: FakeProvider,
  resultUrls: [string, ...string[]] = [UPSTREAM_URL, SECOND_UPSTREAM_URL],
): void {
  for (const [taskId, { model }] of provider.tasks) {
    provider.tasks.set(taskId, { taskId, model, state: 'success', resultUrls, completeTime: 2, costTime: 1 })
  }
}
