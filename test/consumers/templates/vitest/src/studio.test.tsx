import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { setupServer } from 'msw/node'
import { createBackend, fixedPolling, RushesProvider } from 'rushes'
import { VideoStudio } from 'rushes/components'
import { createVideoMocks } from 'rushes/mocks'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'

const url = 'http://localhost:3000/api/video'
const mocks = createVideoMocks({ url })
const server = setupServer(...mocks.handlers)
const said = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')]

// Bare, because msw 2 and 3 name its options differently: what is not answered is a warning, and none is wanted.
beforeAll(() => server.listen())
afterEach(() => {
  cleanup()
  mocks.reset()
  localStorage.clear()
  sessionStorage.clear()
  expect(said.flatMap(({ mock }) => mock.calls)).toEqual([])
})
afterAll(() => server.close())

async function generate(prompt: string) {
  render(
    <RushesProvider backend={createBackend({ url })} polling={fixedPolling({ intervalMs: 50, firstMs: 0 })}>
      <VideoStudio />
    </RushesProvider>,
  )
  await userEvent.type(await screen.findByRole('textbox', { name: 'Prompt' }), prompt)
  await userEvent.click(screen.getByRole('button', { name: 'Generate' }))
  await waitFor(() => expect(mocks.tasks).toHaveLength(1))
  mocks.advance(120_000)
}

test('a prompt becomes a video', async () => {
  await generate('a fox in the snow')
  const video = await screen.findByLabelText(/^Generated video/)
  expect(video.getAttribute('src') ?? video.querySelector('source')?.src).toContain('/api/video/tasks/')
})

test('a refused prompt becomes an alert', async () => {
  await generate('a fox @fail:CONTENT_VIOLATION')
  expect((await screen.findByRole('alert')).textContent).toContain('The content was not accepted')
})
