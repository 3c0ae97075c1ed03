import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { PollingLab as Lab } from './PollingLab.js'

const meta = {
  title: 'Polling lab',
  component: Lab,
  // A page of its own: the docs page would run it a second time.
  tags: ['!autodocs'],
  parameters: { rushes: { provider: false }, controls: { disable: true } },
} satisfies Meta<typeof Lab>

export default meta

/** When to look again: every policy against the best possible one. */
export const PollingLab: StoryObj<typeof meta> = {
  name: 'Polling lab',
  // What is checked for accessibility is the page with all its figures.
  play: async ({ canvas }) => {
    const lab = canvas.getByRole('article')
    await waitFor(() => expect(lab).toHaveAttribute('data-state', 'complete'), { timeout: 50_000 })
  },
}
