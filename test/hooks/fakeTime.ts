import { focusManager, onlineManager } from '@tanstack/react-query'
import { afterEach, beforeEach, vi } from 'vitest'

/** Every test of the file begins at noon, on line, on a visible page, with nothing remembered. */
export function fakeTime(): void {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z') })
    // The spread of the waits is a matter of the polling tests; here each is as long as its middle.
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    localStorage.clear()
    sessionStorage.clear()
  })
  afterEach(() => {
    onlineManager.setOnline(true)
    focusManager.setFocused(undefined)
    vi.useRealTimers()
  })
}
