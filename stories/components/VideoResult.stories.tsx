import type { Meta, StoryObj } from '@storybook/react-vite'
import { useEffect, useState } from 'react'
import { expect, fn, waitFor } from 'storybook/test'
import type { Generation } from '../../src/index.js'
import { VideoResult } from '../../src/components/VideoResult/VideoResult.js'
import { atMost } from './atMost.js'
import {
  brokenVideoUrl,
  DAY_MS,
  failed,
  input,
  ref,
  running,
  succeeded,
  uncertain,
  videoUrl,
} from './generations.js'
import { endFrameUrl, startFrameUrl } from './pictures.js'
import { withBackend } from './withBackend.js'

/** One video from the click to the file. The box keeps its place and size through all of it. */
const meta = {
  title: 'Components/VideoResult',
  tags: ['!autodocs'],
  component: VideoResult,
  decorators: [atMost(640)],
  args: {
    result: running(),
    onAgain: fn(),
    onReuse: fn(),
    onRemove: fn(),
  },
  argTypes: { result: { control: false } },
  parameters: { rushes: { scenario: 'success', timeScale: 1, backend: 'mocks' } },
} satisfies Meta<typeof VideoResult>

export default meta
type Story = StoryObj<typeof meta>

/** The player fails, and the reason is told in these words. */
function expectWords(words: string): NonNullable<Story['play']> {
  return async ({ canvas }) => {
    await expect(await canvas.findByText(words)).toBeVisible()
  }
}

/** The create is on its way. The box is there already. */
export const Submitting: Story = { args: { result: { phase: 'submitting', input, createdAt: Date.now() } } }

/** The answer was lost. The backend is asked what became of it; nothing is offered that could pay twice in haste. */
export const Uncertain: Story = {
  args: { result: uncertain({ isOver: false, isAsking: true, checkNow: fn() }) },
}

/** Nobody could say for half an hour: a person looks again, or decides to pay again. */
export const UncertainPastTheLimit: Story = {
  args: { result: uncertain({ isOver: true, isAsking: false, checkNow: fn() }) },
}

/** A backend that cannot be asked. */
export const UncertainForGood: Story = { args: { result: uncertain({ isOver: true, isAsking: false }) } }

/** The provider has it. */
export const Pending: Story = { args: { result: running({ phase: 'pending', elapsedMs: 3_000 }) } }

/** It is being made. */
export const Processing: Story = {}

/** The start frame is the poster. */
export const ProcessingFromAnImage: Story = {
  args: { result: { ...running(), input: { ...input, startFrame: startFrameUrl } } },
}

/** A tall video has a tall box from the start. */
export const ProcessingTall: Story = {
  args: { result: { ...running(), input: { ...input, aspectRatio: '9:16' } } },
}

/** Past the usual time. */
export const Overdue: Story = { args: { result: running({ elapsedMs: 95_000, overdue: true }) } }

/** A check failed; the next one comes by itself. */
export const Retrying: Story = { args: { result: running({ contact: 'retrying' }) } }

/** The page is hidden or offline. */
export const Paused: Story = { args: { result: running({ contact: 'paused' }) } }

/** Nobody answers any more. The line rests, and one button looks again. */
export const ContactLost: Story = { args: { result: running({ contact: 'lost', elapsedMs: 322_000 }) } }

/** The player, and what one does with a video. */
export const Success: Story = {
  args: { result: succeeded() },
  play: async ({ canvas }) => {
    const player = await canvas.findByLabelText<HTMLVideoElement>(/^Generated video:/)
    await waitFor(() => expect(player.readyState).toBeGreaterThanOrEqual(2))
    await expect(canvas.getByRole('link', { name: 'Download' })).toHaveAttribute(
      'href',
      expect.stringContaining(videoUrl),
    )
  },
}

/** From a tall image: the poster gives way to the player without a jump. */
export const SuccessFromAnImage: Story = {
  args: { result: { ...succeeded(), input: { ...input, startFrame: endFrameUrl } } },
}

/** A task with several videos: each has its player and its download. */
export const SeveralResults: Story = {
  args: { result: succeeded({ resultUrls: [videoUrl, `${videoUrl}#2`, `${videoUrl}#3`] }) },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Video 2 of 3' }))
    await expect(canvas.getByRole('link', { name: 'Download' })).toHaveAttribute('href', `${videoUrl}#2`)
  },
}

/** Three days are left, or less. */
export const ExpiresInDays: Story = { args: { result: succeeded({ expireTime: Date.now() + 2.5 * DAY_MS }) } }

