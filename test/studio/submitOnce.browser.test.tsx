import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { imageFile, drop } from '../support/imageFiles.js'
import { createsOf, steer, uniquePrompt } from './playground.js'
import { expectPhase, generate, openStudio, prompt, tile } from './studioRig.js'

/** Waits until the video is there, so that whatever else was sent has arrived too. */
async function expectOneVideo(text: string): Promise<void> {
  await expectPhase('pending')
  await steer({ advanceMs: 60_000 })
  await expectPhase('success')
  expect(page.getByRole('article').elements()).toHaveLength(1)
  expect(await createsOf(text)).toHaveLength(1)
}

/** Resolves at the first change of the element, before anything else has happened. */
function changed(element: Element): Promise<void> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      observer.disconnect()
      resolve()
    })
    observer.observe(element, { attributes: true, attributeFilter: ['data-state'] })
  })
}

test('a double click on Generate makes one video', async () => {
  await openStudio()
  const text = uniquePrompt('a kite')
  await userEvent.type(prompt(), text)
  await userEvent.dblClick(generate())
  await expectOneVideo(text)
})

test('a form that is submitted five times in one breath makes one video', async () => {
  await openStudio()
  const text = uniquePrompt('a kite')
  await userEvent.type(prompt(), text)
  const form = document.querySelector('form')
  for (let times = 0; times < 5; times += 1) form?.requestSubmit()
  await expectOneVideo(text)
})

test('Ctrl+Enter that is held down makes one video', async () => {
  await openStudio()
  const text = uniquePrompt('a kite')
  await userEvent.type(prompt(), text)
  await userEvent.keyboard('{Control>}{Enter}{Enter}{Enter}{/Control}')
  await expectOneVideo(text)
})

test('Generate that is pressed while an image is being sent waits for it, and makes one video with it', async () => {
  await openStudio()
  const text = uniquePrompt('a kite')
  await userEvent.fill(prompt(), text)
  const image = await imageFile('start.png', { width: 2400, height: 1600 })
  const noticed = changed(tile('start'))
  await drop(tile('start'), image)
  await noticed
  const button = generate().element()
  if (button instanceof HTMLElement) for (let times = 0; times < 3; times += 1) button.click()
  expect(tile('start')).not.toHaveAttribute('data-state', 'ready')
  await expectOneVideo(text)
  expect(await createsOf(text)).toMatchObject([
    { input: { mode: 'image-to-video', image_urls: [expect.stringMatching(/\/playground\/images\//)] } },
  ])
})
