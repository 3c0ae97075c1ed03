import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createClock, elapsedSince, systemClock } from '../../src/core/Clock.js'

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('createClock', () => {
  it('ticks only while someone listens, with one timer for all', () => {
    const clock = createClock()
    const first = vi.fn()
    const second = vi.fn()
    expect(vi.getTimerCount()).toBe(0)
    const stopFirst = clock.subscribe(first)
    const stopSecond = clock.subscribe(second)
    expect(vi.getTimerCount()).toBe(1)
    vi.advanceTimersByTime(2_000)
    stopFirst()
    vi.advanceTimersByTime(1_000)
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([2, 3])
    stopSecond()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('starts again after everybody had left', () => {
    const clock = createClock()
    clock.subscribe(vi.fn())()
    const listener = vi.fn()
    const stop = clock.subscribe(listener)
    vi.advanceTimersByTime(1_000)
    expect(listener).toHaveBeenCalledOnce()
    stop()
  })

  it('without a listener its last tick is less than a second old, and stands still for so long', () => {
    const clock = createClock()
    vi.advanceTimersByTime(3_600_000)
    const tick = clock.tick()
    expect(tick).toBe(Date.now())
    vi.advanceTimersByTime(999)
    expect(clock.tick()).toBe(tick)
    vi.advanceTimersByTime(1)
    expect(clock.tick()).toBe(Date.now())
  })

  it('a function that listens twice leaves once at a time', () => {
    const clock = createClock()
    const listener = vi.fn()
    const stops = [clock.subscribe(listener), clock.subscribe(listener)]
    stops[0]?.()
    stops[0]?.()
    vi.advanceTimersByTime(1_000)
    expect(listener).toHaveBeenCalledOnce()
    stops[1]?.()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('a listener that leaves during a tick disturbs no other', () => {
    const clock = createClock()
    const other = vi.fn()
    const stopFirst = clock.subscribe(() => stopFirst())
    const stopOther = clock.subscribe(other)
    vi.advanceTimersByTime(1_000)
    expect(other).toHaveBeenCalledOnce()
    stopOther()
  })

  it('ticks faster in a faster world, but not faster than a person can read', () => {
    const listener = vi.fn()
    const stopTwice = createClock({ timeScale: 2 }).subscribe(listener)
    vi.advanceTimersByTime(1_000)
    expect(listener).toHaveBeenCalledTimes(2)
    stopTwice()
    const stopFast = createClock({ timeScale: 1_000 }).subscribe(listener)
    vi.advanceTimersByTime(1_000)
    expect(listener).toHaveBeenCalledTimes(12)
    stopFast()
  })

  it('its tick stands still between two ticks, and is fresh for whoever begins to listen', () => {
    const clock = createClock()
    vi.advanceTimersByTime(5_500)
    const stop = clock.subscribe(vi.fn())
    expect(clock.tick()).toBe(1_005_500)
    vi.advanceTimersByTime(900)
    expect(clock.tick()).toBe(1_005_500)
    vi.advanceTimersByTime(100)
    expect(clock.tick()).toBe(1_006_500)
    stop()
  })

  it('reads the time where it is told', () => {
    expect(createClock({ now: () => 7 }).now()).toBe(7)
    expect(systemClock.now()).toBe(1_000_000)
    expect(systemClock.timeScale).toBe(1)
  })
})

describe('elapsedSince', () => {
  it('counts in the time of the clock', () => {
    expect(elapsedSince(createClock({ now: () => 5_000 }), 2_000)).toBe(3_000)
    expect(elapsedSince(createClock({ now: () => 5_000, timeScale: 20 }), 2_000)).toBe(60_000)
  })

  it('is never negative, whatever two machines think the time is', () => {
    expect(elapsedSince(createClock({ now: () => 0 }), 86_400_000)).toBe(0)
  })
})