/** Its last day. */
export const ExpiresToday: Story = { args: { result: succeeded({ expireTime: Date.now() + 0.3 * DAY_MS }) } }

/** The provider states no times, as Chanjing does not: no date is promised, and it is time to download. */
export const WithoutTimes: Story = {
  args: {
    result: {
      phase: 'success',
      input,
      task: { ...ref, state: 'success', resultUrls: [videoUrl] },
      status: { phase: 'success', contact: 'live', elapsedMs: 0, overdue: false, checkNow: fn() },
    },
  },
}

/** Without handlers there is nothing to offer but the file. */
export const WithoutHandlers: Story = {
  args: { result: succeeded() },
  render: ({ result }) => <VideoResult result={result} />,
}

/** The link's time is over. */
export const Expired: Story = { args: { result: succeeded({ expireTime: Date.now() - 1_000 }) } }

/** An expired one keeps its frame, too: it can be made again as it was. */
export const ExpiredFromAnImage: Story = {
  args: {
    result: {
      ...succeeded({ expireTime: Date.now() - 1_000 }),
      input: { ...input, startFrame: startFrameUrl },
    },
  },
}

/** There is nothing at the end of the link. */
export const Gone: Story = {
  args: { result: succeeded({ resultUrls: [brokenVideoUrl] }) },
  decorators: [withBackend({ checkResult: () => Promise.resolve('gone') })],
  play: expectWords('This video is no longer there'),
}

/** Nobody hands it out at the moment; it can be played again. */
export const Unreachable: Story = {
  args: { result: succeeded({ resultUrls: [brokenVideoUrl] }) },
  decorators: [withBackend({ checkResult: () => Promise.resolve('unreachable') })],
  play: expectWords('This video cannot be reached at the moment'),
}

/** The file is there, and this browser cannot read it. */
export const Undecodable: Story = {
  args: { result: succeeded({ resultUrls: [brokenVideoUrl] }) },
  play: expectWords('This browser cannot play the video'),
}

/** It does not play, and its host tells pages of elsewhere nothing. */
export const Unplayable: Story = {
  args: { result: succeeded({ resultUrls: [brokenVideoUrl] }) },
  decorators: [withBackend({ checkResult: () => Promise.resolve('unknown') })],
  play: expectWords('This video cannot be played here'),
}

/** The result's link must not reach a page. */
export const UnsafeLink: Story = {
  args: { result: succeeded({ resultUrls: ['javascript:alert(1)'] }) },
}

/** The provider does not know the task any more. */
export const Lost: Story = { args: { result: running({ phase: 'lost', elapsedMs: 0 }) } }

/** Nothing was remembered of what it was made from. */
export const WithoutInput: Story = {
  args: { result: { ...succeeded(), input: { ...input, prompt: '' } } },
}

/** A long prompt is cut after two lines, a word without a break does not widen the card. */
export const LongPrompt: Story = {
  args: {
    result: { ...running(), input: { ...input, prompt: `${'whoosh'.repeat(30)} ${input.prompt}`.repeat(4) } },
  },
}

/** It fails before one's eyes: the box stays, and tells why in the picture's place. */
export const FailsWhileSeen: Story = {
  render: function Failing(args) {
    const [result, setResult] = useState<Generation>(running)
    useEffect(() => {
      setResult(failed('content-violation'))
    }, [])
    return <VideoResult {...args} result={result} />
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('The content was not accepted')).toBeVisible()
    await expect(canvas.getByRole('article')).not.toHaveAttribute('data-folded')
  },
}

/** The quiet actions, behind one button. */
export const Menu: Story = {
  args: { result: succeeded(), onLastFrame: fn() },
  play: async ({ canvas, userEvent }) => {
    const more = canvas.getByRole('button', { name: 'More' })
    await userEvent.click(more)
    const lastFrame = await canvas.findByRole('menuitem', { name: 'Use last frame' })
    await expect(lastFrame).toHaveFocus()
    // It is there from the first moment, so that nothing moves, and can be chosen once the model's rules are known.
    await waitFor(() => expect(lastFrame).toHaveAttribute('aria-disabled', 'false'))
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    await expect(canvas.getByRole('menuitem', { name: 'Remove from the list' })).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect(more).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}')
    await expect(canvas.getByRole('menuitem', { name: 'Use last frame' })).toHaveFocus()
  },
}

/** From right to left. */
export const RightToLeft: Story = { args: { result: succeeded(), dir: 'rtl' } }
