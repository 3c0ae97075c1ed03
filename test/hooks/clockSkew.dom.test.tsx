import fc from 'fast-check'
import { act } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { createBackend } from '../../src/backend/createBackend.js'
import type { Task } from '../../src/core/Task.js'
import { models } from '../../src/models/registry.js'
import { useTaskStatus } from '../../src/hooks/useTaskStatus.js'
import { useVideoResult } from '../../src/hooks/useVideoResult.js'
import { fakeTime } from './fakeTime.js'
import { MODEL, pass, renderRushes } from './rig.js'

fakeTime()

const HOUR_MS = 3_600_000
const SKEW_MS = 36 * HOUR_MS
const powers = { batch: false, push: false, upload: false, intents: false }

/** The handler, whose clock is right. */
function handlerAt(serverNow: () => number) {
  return createBackend({
    url: 'https://app.example/api/video',
    fetch: () =>
      Promise.resolve(
        Response.json({ models, powers }, { headers: { Date: new Date(serverNow()).toUTCString() } }),
      ),
  })
}

it('a browser clock that is up to 36 hours wrong makes 0 of 1,000 expiry states wrong, and no elapsed time negative', async () => {
  const serverNow = Date.now()
  let skewMs = 0
  const backend = handlerAt(() => Date.now() - skewMs)
  const task = (startTime: number): Task => ({ taskId: 't', model: MODEL, startTime, state: 'processing' })
  const { result, rerender } = await renderRushes(
    ({ expireTime, startTime }: { expireTime: number; startTime: number }) => ({
      status: useTaskStatus(
        { taskId: 't', model: MODEL, startTime },
        { initialTask: task(startTime), enabled: false },
      ),
      shown: useVideoResult({
        phase: 'success',
        task: {
          taskId: 's',
          model: MODEL,
          state: 'success',
          resultUrls: ['https://cdn.example/a.mp4'],
          expireTime,
        },
      }),
    }),
    { backend },
    { initialProps: { expireTime: serverNow, startTime: serverNow } },
  )
  await pass(10)

  let wrong = 0
  let negative = 0
  let byOwnClock = 0
  const cases = fc.sample(
    fc.record({
      skewMs: fc.integer({ min: -SKEW_MS, max: SKEW_MS }),
      // Two seconds at the least: a `Date` has no milliseconds.
      leftMs: fc.integer({ min: 2_000, max: 20 * 24 * HOUR_MS }),
      isOver: fc.boolean(),
    }),
    { numRuns: 1_000, seed: 5 },
  )
  for (const { skewMs: skew, leftMs, isOver } of cases) {
    skewMs = skew
    vi.setSystemTime(serverNow + skew)
    await act(() => backend.findTask('any').catch(() => undefined))
    const expireTime = serverNow + (isOver ? -leftMs : leftMs)
    rerender({ expireTime, startTime: serverNow })
    const { shown, status } = result.current
    if ((shown.show === 'expired') !== isOver) wrong += 1
    if (status.elapsedMs < 0) negative += 1
    if (expireTime <= Date.now() !== isOver) byOwnClock += 1
  }
  expect(cases).toHaveLength(1_000)
  expect({ wrong, negative }).toEqual({ wrong: 0, negative: 0 })
  // The skews are such that a browser believing itself would be wrong.
  expect(byOwnClock).toBeGreaterThan(30)
})

it('nothing is said to have expired until the server has told its time', async () => {
  const { serverTime, ...backend } = handlerAt(Date.now)
  let isTold = false
  const { result, rerender } = await renderRushes(
    ({ expireTime }: { expireTime: number }) =>
      useVideoResult({
        phase: 'success',
        task: {
          taskId: 's',
          model: MODEL,
          state: 'success',
          resultUrls: ['https://cdn.example/a.mp4'],
          expireTime,
        },
      }),
    { backend: { ...backend, serverTime: () => (isTold ? serverTime() : undefined) } },
    { initialProps: { expireTime: Date.now() - 60_000 } },
  )
  await pass(10)
  expect(result.current.show).toBe('ready')
  isTold = true
  rerender({ expireTime: Date.now() - 60_000 })
  expect(result.current.show).toBe('expired')
})
