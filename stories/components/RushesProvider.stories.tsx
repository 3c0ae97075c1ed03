import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { RushesProvider, createBackend, createLedger, type RushesProviderProps } from '../../src/index.js'
import { TaskFeed } from '../../src/components/TaskFeed/TaskFeed.js'
import { VideoStudio } from '../../src/components/VideoStudio/VideoStudio.js'
import { oneRecord } from './records.js'

const backend = createBackend({ url: '/mock/video' })

/** Gives the hooks and components below it their backend and their memory. */
const meta = {
  title: 'Components/RushesProvider',
  tags: ['!autodocs'],
  component: RushesProvider,
  parameters: { rushes: { provider: false, scenario: 'success', timeScale: 10, backend: 'mocks' } },
  args: { backend },
  argTypes: { backend: { control: false } },
} satisfies Meta<typeof RushesProvider>

export default meta
type Story = StoryObj<typeof meta>

/** Nothing is kept: neither what is typed nor what was made. */
export const RemembersNothing: Story = {
  render: (args) => (
    <RushesProvider {...args} remember="nothing">
      <VideoStudio />
    </RushesProvider>
  ),
}

/** Two providers on one page, each with a memory of its own. */
export const TwoMemories: Story = {
  render: function TwoMemories(args) {
    return (
      <>
        <OneMemory {...args} name="First" records={oneRecord} />
        <OneMemory {...args} name="Second" records={() => []} />
      </>
    )
  },
}

type OneMemoryProps = RushesProviderProps & { name: string; records: typeof oneRecord }

function OneMemory({ name, records, ...props }: OneMemoryProps) {
  const [ledger] = useState(() => {
    const own = createLedger()
    for (const record of records()) own.write(record)
    return own
  })
  return (
    <RushesProvider {...props} ledger={ledger}>
      <TaskFeed aria-label={name} />
    </RushesProvider>
  )
}
