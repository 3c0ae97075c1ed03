import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, waitFor } from 'storybook/test'
import { PromptForm } from '../../src/components/PromptForm/PromptForm.js'
import { models, VideoError } from '../../src/index.js'
import { atMost } from './atMost.js'
import { pngFile, startFrameUrl, webpFile } from './pictures.js'
import { never, withBackend } from './withBackend.js'

/** The form for one video. What it offers, and its limits, are what the backend's models can do. */
const meta = {
  title: 'Components/PromptForm',
  tags: ['!autodocs'],
  component: PromptForm,
  decorators: [atMost(400)],
  args: { onSubmit: fn() },
  argTypes: { value: { control: false } },
  parameters: { rushes: { scenario: 'success', timeScale: 10, backend: 'mocks' } },
} satisfies Meta<typeof PromptForm>

export default meta
type Story = StoryObj<typeof meta>

const kieImage = 'kie/kling-v2-5-turbo-image-to-video-pro'
const kieText = 'kie/kling-v2-5-turbo-text-to-video-pro'
const prompt = 'a cinematic drone shot over snowy mountains at sunrise'

/** Everything but the prompt has a default. */
export const Empty: Story = {}

/** Ready to go, with a price beside the usual time. */
export const Filled: Story = { args: { defaultValue: { prompt }, footer: '20 credits' } }

/** What is over the limit is counted and kept, never cut. */
export const PromptTooLong: Story = {
  args: { defaultValue: { prompt: `${prompt}, `.repeat(50) } },
}

/** One word as long as the field, and longer. */
export const UnbrokenWord: Story = { args: { defaultValue: { prompt: 'whoosh'.repeat(40) } } }

/** Without a prompt nothing is sent: the field says why, and has the focus. */
export const SubmittedEmpty: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Generate/ }))
    await expect(await canvas.findByText('Describe the shot first.')).toBeVisible()
    const field = canvas.getByRole('textbox', { name: 'Prompt' })
    await waitFor(() => expect(field).toHaveFocus())
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

/** With a frame the ratio is the image's own. */
export const WithStartFrame: Story = {
  args: { defaultValue: { prompt, startFrame: startFrameUrl } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Follows your image')).toBeVisible()
    await expect(canvas.queryByRole('radio', { name: '16:9' })).toBeNull()
  },
}

/** The settings that most videos do well without. How many differ is said while they are closed, too. */
export const AdvancedOpen: Story = {
  args: {
    defaultValue: { prompt, negativePrompt: 'blur, text', cfgScale: 0.7, routing: 'value' },
  },
  play: async ({ canvas, userEvent }) => {
    const trigger = await canvas.findByRole('button', { name: /Advanced/ })
    await expect(trigger).toHaveTextContent('3 changed')
    await userEvent.click(trigger)
    await waitFor(() => expect(canvas.getByRole('slider', { name: 'Guidance' })).toBeVisible())
    await expect(canvas.getByRole('textbox', { name: 'Leave out' })).toHaveValue('blur, text')
  },
}

/** Kling 2.1 comes in three tiers. Without a frame Master alone is offered. */
export const Tiers: Story = {
  args: { defaultValue: { model: 'apixo/kling-2-1', prompt } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /Advanced/ }))
    await expect(canvas.getByRole('radio', { name: 'Master' })).toBeChecked()
    await expect(canvas.getByRole('radio', { name: 'Standard' })).toBeDisabled()
  },
}

/** The backend has not said yet what it can make. */
export const Loading: Story = { decorators: [withBackend({ describe: never })] }

/** The backend cannot be asked. */
export const ServiceUnreachable: Story = {
  decorators: [
    withBackend({
      describe: () => Promise.reject(new VideoError('not-found', 'There is no such path.')),
    }),
  ],
  play: async ({ canvas, userEvent }) => {
    await expect(await canvas.findByText('The video service cannot be reached.')).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }))
  },
}

/** The backend answers, and offers nothing. */
export const NoModels: Story = {
  decorators: [
    withBackend({
      describe: async () => ({
        models: [],
        powers: { batch: false, push: false, upload: false, intents: false },
      }),
    }),
  ],
}

/** Where there is one model there is nothing to choose, and it is said all the same. */
export const OneModel: Story = {
  decorators: [
    withBackend({
      describe: async () => ({
        models: models.slice(0, 1),
        powers: { batch: false, push: false, upload: true, intents: false },
      }),
    }),
  ],
}

