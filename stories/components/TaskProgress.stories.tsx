import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { TaskProgress } from '../../src/components/TaskProgress/TaskProgress.js'
import { failed, input, running, succeeded } from './generations.js'

/** Where a video is, in words. Never a percentage, since nobody knows one. */
const meta = {
  title: 'Components/TaskProgress',
  tags: ['!autodocs'],
  component: TaskProgress,
  args: { result: running() },
  argTypes: { result: { control: false } },
} satisfies Meta<typeof TaskProgress>

export default meta
type Story = StoryObj<typeof meta>

/** The create is on its way. */
export const Submitting: Story = { args: { result: { phase: 'submitting', input } } }

/** The create's answer was lost. */
export const Uncertain: Story = { args: { result: { phase: 'uncertain', input } } }

/** The provider has it, and has not begun. */
export const Pending: Story = { args: { result: running({ phase: 'pending', elapsedMs: 3_000 }) } }

/** It is being made: the dot breathes, unless motion is unwanted. */
export const Processing: Story = {}

/** Minutes, where the usual time is in minutes. */
export const InMinutes: Story = {
  args: { result: running({ elapsedMs: 84_000, typicalMs: [90_000, 120_000] }) },
}

/** Nobody wrote down how long such a task takes. */
export const WithoutUsualTime: Story = {
  args: {
    result: {
      phase: 'processing',
      status: { phase: 'processing', contact: 'live', elapsedMs: 23_000, overdue: false, checkNow: fn() },
    },
  },
}

/** It takes longer than usual, and that is all that is known. */
export const Overdue: Story = { args: { result: running({ elapsedMs: 95_000, overdue: true }) } }

/** The last check failed. The next one comes by itself. */
export const Retrying: Story = { args: { result: running({ contact: 'retrying' }) } }

/** The page is hidden, or offline. */
export const Paused: Story = { args: { result: running({ contact: 'paused' }) } }

/** Checking has stopped. The task may still be running, and one press looks again. */
export const ContactLost: Story = {
  args: { result: running({ contact: 'lost', elapsedMs: 322_000, overdue: true, checkNow: fn() }) },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Check again' }))
    await expect(args.result.status?.checkNow).toHaveBeenCalledOnce()
  },
}

/** It is there. */
export const Success: Story = { args: { result: succeeded() } }

/** It failed; the card beside it says why. */
export const Failed: Story = { args: { result: failed('generation-failed') } }

/** The provider does not know it. */
export const Lost: Story = { args: { result: running({ phase: 'lost', elapsedMs: 0 }) } }

/** An image is sent first: how much of it is counted, and so it may be said. */
export const Uploading: Story = {
  args: { result: { phase: 'idle', input }, step: 'uploading', fraction: 0.42 },
}

/** One of a batch, before its turn. */
export const WaitingForItsTurn: Story = { args: { result: { phase: 'idle', input }, step: 'waiting' } }

/** The file is on its way to the disk. */
export const Saving: Story = { args: { result: succeeded(), step: 'saving', fraction: 0.7 } }

/** Clock and words from right to left. */
export const RightToLeft: Story = { args: { dir: 'rtl' } }
