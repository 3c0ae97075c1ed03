import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { delay } from '../../src/core/delay.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('delay', () => {
  it('waits as long as it is told, and leaves no timer', async () => {
    const done = vi.fn()
    const wait = delay(1_000).then(done)
    await vi.advanceTimersByTimeAsync(999)
    expect(done).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    await wait
    expect(done).toHaveBeenCalledOnce()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('rejects at once with the reason of an abort, and leaves no timer', async () => {
    const controller = new AbortController()
    const wait = delay(1_000, controller.signal)
    expect(vi.getTimerCount()).toBe(1)
    controller.abort('enough')
    await expect(wait).rejects.toBe('enough')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('does not begin under a signal that is already aborted', async () => {
    await expect(delay(1_000, AbortSignal.abort('no'))).rejects.toBe('no')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('leaves no listener on the signal', async () => {
    const { signal } = new AbortController()
    const added = vi.spyOn(signal, 'addEventListener')
    const removed = vi.spyOn(signal, 'removeEventListener')
    const wait = delay(5, signal)
    await vi.advanceTimersByTimeAsync(5)
    await wait
    expect(removed.mock.calls[0]?.slice(0, 2)).toEqual(added.mock.calls[0]?.slice(0, 2))
  })
})