/** Submitted while an image is being sent: the form waits for it, then goes on by itself. */
export const WaitingForAnUpload: Story = {
  args: { defaultValue: { prompt } },
  decorators: [withBackend()],
  play: async ({ args, canvas, canvasElement, userEvent }) => {
    const button = await canvas.findByRole('button', { name: /^Generate/ })
    const input = canvasElement.querySelector<HTMLInputElement>('input[type="file"]')!
    await userEvent.upload(input, await pngFile('shot.png', 640, 360))
    await userEvent.click(button)
    await expect(await canvas.findByRole('button', { name: 'Sending the image…' })).toBeVisible()
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

/** Ctrl or Cmd with Enter submits from any field. */
export const CtrlEnter: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole('textbox', { name: 'Prompt' }), 'a fox in the snow')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(args.onSubmit).toHaveBeenCalledTimes(1))
    await expect(args.onSubmit).toHaveBeenCalledWith({
      model: 'apixo/kling-2-5-turbo-pro',
      prompt: 'a fox in the snow',
      durationSeconds: 5,
      aspectRatio: '16:9',
    })
  },
}

/** The form of a page that is written from right to left. */
export const RightToLeft: Story = {
  args: { defaultValue: { prompt, cfgScale: 0.3 }, dir: 'rtl' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /Advanced/ }))
  },
}

/** KIE image-to-video needs a frame: its tile says so, and the ratio is the image's own from the start. */
export const KieFromAnImage: Story = {
  args: { defaultValue: { model: kieImage, prompt } },
  play: async ({ args, canvas, userEvent }) => {
    await expect(await canvas.findByText('needed by this model')).toBeVisible()
    await expect(canvas.getByText('Follows your image')).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: /^Generate/ }))
    await expect(await canvas.findByText('This model needs a start frame.')).toBeVisible()
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}

/** KIE text-to-video takes no frame and has no tiles for one. Its guidance has a stated default, and no words. */
export const KieFromText: Story = {
  args: { defaultValue: { model: kieText, prompt } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /Advanced/ }))
    await expect(canvas.getByRole('spinbutton')).toHaveValue(0.5)
    await expect(canvas.queryByRole('button', { name: 'Reset guidance' })).toBeNull()
    await expect(canvas.queryByText('Start frame')).toBeNull()
  },
}

/** Chanjing has two qualities, and neither guidance nor a negative prompt. */
export const Chanjing: Story = {
  args: { defaultValue: { model: 'chanjing/kling-v2-5-turbo-normal', prompt } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /Advanced/ }))
    await expect(canvas.getByRole('radio', { name: 'Standard' })).toBeChecked()
    await expect(canvas.getByRole('radio', { name: 'Pro' })).toBeEnabled()
    await expect(canvas.queryByRole('slider')).toBeNull()
    await expect(canvas.queryByRole('textbox', { name: 'Leave out' })).toBeNull()
  },
}

/** Longer than one page of the documents allows: a warning and no error, and it is submitted all the same. */
export const LongNegativePrompt: Story = {
  args: {
    defaultValue: {
      model: kieImage,
      prompt,
      startFrame: startFrameUrl,
      negativePrompt: 'blur, '.repeat(100),
    },
  },
  play: async ({ args, canvas, userEvent }) => {
    const advanced = await canvas.findByRole('button', { name: /Advanced/ })
    await expect(advanced).toHaveTextContent('1 to check')
    await userEvent.click(advanced)
    await waitFor(() => expect(canvas.getByText(/^More than 500 characters may be refused/)).toBeVisible())
    await expect(canvas.getByRole('textbox', { name: 'Leave out' })).toHaveAttribute('aria-invalid', 'false')
    await userEvent.click(canvas.getByRole('button', { name: /^Generate/ }))
    await waitFor(() => expect(args.onSubmit).toHaveBeenCalledTimes(1))
  },
}

/** The same while Advanced is closed. */
export const LongNegativePromptFolded: Story = {
  args: {
    defaultValue: {
      model: kieImage,
      prompt,
      startFrame: startFrameUrl,
      negativePrompt: 'blur, '.repeat(100),
    },
  },
}

/** A WebP, which one page of KIE's documents does not name: taken, with a warning at its tile. */
export const DoubtfulImage: Story = {
  args: { defaultValue: { model: kieImage, prompt } },
  decorators: [withBackend({ uploadImage: async () => ({ url: startFrameUrl }) })],
  play: async ({ canvas, canvasElement, userEvent }) => {
    await canvas.findByText('needed by this model')
    const input = canvasElement.querySelector<HTMLInputElement>('input[type="file"]')!
    await userEvent.upload(input, await webpFile('shot.webp', 640, 360))
    const warning = await canvas.findByText(/^WebP may be refused/, { selector: '[data-slot="warning"]' })
    await expect(warning).toBeVisible()
    await expect(canvasElement.querySelector('[data-invalid]')).toBeNull()
  },
}
