import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { VideoResult } from '../../src/components/VideoResult/VideoResult.js'
import { atMost } from './atMost.js'
import { failed } from './generations.js'

/** A task that failed: what happened, what is known about the charge, and one way on. */
const meta = {
  title: 'Components/VideoResult, failed',
  tags: ['!autodocs'],
  component: VideoResult,
  decorators: [atMost(640)],
  args: {
    result: failed('unknown'),
    onAgain: fn(),
    onReuse: fn(),
    onRemove: fn(),
  },
  argTypes: { result: { control: false } },
  parameters: { rushes: { scenario: 'success', timeScale: 1, backend: 'mocks' } },
} satisfies Meta<typeof VideoResult>

export default meta
type Story = StoryObj<typeof meta>

/** The content broke the safety rules. */
export const ContentViolation: Story = { args: { result: failed('content-violation') } }

/** The prompt was too long, or made no sense to the provider. */
export const PromptRejected: Story = { args: { result: failed('prompt-rejected') } }

/** The provider could not fetch the frame. */
export const ImageUnreachable: Story = { args: { result: failed('image-unreachable') } }

/** The frame is of a kind or size that the provider does not take. */
export const ImageRejected: Story = { args: { result: failed('image-rejected') } }

/** The account ran out of credits. */
export const InsufficientCredits: Story = { args: { result: failed('insufficient-credits') } }

/** The model cannot be had right now. */
export const ProviderBusy: Story = { args: { result: failed('provider-busy') } }

/** The provider gave up. */
export const TimedOut: Story = { args: { result: failed('timed-out') } }

/** The provider could not make it. */
export const GenerationFailed: Story = { args: { result: failed('generation-failed') } }

/** The provider said that it was done, and sent nothing. */
export const NoResult: Story = { args: { result: failed('no-result') } }

/** A code that no document names: the provider's own words are under Details. */
export const Unknown: Story = { args: { result: failed('unknown') } }

/** The provider states that failed tasks are free. */
export const NotCharged: Story = { args: { result: failed('generation-failed', { charged: 'no' }) } }

/** The provider states that it charged. */
export const Charged: Story = { args: { result: failed('generation-failed', { charged: 'yes' }) } }

/** The provider's own words, opened. They are text, however long, in whatever direction. */
export const Details: Story = {
  args: {
    result: failed('unknown', {
      failCode: 'E_SOMETHING_VERY_LONG_WITHOUT_ANY_PLACE_TO_BREAK_IT_'.repeat(3),
      failMsg: '<b>no markup</b> \u05d0\u05d1\u05d2 '.repeat(12),
    }),
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByText('Details'))
  },
}

/** From right to left. */
export const RightToLeft: Story = { args: { result: failed('image-unreachable'), dir: 'rtl' } }
