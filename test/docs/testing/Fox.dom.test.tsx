import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createVideoMocks } from '../../../src/mocks.js'
import { App } from '../../../stories/guide/testing/Fox.js'

// timeScale 0: nothing happens until the test says so.
const mocks = createVideoMocks({ timeScale: 0 })
const server = setupServer(...mocks.handlers)

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => {
  cleanup()
  mocks.reset()
  localStorage.clear()
})
afterAll(() => server.close())

test('a click makes a video', async () => {
  render(<App />)
  await userEvent.click(screen.getByRole('button', { name: 'Make a fox' }))
  await expect.poll(() => mocks.tasks).toHaveLength(1)

  mocks.advance(60_000) // a minute passes for every task, at once
  expect(await screen.findByTitle('A fox', undefined, { timeout: 5_000 })).toBeTruthy()
})

test('a refused prompt is told', async () => {
  mocks.setScenario('fail:CONTENT_VIOLATION')
  render(<App />)
  await userEvent.click(screen.getByRole('button', { name: 'Make a fox' }))
  await expect.poll(() => mocks.tasks).toHaveLength(1)

  mocks.advance(60_000)
  const alert = await screen.findByRole('alert', undefined, { timeout: 5_000 })
  expect(alert.textContent).toBe('Not made: content-violation')
})

test('a double click is one video', async () => {
  render(<App />)
  await userEvent.dblClick(screen.getByRole('button', { name: 'Make a fox' }))
  await expect.poll(() => mocks.tasks).toHaveLength(1)
})
