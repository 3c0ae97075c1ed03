import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, fn, waitFor } from 'storybook/test'
import { VideoResult } from '../../src/components/VideoResult/VideoResult.js'
import { atMost } from './atMost.js'
import { refused } from './generations.js'

/** A create that was refused: there is no task, and nothing was charged. */
const meta = {
  title: 'Components/VideoResult, refused',
  tags: ['!autodocs'],
  component: VideoResult,
  decorators: [atMost(640)],
  args: {
    result: refused('provider-error'),
    onAgain: fn(),
    onReuse: fn(),
    onRemove: fn(),
  },
  argTypes: { result: { control: false } },
  parameters: { rushes: { scenario: 'success', timeScale: 1, backend: 'mocks' } },
} satisfies Meta<typeof VideoResult>

export default meta
type Story = StoryObj<typeof meta>

/** The form and the provider do not agree about the input. */
export const InvalidInput: Story = {
  args: { result: refused('invalid-input', { fields: { startFrame: 'input.frame.not-a-url' } }) },
}

/** The server's key is wrong, or nobody is signed in. */
export const Unauthorized: Story = { args: { result: refused('unauthorized') } }

/** The account or the app has no right to it. */
export const Forbidden: Story = { args: { result: refused('forbidden') } }

/** No credits left. */
export const InsufficientCredits: Story = {
  args: { result: refused('insufficient-credits', { providerCode: '402' }) },
}

/** No such service, or no such model. */
export const NotFound: Story = { args: { result: refused('not-found') } }

/** Too many requests, without a word on when to come back. */
export const RateLimited: Story = { args: { result: refused('rate-limited') } }

/** The provider is down on purpose. */
export const Maintenance: Story = { args: { result: refused('maintenance') } }

/** The provider switched it off. */
export const FeatureDisabled: Story = { args: { result: refused('feature-disabled') } }

/** Refused at once, before anything was started. */
export const ContentViolation: Story = { args: { result: refused('content-violation') } }

/** The provider broke. */
export const ProviderError: Story = {
  args: { result: refused('provider-error', { providerCode: '500', traceId: 'req-7f3a' }) },
}

/** The answer could not be read. */
export const MalformedResponse: Story = { args: { result: refused('malformed-response') } }

/** No connection; nothing was sent. */
export const Network: Story = { args: { result: refused('network') } }

/** No answer in time. */
export const Timeout: Story = { args: { result: refused('timeout') } }

/** An error alone, without the phase that goes with it. */
export const Uncertain: Story = { args: { result: refused('uncertain') } }

/** Too many requests, and the answer says when to come back: the wait is counted down. */
export const RateLimitedWithRetryAfter: Story = {
  render: function Countdown(args) {
    const [result] = useState(() => refused('rate-limited', { retryAfterMs: 30_000, providerCode: '429' }))
    return <VideoResult {...args} result={result} />
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Try again in 30 sec.')).toBeVisible()
    await waitFor(() => expect(canvas.getByText('Try again in 29 sec.')).toBeVisible(), { timeout: 3_000 })
  },
}
