import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createsOf, steer, uniquePrompt } from './playground.js'
import {
  card,
  expectPhase,
  fillForm,
  formAsShown,
  generate,
  openStudio,
  option,
  prompt,
} from './studioRig.js'

const MODEL = { request_type: 'async' }

/** The card's player, once it has something to show. */
async function loadedPlayer(): Promise<HTMLVideoElement> {
  const player = page.getByLabelText(/^Generated video/)
  await expect.element(player).toBeVisible()
  const video = player.element()
  if (!(video instanceof HTMLVideoElement)) throw new Error('The player is no video.')
  await expect.poll(() => video.readyState, { timeout: 5000 }).toBeGreaterThanOrEqual(2)
  return video
}

/** From the click to a clip that runs. */
async function expectRoad(): Promise<void> {
  await expectPhase('pending')
  await steer({ advanceMs: 15_000 })
  await expectPhase('processing')
  await steer({ advanceMs: 60_000 })
  await expectPhase('success')

  const video = await loadedPlayer()
  video.muted = true
  await video.play()
  await expect.poll(() => video.currentTime).toBeGreaterThan(0.2)
}

test('a prompt, two image files, guidance and duration become a video that plays', async () => {
  await openStudio()
  const text = uniquePrompt('from one shore to the other')
  const filled = await fillForm(text, ['file', 'drop'])
  await userEvent.click(generate())
  await expectRoad()

  // A frame decides the ratio, so the ratio that was chosen before is not sent.
  expect(await createsOf(text)).toEqual([
    {
      ...MODEL,
      input: {
        mode: 'image-to-video',
        prompt: text,
        duration: 10,
        image_urls: [filled.startFrame, filled.endFrame],
        cfg_scale: 0.7,
      },
    },
  ])
  expect(formAsShown()).toEqual(filled)
  await expect
    .element(card().getByRole('link', { name: 'Download' }))
    .toHaveAttribute('href', expect.stringMatching(/\/api\/video\/tasks\/.+\/video\?download/))
})

for (const modifier of ['Control', 'Meta']) {
  test(`${modifier}+Enter in the prompt makes a video from a text alone, in the chosen ratio`, async () => {
    await openStudio()
    const text = uniquePrompt('a paper boat in the rain')
    await userEvent.click(option('9:16'))
    await userEvent.type(prompt(), text)
    await userEvent.keyboard(`{${modifier}>}{Enter}{/${modifier}}`)
    await expectRoad()
    expect(await createsOf(text)).toEqual([
      { ...MODEL, input: { mode: 'text-to-video', prompt: text, duration: 5, aspect_ratio: '9:16' } },
    ])
  })
}
