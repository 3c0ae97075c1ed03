import { afterEach, beforeEach, expect, vi } from 'vitest'

// Whatever reaches the console unasked is a fault: a test that expects a word there takes it with its own spy.
beforeEach(() => {
  vi.spyOn(console, 'error').mockName('console.error')
  vi.spyOn(console, 'warn').mockName('console.warn')
})

afterEach(() => {
  const said = [console.error, console.warn].flatMap((method) =>
    vi.isMockFunction(method) ? method.mock.calls : [],
  )
  vi.restoreAllMocks()
  expect(said, 'the console stays clean').toEqual([])
})
