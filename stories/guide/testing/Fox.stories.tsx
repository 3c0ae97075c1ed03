import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { createVideoMocks } from '../../../src/mocks.js'
import { App } from './Fox.js'

const mocks = createVideoMocks({ timeScale: 0 })

const meta = {
  title: 'Examples/Fox',
  component: App,
  parameters: { msw: { handlers: { video: mocks.handlers } } },
  beforeEach: () => mocks.reset(),
} satisfies Meta<typeof App>

export default meta
type Story = StoryObj<typeof meta>

export const Idle: Story = {}

export const Refused: Story = {
  async play({ canvas, userEvent }) {
    mocks.setScenario('fail:CONTENT_VIOLATION')
    await userEvent.click(canvas.getByRole('button', { name: 'Make a fox' }))
    await waitFor(() => expect(mocks.tasks).toHaveLength(1))
    mocks.advance(60_000)
    await expect(await canvas.findByRole('alert', undefined, { timeout: 5_000 })).toHaveTextContent(
      'content-violation',
    )
  },
}
