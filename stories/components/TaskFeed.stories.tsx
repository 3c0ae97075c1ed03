import type { Meta, StoryObj } from '@storybook/react-vite'
import { renderToString } from 'react-dom/server'
import { expect, fn, within } from 'storybook/test'
import { RushesProvider } from '../../src/index.js'
import { TaskFeed } from '../../src/components/TaskFeed/TaskFeed.js'
import { atMost } from './atMost.js'
import { manyRecords, mixedRecords, oneRecord } from './records.js'
import { stillBackend, withBackend } from './withBackend.js'

/** Every video that this browser knows, newest first. A card keeps its place whatever becomes of its video. */
const meta = {
  title: 'Components/TaskFeed',
  tags: ['!autodocs'],
  component: TaskFeed,
  decorators: [atMost(640)],
  args: { onReuse: fn() },
} satisfies Meta<typeof TaskFeed>

export default meta
type Story = StoryObj<typeof meta>

/** Before the first video. */
export const Empty: Story = { decorators: [withBackend()] }

/** A finished video, from another day. */
export const One: Story = { decorators: [withBackend({}, oneRecord)] }

/** Several at once, each in its own state. */
export const SeveralStates: Story = { decorators: [withBackend({}, mixedRecords)] }

/** A hundred, as after a long week. */
export const Hundred: Story = {
  decorators: [withBackend({}, manyRecords)],
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('article')).toHaveLength(100)
  },
}

/** As a server's page shows it, before the browser's own list can be read. */
export const Loading: Story = {
  render: () => {
    const html = renderToString(
      <RushesProvider backend={stillBackend}>
        <TaskFeed />
      </RushesProvider>,
    )
    return <div dangerouslySetInnerHTML={{ __html: html }} />
  },
}

/** A card can be taken off the list; the others stay, and the way back is in its place. */
export const Remove: Story = {
  decorators: [withBackend({}, mixedRecords)],
  play: async ({ canvas, userEvent }) => {
    const before = canvas.getAllByRole('article').length
    const done = canvas.getByRole('article', { name: /^Video: a fox/ })
    await userEvent.click(within(done).getByRole('button', { name: 'More' }))
    await userEvent.click(within(done).getByRole('menuitem', { name: 'Remove from the list' }))
    await expect(canvas.getAllByRole('article')).toHaveLength(before - 1)
    await expect(canvas.getByRole('button', { name: 'Undo' })).toHaveFocus()
  },
}
