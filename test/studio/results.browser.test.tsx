import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { steer, uniquePrompt } from './playground.js'
import { card, expectPhase, expectRoad, generate, openStudio, prompt } from './studioRig.js'

afterEach(() => {
  vi.restoreAllMocks()
})

async function make(text: string): Promise<void> {
  await openStudio()
  await userEvent.type(prompt(), uniquePrompt(text))
  await userEvent.click(generate())
}

test('a video is downloaded through the handler, as a file of its own origin', async () => {
  await make('a lighthouse in the fog')
  await expectRoad()
  const followed: HTMLAnchorElement[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    followed.push(this)
  })
  await userEvent.click(card().getByRole('link', { name: 'Download' }))
  await expect.poll(() => followed.length).toBe(1)
  const [link] = followed
  expect(link?.origin).toBe(location.origin)
  expect(link?.download).toBe('')
  const file = await fetch(link?.href ?? '')
  expect(file.headers.get('Content-Disposition')).toMatch(/^attachment; filename="rushes-[\w-]+\.mp4"$/)
  expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(1_000)
})

test.each([
  ['result-expired', 'expired', 'This link has expired', ['Make again']],
  ['result-gone', 'gone', 'This video is no longer there', ['Make again']],
  ['result-unreachable', 'unreachable', 'This video cannot be reached at the moment', ['Try again']],
  ['result-unplayable', 'undecodable', 'This browser cannot play the video', []],
])('@%s is told by the player’s failure and one question: %s', async (scenario, shown, words, steps) => {
  await make(`a lighthouse @${scenario}`)
  await expectPhase('pending')
  await steer({ advanceMs: 120_000 })
  await expectPhase('success')
  await expect.element(card()).toHaveAttribute('data-show', shown)
  const alert = card().getByRole('alert')
  await expect.element(alert).toHaveTextContent(words)
  expect(
    [...alert.element().querySelectorAll('button:not(details *)')].map(({ textContent }) => textContent),
  ).toEqual(steps)
  expect(page.getByRole('link', { name: 'Download' }).elements()).toHaveLength(
    shown === 'undecodable' ? 1 : 0,
  )
})
