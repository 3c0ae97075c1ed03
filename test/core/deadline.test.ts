import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { deadline } from '../../src/core/deadline.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('deadline', () => {
  it('aborts when the time is up, and says that it was the time', async () => {
    const limit = deadline(1_000)
    await vi.advanceTimersByTimeAsync(999)
    expect([limit.signal.aborted, limit.isOver()]).toEqual([false, false])
    await vi.advanceTimersByTimeAsync(1)
    expect([limit.signal.aborted, limit.isOver()]).toEqual([true, true])
    expect(limit.signal.reason).toMatchObject({ name: 'TimeoutError' })
    limit.clear()
  })

  it('aborts with the reason of its caller, and says that it was not the time', () => {
    const controller = new AbortController()
    const limit = deadline(1_000, controller.signal)
    controller.abort('enough')
    expect(limit.signal.reason).toBe('enough')
    expect(limit.isOver()).toBe(false)
    limit.clear()
  })

  it('is aborted from the start under a signal that is already aborted', () => {
    const limit = deadline(1_000, AbortSignal.abort('no'))
    expect(limit.signal.reason).toBe('no')
    limit.clear()
  })

  it('leaves no timer behind when it is cleared, and hears its caller no more', () => {
    const controller = new AbortController()
    const limit = deadline(1_000, controller.signal)
    limit.clear()
    controller.abort()
    expect(vi.getTimerCount()).toBe(0)
    expect(limit.signal.aborted).toBe(false)
  })
})
