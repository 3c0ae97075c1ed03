import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { VideoResult } from '../../src/components.js'
import { VideoError } from '../../src/core/VideoError.js'
import { useGenerateVideo } from '../../src/hooks/useGenerateVideo.js'
import { FakeBackend, input, renderRushes } from './componentRig.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** It takes no create for now. */
class BusyBackend extends FakeBackend {
  override createTask: FakeBackend['createTask'] = (video) => {
    this.creates.push(video)
    return Promise.reject(new VideoError('rate-limited', 'Too many', { retryAfterMs: 5_000 }))
  }
}

function Page() {
  const video = useGenerateVideo()
  return (
    <>
      <button onClick={() => video.generate(input)}>Generate</button>
      <VideoResult result={video} onAgain={video.generate} />
    </>
  )
}

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

test('a 429 counts down and offers the button; however long one waits, nothing is sent but by a click', async () => {
  const backend = new BusyBackend()
  renderRushes(<Page />, { backend })
  fireEvent.click(screen.getByRole('button', { name: 'Generate' }))
  await pass(0)
  expect(screen.getByRole('timer')).toHaveTextContent('Try again in 5 sec.')
  await pass(3_000)
  expect(screen.getByRole('timer')).toHaveTextContent('Try again in 2 sec.')
  await pass(2_000)
  expect(screen.getByRole('alert')).toHaveTextContent('You can try again now.')
  await pass(24 * 3_600_000)
  expect(backend.creates).toHaveLength(1)
  fireEvent.click(screen.getByRole('button', { name: 'Make again' }))
  await pass(3_600_000)
  expect(backend.creates).toHaveLength(2)
})
