import { act, render } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { TaskFeed } from '../../src/components.js'
import type { Task } from '../../src/core/Task.js'
import { createLedger, RushesProvider, VideoError, type TaskRecord } from '../../src/index.js'
import { sampleVideo } from '../../src/mocks/sampleVideo.js'
import { watchSteadiness } from '../bench/feed/watchSteadiness.js'
import { FakeBackend, input, MODEL } from './componentRig.js'

const COUNT = 100
const film = () => URL.createObjectURL(new Blob([sampleVideo()], { type: 'video/mp4' }))

afterEach(() => page.viewport(1280, 900))

/** Cards that are all being sent, and what may become of each in turn. */
function hundred() {
  const url = film()
  const ledger = createLedger()
  const records = Array.from({ length: COUNT }, (_, index): TaskRecord => {
    const aspectRatio = (['16:9', '9:16', '1:1'] as const)[index % 3]
    return {
      intentId: `intent-${index}`,
      createdAt: Date.now() - 30_000 + index,
      submission: 'sending',
      input: {
        ...input,
        prompt: `${index}: a fox runs over fresh snow, seen from above, long shadows, slow and steady`,
        ...(aspectRatio && { aspectRatio }),
      },
    }
  })
  ledger.together(() => {
    for (const record of records) ledger.write(record)
  })
  const task = (index: number, rest: Partial<Task>) =>
    ({ taskId: `task-${index}`, model: MODEL, kind: '5s-text-to-video', ...rest }) as Task
  const failure = {
    reason: 'image-unreachable',
    failCode: 'INVALID_IMAGE_URL',
    failMsg: 'image fetch failed',
    charged: 'unknown',
    retryable: false,
  } as const
  const steps: ((index: number) => Partial<TaskRecord>)[] = [
    (index) =>
      index % 10 === 9
        ? { submission: 'refused', error: new VideoError('insufficient-credits', 'no') }
        : { submission: 'accepted', task: task(index, { state: 'pending' }) },
    (index) => ({ submission: 'accepted', task: task(index, { state: 'processing' }) }),
    (index) => ({
      submission: 'accepted',
      task:
        index % 10 === 3
          ? task(index, { state: 'failed', failure })
          : task(index, { state: 'success', resultUrls: [url], expireTime: Date.now() + 2 * 86_400_000 }),
    }),
  ]
  /** Takes every card that goes on one step further. */
  const step = (at: number) => {
    ledger.together(() => {
      for (const [index, record] of records.entries()) {
        const known = ledger.find(record.intentId)
        const next = steps[at]?.(index)
        if (next && known?.submission !== 'refused') ledger.write({ ...record, ...next })
      }
    })
  }
  return { ledger, step, steps: steps.length }
}

const settle = () =>
  act(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 250))))

describe('a feed of a hundred videos', () => {
  test.each([390, 768, 1280])(
    'at %i px keeps every card where it is, whatever becomes of it',
    async (width) => {
      await page.viewport(width, 900)
      const { ledger, step, steps } = hundred()
      const { container } = render(
        <RushesProvider backend={new FakeBackend()} ledger={ledger}>
          <TaskFeed onReuse={() => undefined} />
        </RushesProvider>,
      )
      await settle()
      const feed = container.querySelector("[data-rushes='task-feed']")
      if (!feed) throw new Error('There is no feed.')
      const steadiness = watchSteadiness(feed)
      for (let at = 0; at < steps; at += 1) {
        act(() => {
          step(at)
        })
        await settle()
      }
      const states = new Set([...feed.querySelectorAll('article')].map((card) => card.dataset['state']))
      expect([...states].sort()).toEqual(['failed', 'success'])
      expect(steadiness()).toEqual({ layoutShift: 0, moved: [] })
    },
  )
})
