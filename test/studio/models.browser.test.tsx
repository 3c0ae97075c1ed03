import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { models } from '../../src/index.js'
import { maxFrames, needsFrame } from '../../src/models/modelMode.js'
import { createsOf, uniquePrompt } from './playground.js'
import {
  addFrame,
  card,
  chooseModel,
  expectRoad,
  formAsShown,
  generate,
  openStudio,
  prompt,
} from './studioRig.js'

/** What each upstream is sent, with nothing chosen but the model. `frame` is the URL of the frame, where one is needed. */
const upstreamBody: Readonly<Record<string, (text: string, frame: string | undefined) => unknown>> = {
  'apixo/kling-2-5-turbo-pro': (text) => ({
    request_type: 'async',
    input: { mode: 'text-to-video', prompt: text, duration: 5, aspect_ratio: '16:9' },
  }),
  'apixo/kling-2-1': (text) => ({
    request_type: 'async',
    input: { mode: 'master-text-to-video', prompt: text, duration: 5, aspect_ratio: '16:9' },
  }),
  'kie/kling-v2-5-turbo-image-to-video-pro': (text, frame) => ({
    model: 'kling/v2-5-turbo-image-to-video-pro',
    input: {
      prompt: text,
      image_url: frame,
      tail_image_url: '',
      duration: '5',
      cfg_scale: 0.5,
    },
  }),
  'kie/kling-v2-5-turbo-text-to-video-pro': (text) => ({
    model: 'kling/v2-5-turbo-text-to-video-pro',
    input: {
      prompt: text,
      duration: '5',
      aspect_ratio: '16:9',
      cfg_scale: 0.5,
    },
  }),
  'chanjing/kling-v2-5-turbo-normal': (text) => ({
    ref_prompt: text,
    creation_type: 4,
    model_code: 'kling-v2-5-turbo-normal',
    quality_mode: 'std',
    aspect_ratio: '16:9',
    video_duration: 5,
  }),
}

for (const model of models) {
  test(`${model.id} makes a video that plays, over its own upstream`, async () => {
    await openStudio()
    const text = uniquePrompt('a paper boat in the rain')
    await userEvent.type(prompt(), text)
    await chooseModel(model.id)
    if (needsFrame(model)) {
      await expect.element(page.getByText('needed by this model')).toBeVisible()
      await expect.element(page.getByText('Follows your image')).toBeVisible()
      await addFrame('start', 'file')
    }
    const { startFrame } = formAsShown()
    await userEvent.click(generate())
    await expectRoad()

    expect(await createsOf(text)).toEqual([upstreamBody[model.id]?.(text, startFrame)])
    const expiry = model.resultLifeMs === undefined ? 'Download soon' : /Expires/
    await expect.element(card().getByText(expiry)).toBeVisible()
    await expect
      .element(card().getByRole('link', { name: 'Download' }))
      .toHaveAttribute(
        'href',
        expect.stringMatching(/\/api\/video\/tasks\/.+\/video\?(grant=[^&]+&)?download=/),
      )
  })
}

test('the form changes with the model: what it lacks is not there, and what was typed stays', async () => {
  await openStudio()
  await userEvent.fill(prompt(), 'a paper boat in the rain')
  await userEvent.click(page.getByRole('button', { name: /Advanced/ }))
  for (const model of models) {
    await chooseModel(model.id)
    await expect.element(prompt()).toHaveValue('a paper boat in the rain')
    const shown = {
      guidance: page.getByRole('slider', { name: 'Guidance' }).elements().length,
      leaveOut: page.getByRole('textbox', { name: 'Leave out' }).elements().length,
      frames: document.querySelectorAll("[data-slot='frame-tile']").length,
      qualities: page.getByRole('radiogroup', { name: 'Quality' }).getByRole('radio').elements().length,
    }
    expect(shown, model.id).toEqual({
      guidance: model.cfgScale ? 1 : 0,
      leaveOut: model.negativePrompt ? 1 : 0,
      frames: maxFrames(model) > 0 ? 2 : 0,
      qualities: new Set(model.modes.flatMap(({ tier }) => tier ?? [])).size,
    })
  }
})
