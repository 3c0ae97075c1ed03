import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, waitFor } from 'storybook/test'
import { VideoStudio } from '../../src/components.js'
import { createClock, createLedger, RushesProvider } from '../../src/index.js'
import filmSource from './film.mp4'
import { lumen } from './lumen.js'
import { createLumenUpstream } from './lumenUpstream.js'

/** The times of the kit are ten times as fast here, and a film takes 3 s: 30 s of theirs, as the model says. */
const TIME_SCALE = 10
const SPEED = 2

/**
 * The Studio over a provider that does not come with the kit. Lumen is written in 56 lines, and answers in this page: no
 * handler, no service worker, no network. A prompt with `censored` in it is scrapped.
 */
const meta = {
  title: 'Studio over your own provider',
  component: VideoStudio,
  parameters: { rushes: { provider: false } },
  decorators: [
    (Story) => (
      <LumenProvider>
        <Story />
      </LumenProvider>
    ),
  ],
} satisfies Meta<typeof VideoStudio>

export default meta
type Story = StoryObj<typeof meta>

function LumenProvider({ children }: { children: React.ReactNode }) {
  const [world] = useState(() => {
    const upstream = createLumenUpstream({ video: new URL(filmSource, location.href).href, speed: SPEED })
    return {
      backend: lumen({ apiKey: 'any', fetch: upstream.fetch, allowLoopback: true }),
      clock: createClock({ timeScale: TIME_SCALE }),
      ledger: createLedger(),
    }
  })
  return <RushesProvider {...world}>{children}</RushesProvider>
}

/** The form shows what Lumen's model takes: no negative prompt, no guidance, one ratio. */
export const Empty: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('textbox', { name: 'Prompt' })).toBeVisible()
    await expect(canvas.queryByRole('slider')).toBeNull()
  },
}

/** From the prompt to a video that plays. */
export const WholeRoad: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole('textbox', { name: 'Prompt' }), 'a fox in the snow')
    await userEvent.click(canvas.getByRole('button', { name: /^Generate/ }))
    const name = 'Generated video: a fox in the snow'
    const player = await canvas.findByLabelText<HTMLVideoElement>(name, {}, { timeout: 10_000 })
    await waitFor(() => expect(player.readyState).toBeGreaterThanOrEqual(2), { timeout: 5_000 })
  },
}

/** Lumen's own word for a refusal, `censored`, is the reason that the card speaks about. */
export const FailingRoad: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole('textbox', { name: 'Prompt' }), 'a censored fox')
    await userEvent.click(canvas.getByRole('button', { name: /^Generate/ }))
    const title = await canvas.findByText('The content was not accepted', {}, { timeout: 10_000 })
    await expect(title).toBeVisible()
  },
}
