import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { statusChecks } from '../../src/backend/StatusChecks.js'
import { createClock } from '../../src/core/Clock.js'
import { delay } from '../../src/core/delay.js'
import type { Task, TaskRef } from '../../src/core/Task.js'
import type { RequestOptions, VideoBackend } from '../../src/core/VideoBackend.js'
import { VideoError } from '../../src/core/VideoError.js'
import { models } from '../../src/models/registry.js'

const MODEL = 'apixo/kling-2-5-turbo-pro'
const LATENCY_MS = 100
const rates = { 'apixo/kling-2-5-turbo-pro': 150, 'kie/kling-v2-5-turbo-text-to-video-pro': 10, 'chanjing/kling-v2-5-turbo-normal': 1 } // prettier-ignore

interface Sent {
  at: number
  ids: string[]
  signal: AbortSignal | undefined
}

/** A page's checks over a backend that notes what it is asked. `bad` ids have an error in the place of a task. */
function asking({ batch = true, bad = [] as string[], silent = false, now = () => Date.now() } = {}) {
  const startedAt = Date.now()
  const sent: Sent[] = []
  const written: string[] = []
  let writings = 0
  const note = (ids: string[], { signal }: RequestOptions = {}) => {
    sent.push({ at: Date.now() - startedAt, ids, signal })
    return silent ? new Promise<void>(() => undefined) : delay(LATENCY_MS, signal)
  }
  const answerFor = (ref: TaskRef): Task | VideoError =>
    bad.includes(ref.taskId) ? new VideoError('not-found', 'no such task') : { ...ref, state: 'processing' }
  const unused = () => Promise.reject(new Error('nobody asks'))
  const backend: VideoBackend = {
    describe: unused,
    createTask: unused,
    async getTask(ref, options) {
      await note([ref.taskId], options)
      const answer = answerFor(ref)
      if (answer instanceof VideoError) throw answer
      return answer
    },
    ...(batch && {
      async getTasks(refs: readonly TaskRef[], options?: RequestOptions) {
        await note(
          refs.map(({ taskId }) => taskId),
          options,
        )
        return refs.map(answerFor)
      },
    }),
  }
  const checks = statusChecks(backend, {
    clock: createClock({ now }),
    together(writes) {
      writings += 1
      writes()
    },
  })
  return {
    sent,
    written,
    writings: () => writings,
    ids: () => sent.flatMap(({ ids }) => ids),
    ask: (
      taskId: string,
      { signal = new AbortController().signal, checksPerSecond = 150, model = MODEL } = {},
    ) =>
      checks.ask(
        { taskId, model },
        { signal, checksPerSecond, write: ({ taskId: answered }) => written.push(answered) },
      ),
  }
}

const many = (count: number) => Array.from({ length: count }, (_, index) => `task-${index}`)
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

function mostWithin(sent: readonly Sent[], ms: number): number {
  const times = sent.flatMap(({ at, ids }) => ids.map(() => at))
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at <= from + ms).length))
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  expect(vi.getTimerCount(), 'no timer is left').toBe(0)
  vi.useRealTimers()
})

