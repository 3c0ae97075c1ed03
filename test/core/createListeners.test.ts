import { describe, expect, it, vi } from 'vitest'
import { createListeners } from '../../src/core/createListeners.js'

describe('listeners', () => {
  it('hear until they leave; one that listens twice leaves once at a time', () => {
    const { subscribe, tell } = createListeners()
    const listener = vi.fn()
    const leaves = [subscribe(listener), subscribe(listener)]
    tell()
    expect(listener).toHaveBeenCalledTimes(2)
    leaves[0]?.()
    leaves[0]?.()
    tell()
    expect(listener).toHaveBeenCalledTimes(3)
    leaves[1]?.()
    tell()
    expect(listener).toHaveBeenCalledTimes(3)
  })

  it('that leave or come while they are told disturb no other', () => {
    const { subscribe, tell } = createListeners()
    const [other, late] = [vi.fn(), vi.fn()]
    const leave = subscribe(() => {
      leave()
      subscribe(late)
    })
    subscribe(other)
    tell()
    expect([other.mock.calls.length, late.mock.calls.length]).toEqual([1, 0])
    tell()
    expect([other.mock.calls.length, late.mock.calls.length]).toEqual([2, 1])
  })

  it('begin with the first and end with the last, and begin again', () => {
    const end = vi.fn()
    const begin = vi.fn(() => end)
    const { subscribe } = createListeners(begin)
    expect(begin).not.toHaveBeenCalled()
    const leaves = [subscribe(vi.fn()), subscribe(vi.fn())]
    expect(begin).toHaveBeenCalledOnce()
    leaves[0]?.()
    leaves[0]?.()
    expect(end).not.toHaveBeenCalled()
    leaves[1]?.()
    expect(end).toHaveBeenCalledOnce()
    subscribe(vi.fn())()
    expect([begin.mock.calls.length, end.mock.calls.length]).toEqual([2, 2])
  })
})
