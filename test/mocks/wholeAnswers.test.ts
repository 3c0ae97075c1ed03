import { describe, expect, test } from 'vitest'
import { isSettled, type Task } from '../../src/core/Task.js'
import type { VideoModel } from '../../src/core/VideoModel.js'
import { handlerTask } from '../../src/mocks/handlerAnswers.js'
import { providerNameOf } from '../../src/mocks/ProviderName.js'
import { SimulatedProvider } from '../../src/mocks/SimulatedProvider.js'
import { models } from '../../src/models/registry.js'
import { inputFor, pairs } from './upstreams.js'

const TASKS = 50

/** Each look at the clock is a fifth of a second later: a task can end between two looks for the same answer. */
function hasty(scenario: Scenario) {
  let now = Date.UTC(2026, 0, 1)
  return { clock: { now: () => (now += 1) }, timeScale: 200, scenario }
}

type Scenario = 'success' | 'fail:CONTENT_VIOLATION'
type Look = (take: number) => Promise<() => Promise<Task>>

function throughProvider(model: VideoModel, scenario: Scenario): Look {
  const { provider } = pairs[providerNameOf(model.provider)](hasty(scenario))
  return async (take) => {
    const { taskId } = await provider.createTask(inputFor(model, `a fox, take ${take}`), {
      intentId: `take-${take}`,
    })
    return () => provider.getTask({ taskId, model: model.id })
  }
}

function fromHandler(model: VideoModel, scenario: Scenario): Look {
  const provider = new SimulatedProvider(hasty(scenario))
  return async (take) => {
    const { task } = provider.create(model, inputFor(model, `a fox, take ${take}`))
    if (!task) throw new Error('It was not taken.')
    return async () => handlerTask(task, '/api/video')
  }
}

describe.for(models)('in the midst of an answer about a task of $id no time passes', (model) => {
  test.for([
    ['its provider', 'success', throughProvider],
    ['its provider', 'content-violation', throughProvider],
    ['the handler', 'success', fromHandler],
    ['the handler', 'content-violation', fromHandler],
  ] as const)('%s tells %s with all that belongs to it', async ([, end, answers]) => {
    const look = answers(model, end === 'success' ? 'success' : 'fail:CONTENT_VIOLATION')
    for (let take = 0; take < TASKS; take += 1) {
      const check = await look(take)
      let task = await check()
      while (!isSettled(task)) task = await check()
      expect('completeTime' in task).toBe(model.provider !== 'chanjing')
      expect(task.state === 'failed' ? task.failure.reason : task.state).toBe(end)
    }
  })
})
