import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { VideoStudio } from '../../src/components.js'
import { atMost } from '../components/atMost.js'
import { mixedRecords } from '../components/records.js'
import { withBackend } from '../components/withBackend.js'
import { nothingIsCut } from './nothingIsCut.js'

/** The model with the most settings, in the column of a phone that is 390 pixels wide. No word is cut. */
const meta = {
  title: 'Languages/Phone',
  component: VideoStudio,
  args: { defaultValue: { prompt: 'a fox in the snow', model: 'apixo/kling-2-1', cfgScale: 1 } },
  decorators: [atMost(358), withBackend({}, mixedRecords)],
  play: async ({ canvasElement, userEvent }) => {
    const trigger = () => canvasElement.querySelector('[data-slot="advanced-trigger"]')
    await waitFor(() => expect(trigger()).toBeVisible())
    await userEvent.click(trigger()!)
    // The bar with the button lies over what can still be scrolled to: at the end of the form it covers nothing.
    canvasElement.querySelector('form')?.scrollIntoView({ block: 'end' })
    await nothingIsCut(canvasElement.querySelector<HTMLElement>('[data-rushes]')!.parentElement!)
  },
} satisfies Meta<typeof VideoStudio>

export default meta
type Story = StoryObj<typeof meta>

export const English: Story = { globals: { language: 'en' } }
export const Chinese: Story = { globals: { language: 'zh-CN' } }
export const Polish: Story = { globals: { language: 'pl' } }
export const Arabic: Story = { globals: { language: 'ar' } }
export const Pseudo: Story = { globals: { language: 'pseudo' } }
