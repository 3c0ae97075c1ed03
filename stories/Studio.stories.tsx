import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { VideoStudio } from '../src/components/VideoStudio/VideoStudio.js'
import { mixedRecords } from './components/records.js'
import { withBackend } from './components/withBackend.js'

/**
 * The whole kit, assembled: type a prompt, press Generate, watch the video come. The toolbar picks what happens to it.
 */
const meta = {
  title: 'Studio',
  tags: ['!autodocs'],
  component: VideoStudio,
} satisfies Meta<typeof VideoStudio>

export default meta
type Story = StoryObj<typeof meta>

/** Before the first video. */
export const Empty: Story = {}

/** Ready to go: one press away from a video. */
export const WithAPrompt: Story = {
  args: { defaultValue: { prompt: 'a cinematic drone shot over snowy mountains at sunrise' } },
}

/** In the middle of the work: videos in several states, and the next one in the form. */
export const SeveralVideos: Story = {
  args: {
    defaultValue: { prompt: 'a cinematic drone shot over snowy mountains at sunrise' },
    footer: '20 credits',
  },
  decorators: [withBackend({}, mixedRecords)],
}

/** Offers to tell of videos that are done while one looks elsewhere. The browser asks for leave only after the press. */
export const WithNotifications: Story = { args: { offersNotifications: true } }

const QUICKLY = { rushes: { scenario: 'success', timeScale: 200, backend: 'mocks' } } as const

/** From the prompt to a video that plays. */
export const WholeRoad: Story = {
  parameters: QUICKLY,
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole('textbox', { name: 'Prompt' }), 'a fox in the snow')
    await userEvent.click(canvas.getByRole('button', { name: /^Generate/ }))
    const card = await canvas.findByRole('article', { name: 'Video: a fox in the snow' })
    const player = await canvas.findByLabelText<HTMLVideoElement>(
      'Generated video: a fox in the snow',
      {},
      { timeout: 10_000 },
    )
    await waitFor(() => expect(player.readyState).toBeGreaterThanOrEqual(2), { timeout: 5_000 })
    await expect(card).toHaveAttribute('data-state', 'success')
    await expect(canvas.getByRole('link', { name: 'Download' })).toHaveAttribute(
      'href',
      expect.stringContaining('download'),
    )
    await expect(canvas.getByRole('textbox', { name: 'Prompt' })).toHaveValue('a fox in the snow')
  },
}

/** A prompt that the provider refuses after a while. The card says what to do, and the form is as it was. */
export const FailingRoad: Story = {
  parameters: QUICKLY,
  play: async ({ canvas, userEvent }) => {
    const prompt = 'a fox @fail:CONTENT_VIOLATION'
    await userEvent.type(await canvas.findByRole('textbox', { name: 'Prompt' }), prompt)
    await userEvent.click(canvas.getByRole('button', { name: /^Generate/ }))
    const title = await canvas.findByText('The content was not accepted', {}, { timeout: 10_000 })
    await expect(title).toBeVisible()
    await expect(canvas.getByRole('textbox', { name: 'Prompt' })).toHaveValue(prompt)
    await userEvent.click(canvas.getByRole('button', { name: 'Change the prompt' }))
    await expect(canvas.getByRole('textbox', { name: 'Prompt' })).toHaveFocus()
  },
}
