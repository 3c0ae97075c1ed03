import type { Task } from '../../../src/core/Task.js'
import { property } from '../../../src/core/unknownJson.js'
import { models } from '../../../src/models/registry.js'
import { kinds, shapes, tabulate } from '../polling/distributions.js'
import { randomOf, seedOf } from '../polling/random.js'

export const MODEL = 'apixo/kling-2-5-turbo-pro'
export const KIND = '5s-text-to-video'
const PENDING_MS = 10_000

/** The handler's routes for status checks. It answers at once: what a network adds is no work of the main thread. */
export function simulatedHandler({ seed, timeScale }: { seed: number; timeScale: number }) {
  const { from, to } = kinds[0]!
  const table = tabulate(shapes.lognormal(from, to))
  const startTime = Date.now()
  const elapsedMs = () => (Date.now() - startTime) * timeScale
  const checkedAt: number[] = []
  let requests = 0

  function taskOf(taskId: string): Task {
    checkedAt.push(elapsedMs() / 1000)
    const takesMs = table.draw(randomOf(seedOf(seed, taskId))()) * 1000
    const ref = { taskId, model: MODEL, kind: KIND, startTime, createTime: startTime }
    if (elapsedMs() < takesMs) return { ...ref, state: elapsedMs() < PENDING_MS ? 'pending' : 'processing' }
    return {
      ...ref,
      state: 'success',
      resultUrls: [`https://cdn.example/${taskId}.mp4`],
      completeTime: startTime + takesMs / timeScale,
      costTime: takesMs,
    }
  }

  function answer(path: string, body: string): unknown {
    if (path.endsWith('/models')) {
      return { models, powers: { batch: true, push: false, upload: false, intents: true } }
    }
    requests += 1
    if (!path.endsWith('/query')) return taskOf(path.slice(path.lastIndexOf('/') + 1))
    const ids = property(JSON.parse(body), 'ids')
    return { results: (ids as string[]).map((taskId) => ({ task: taskOf(taskId) })) }
  }

  return {
    startTime,
    checkedAt,
    requestCount: () => requests,
    answer,
  }
}
