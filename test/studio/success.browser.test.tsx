import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { createsOf, uniquePrompt } from './playground.js'
import { card, expectRoad, fillForm, formAsShown, generate, openStudio, option, prompt } from './studioRig.js'

const MODEL = { request_type: 'async' }

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
    .toHaveAttribute(
      'href',
      expect.stringMatching(/\/api\/video\/tasks\/.+\/video\?(grant=[^&]+&)?download=/),
    )
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