describe('checks that fall due within 50 ms', () => {
  it('travel in one request, while the first of all waits for nobody', async () => {
    const { ask, sent } = asking()
    void ask('first')
    await pass(0)
    void ask('second')
    await pass(30)
    void ask('third')
    await pass(1_000)
    expect(sent.map(({ at, ids }) => [at, ids])).toEqual([
      [0, ['first']],
      [50, ['second', 'third']],
    ])
  })

  it('travel fifty at most in each request', async () => {
    const { ask, sent } = asking()
    for (const taskId of many(120)) void ask(taskId, { checksPerSecond: 10_000 })
    await pass(1_000)
    expect(sent.map(({ at, ids }) => [at, ids.length])).toEqual([
      [0, 50],
      [0, 50],
      [0, 20],
    ])
  })

  it('one bad id among them spoils no other', async () => {
    const { ask, written } = asking({ bad: ['task-1'] })
    const settled = Promise.allSettled(many(3).map((taskId) => ask(taskId)))
    await pass(1_000)
    expect((await settled).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(written).toEqual(['task-0', 'task-2'])
  })

  it('are asked for one by one where the backend takes one at a time, within the bucket', async () => {
    const { ask, sent, ids } = asking({ batch: false })
    for (const taskId of many(300)) void ask(taskId)
    await pass(3_000)
    expect(sent.every((each) => each.ids.length === 1)).toBe(true)
    expect(ids()).toEqual(many(300))
    expect(mostWithin(sent, 1_000)).toBeLessThanOrEqual(175)
  })
})

describe('the bucket', () => {
  it.each(Object.entries(rates))('%s may be asked %i times a second', (model, checksPerSecond) => {
    expect(models.find(({ id }) => id === model)?.limits.checksPerSecond).toBe(checksPerSecond)
  })

  it.each(Object.entries(rates))(
    '%s is asked no more than that, nor much less',
    async (model, checksPerSecond) => {
      const { ask, sent, ids } = asking()
      const count = checksPerSecond * 6
      for (const taskId of many(count)) void ask(taskId, { checksPerSecond, model })
      await pass(7_000)
      expect(ids()).toEqual(many(count))
      const most = mostWithin(sent, 1_000)
      expect(most).toBeLessThanOrEqual(checksPerSecond * 1.15 + 1)
      expect(mostWithin(sent, 5_000)).toBeGreaterThanOrEqual(checksPerSecond * 5 * 0.9)
    },
  )

  it('of 1,000 tasks that ask again and again lets 175 go in any second, and 10,000 in any minute', async () => {
    const { ask, sent } = asking()
    const askAgain = async (taskId: string): Promise<void> => {
      await ask(taskId)
      if (Date.now() < end) await askAgain(taskId)
    }
    const end = Date.now() + 70_000
    for (const taskId of many(1_000)) void askAgain(taskId)
    await pass(80_000)
    const starts = sent.map(({ at }) => at)
    const sizeWithin = (from: number, ms: number) =>
      sent.reduce((sum, { at, ids }) => sum + (at >= from && at <= from + ms ? ids.length : 0), 0)
    expect(Math.max(...starts.map((from) => sizeWithin(from, 1_000)))).toBeLessThanOrEqual(175)
    expect(Math.max(...starts.map((from) => sizeWithin(from, 60_000)))).toBeLessThanOrEqual(10_000)
    expect(sizeWithin(0, 60_000), 'and does not starve them').toBeGreaterThan(8_500)
  })

  it('waits no longer because the clock is set back', async () => {
    let skewMs = 0
    const { ask, ids } = asking({ now: () => Date.now() + skewMs })
    for (const taskId of many(100)) void ask(taskId)
    await pass(100)
    skewMs = -3_600_000
    await pass(2_000)
    expect(ids()).toEqual(many(100))
  })

  it('of another upstream is another one', async () => {
    const { ask, sent } = asking()
    for (const taskId of many(20)) void ask(taskId, { checksPerSecond: 1, model: 'chanjing/x' })
    void ask('other')
    await pass(0)
    expect(sent.map(({ ids }) => ids)).toEqual([['task-0'], ['other']])
    await pass(20_000)
  })
})

describe('a check that is given up', () => {
  it('while it waits is not sent, and rejects with the reason', async () => {
    const { ask, ids } = asking()
    const controller = new AbortController()
    void ask('first')
    await pass(0)
    const given = ask('second', { signal: controller.signal })
    void ask('third')
    controller.abort('gone')
    await expect(given).rejects.toBe('gone')
    await pass(1_000)
    expect(ids()).toEqual(['first', 'third'])
  })

  it('before it is asked for is not sent either', async () => {
    const { ask, ids } = asking()
    await expect(ask('one', { signal: AbortSignal.abort('gone') })).rejects.toBe('gone')
    await pass(1_000)
    expect(ids()).toEqual([])
  })

  it('under way takes nothing from the others; when all have left, the request is aborted', async () => {
    const { ask, sent, written } = asking()
    const controllers = many(3).map(() => new AbortController())
    const all = Promise.allSettled(controllers.map(({ signal }, index) => ask(`task-${index}`, { signal })))
    await pass(10)
    controllers[0]!.abort('gone')
    controllers[1]!.abort('gone')
    expect(sent).toMatchObject([{ signal: { aborted: false } }])
    await pass(200)
    expect((await all).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
    expect(written).toEqual(['task-2'])

    const other = asking()
    const others = many(3).map(() => new AbortController())
    const left = Promise.allSettled(others.map(({ signal }, index) => other.ask(`task-${index}`, { signal })))
    await pass(10)
    for (const controller of others) controller.abort('gone')
    expect(other.sent).toMatchObject([{ signal: { aborted: true } }])
    expect((await left).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  })
})

describe('answers', () => {
  it('of a thousand checks are written in at most sixty rounds, and none is lost', async () => {
    for (const batch of [true, false]) {
      const { ask, written, writings } = asking({ batch })
      const answers = Promise.all(many(1_000).map((taskId) => ask(taskId)))
      await pass(10_000)
      expect((await answers).map(({ taskId }) => taskId)).toEqual(many(1_000))
      expect(written.toSorted()).toEqual(many(1_000).toSorted())
      expect(writings()).toBeLessThanOrEqual(60)
    }
  })

  it('that come while others are shown are kept for the next round', async () => {
    const { ask, written } = asking()
    const first = ask('first')
    await pass(60)
    const second = ask('second')
    await pass(1_000)
    await Promise.all([first, second])
    expect(written).toEqual(['first', 'second'])
  })

  it('that come alone are written at once', async () => {
    const { ask, written } = asking()
    void ask('one')
    await pass(LATENCY_MS)
    expect(written).toEqual(['one'])
  })
})
