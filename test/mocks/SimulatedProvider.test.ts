import { describe, expect, test } from 'vitest'
import { SimulatedProvider } from '../../src/mocks/SimulatedProvider.js'
import { momentOf } from '../../src/mocks/TaskMoment.js'
import type { SimulationOptions } from '../../src/mocks/SimulatedProvider.js'
import { apixoKling21 } from '../../src/models/apixoKling21.js'
import { apixoKling25TurboPro as turbo } from '../../src/models/apixoKling25TurboPro.js'

const PROMPT = { prompt: 'a fox' }

function simulation(options: Omit<SimulationOptions, 'clock'> = {}) {
  let now = Date.UTC(2026, 0, 9)
  const provider = new SimulatedProvider({ ...options, clock: { now: () => now } })
  return {
    provider,
    pass: (ms: number) => {
      now += ms
    },
  }
}

function accepted(provider: SimulatedProvider, prompt = 'a fox') {
  const { task } = provider.create(turbo, { prompt })
  if (!task) throw new Error('The simulation refused the task')
  return task
}

describe('a simulated task', () => {
  test('waits for a tenth of its time, is worked on, and is done', () => {
    const { provider, pass } = simulation()
    const task = accepted(provider)
    const tenth = Math.ceil(task.durationMs / 10)
    expect(task.state).toBe('pending')
    pass(tenth - 1)
    expect(task.state).toBe('pending')
    pass(1)
    expect(task.state).toBe('processing')
    pass(task.durationMs - tenth - 1)
    expect([task.state, momentOf(task).endTimes]).toEqual(['processing', undefined])
    pass(1)
    expect(task.state).toBe('success')
    expect(momentOf(task).endTimes).toEqual({
      completeTime: task.createTime + task.durationMs,
      costTime: task.durationMs,
    })
  })

  test('takes about the middle of its model’s usual time, by the length of the video', () => {
    const { provider } = simulation()
    for (const model of [turbo, apixoKling21]) {
      for (const durationSeconds of model.durationsSeconds) {
        const [from = 0, to = 0] = model.typicalMs[durationSeconds] ?? []
        for (let count = 0; count < 50; count += 1) {
          const { task } = provider.create(model, { ...PROMPT, durationSeconds })
          expect(task?.durationMs).toBeGreaterThanOrEqual(from + (to - from) * 0.35 - 1)
          expect(task?.durationMs).toBeLessThanOrEqual(from + (to - from) * 0.65 + 1)
        }
      }
    }
  })

  test('takes as long in one run as in the next, and not as long as its neighbour', () => {
    const durations = () => {
      const { provider } = simulation()
      return [accepted(provider).durationMs, accepted(provider).durationMs]
    }
    const [first, second] = durations()
    expect(durations()).toEqual([first, second])
    expect(second).not.toBe(first)
  })

  test('that is slow takes three times the longest usual time, and one that is stuck for ever', () => {
    const { provider } = simulation()
    const slow = accepted(provider, '@slow')
    const stuck = accepted(provider, '@stuck')
    expect(slow.durationMs).toBe(135_000)
    provider.advance(365 * 86_400_000)
    expect([slow.state, stuck.state, momentOf(stuck).endTimes]).toEqual(['success', 'processing', undefined])
  })

  test('that moderation refuses fails within seconds', () => {
    const { provider } = simulation({ scenario: 'fail:CONTENT_VIOLATION' })
    const task = accepted(provider)
    expect(task.durationMs).toBeLessThan(6_000)
    provider.advance(task.durationMs)
    expect(task.state).toBe('failed')
  })
})

describe('simulated time', () => {
  test('passes as many times faster as its scale says', () => {
    const { provider, pass } = simulation({ timeScale: 10 })
    const task = accepted(provider)
    pass(1_000)
    expect(task.ageMs).toBe(10_000)
  })

  test('keeps what has passed when its scale changes', () => {
    const { provider, pass } = simulation()
    const task = accepted(provider)
    pass(1_000)
    provider.setTimeScale(60)
    expect(task.ageMs).toBe(1_000)
    pass(1_000)
    expect(task.ageMs).toBe(61_000)
    provider.setTimeScale(0)
    pass(1_000_000)
    expect(task.ageMs).toBe(61_000)
  })

  test('moves forward by hand, for all tasks, without the clock', () => {
    const { provider } = simulation({ timeScale: 0 })
    const first = accepted(provider)
    provider.advance(5_000)
    const second = accepted(provider)
    provider.advance(5_000)
    expect([first.ageMs, second.ageMs]).toEqual([10_000, 5_000])
  })

  test('never goes back', () => {
    const { provider, pass } = simulation()
    const task = accepted(provider)
    pass(-60_000)
    expect(task.ageMs).toBe(0)
    expect(() => {
      provider.advance(-1)
    }).toThrow(RangeError)
    expect(() => {
      provider.setTimeScale(Number.NaN)
    }).toThrow(RangeError)
  })
})

describe('a simulation', () => {
  test('keeps each task in the scenario that it began in', () => {
    const { provider } = simulation()
    const first = accepted(provider)
    provider.setScenario('stuck')
    const second = accepted(provider)
    expect([first.scenario, second.scenario]).toEqual(['success', 'stuck'])
  })

  test('begins anew after a reset, and gives no id a second time', () => {
    const { provider, pass } = simulation({ scenario: 'slow', timeScale: 2 })
    const { taskId } = accepted(provider)
    provider.setScenario('stuck')
    provider.setTimeScale(100)
    provider.reset()
    expect([provider.tasks, provider.find(taskId)]).toEqual([[], undefined])
    const task = accepted(provider)
    pass(1_000)
    expect([task.scenario, task.ageMs]).toEqual(['slow', 2_000])
    expect(task.taskId).not.toBe(taskId)
  })
})
