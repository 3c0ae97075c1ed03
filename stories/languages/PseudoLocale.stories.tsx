import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import {
  CfgSlider,
  FrameControl,
  PromptForm,
  TaskFeed,
  TaskProgress,
  VideoResult,
  VideoStudio,
} from '../../src/components.js'
import { models } from '../../src/index.js'
import { atMost } from '../components/atMost.js'
import { failed, running, succeeded } from '../components/generations.js'
import { startFrameUrl } from '../components/pictures.js'
import { mixedRecords } from '../components/records.js'
import { withBackend } from '../components/withBackend.js'
import { nothingIsCut } from './nothingIsCut.js'

/**
 * Every component in a language that nobody speaks: English with accents, two fifths longer, in brackets, in the column
 * of a phone that is 390 pixels wide. No word is cut.
 */
const meta = {
  title: 'Languages/Pseudo locale',
  globals: { language: 'pseudo' },
  decorators: [atMost(358), withBackend({}, mixedRecords)],
  play: async ({ canvasElement }) => {
    await nothingIsCut(canvasElement.querySelector<HTMLElement>('[data-rushes]')!.parentElement!)
  },
} satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

const cfgScale = models[0]!.cfgScale
const noop = () => undefined
const actions = { onAgain: noop, onReuse: noop, onRemove: noop }

export const Form: Story = {
  render: () => <PromptForm footer="20" />,
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^\[Áðṽáñçéð/ }))
    await userEvent.click(canvas.getByRole('button', { name: /^\[Ĝéñéŕáţé/ }))
    await expect(await canvas.findByText(/^\[Ðéšçŕîƀé ţĥé šĥöţ ƒîŕšţ\./)).toBeVisible()
    await nothingIsCut(canvasElement.querySelector<HTMLElement>('[data-rushes]')!.parentElement!)
  },
}
export const EmptyFrames: Story = { render: () => <FrameControl /> }
export const OneFrame: Story = { render: () => <FrameControl defaultValue={{ startFrame: startFrameUrl }} /> }
export const Guidance: Story = { render: () => <CfgSlider rule={cfgScale} defaultValue={1} /> }
export const Progress: Story = { render: () => <TaskProgress result={running({ overdue: true })} /> }
export const NoContact: Story = { render: () => <TaskProgress result={running({ contact: 'lost' })} /> }
export const Making: Story = { render: () => <VideoResult result={running()} {...actions} /> }
export const Finished: Story = {
  render: () => <VideoResult result={succeeded({ expireTime: Date.now() + 7_200_000 })} {...actions} />,
}
export const Failed: Story = {
  render: () => <VideoResult result={failed('content-violation')} {...actions} />,
}
export const Feed: Story = { render: () => <TaskFeed onReuse={noop} /> }
export const Studio: Story = { render: () => <VideoStudio /> }
