import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fireEvent, fn, waitFor } from 'storybook/test'
import { FrameControl } from '../../src/components/FrameControl/FrameControl.js'
import { FrameTiles } from '../../src/components/FrameControl/FrameTiles.js'
import { models, type Frame } from '../../src/index.js'
import { kieKling25TurboImage } from '../../src/models/kieKling25Turbo.js'
import { kling } from '../../src/models/kling.js'
import { sampleVideo } from '../../src/mocks/sampleVideo.js'
import { atMost } from './atMost.js'
import { emptyFrame, endFrame, startFrame, stillFrames } from './frames.js'
import { endFrameUrl, pngFile, startFrameUrl } from './pictures.js'
import { withBackend } from './withBackend.js'

/**
 * Start and end frame, by file, drop, paste or URL. Each image is checked by the model's rules before anything is sent,
 * then uploaded through the backend.
 */
const meta = {
  title: 'Components/FrameControl',
  tags: ['!autodocs'],
  component: FrameControl,
  decorators: [atMost(400)],
  args: { onValueChange: fn() },
  argTypes: { value: { control: false } },
  parameters: { rushes: { scenario: 'success', timeScale: 10, backend: 'mocks' } },
} satisfies Meta<typeof FrameControl>

export default meta
type Story = StoryObj<typeof meta>

let sample: string | undefined
const sampleUrl = () => (sample ??= URL.createObjectURL(new Blob([sampleVideo()], { type: 'video/mp4' })))

/** A story of one moment: frames that stay as they are. */
function still(start: Frame, end?: Frame, canUpload?: boolean): Story {
  return {
    render: () => <FrameTiles frames={stillFrames(start, end, canUpload)} rule={kling.image} maxFrames={2} />,
  }
}

const refused = (problem: string, more: { previewUrl?: string } = {}) =>
  still({ status: 'refused', problem, name: 'shot.png', ...more })

/** A file of these bytes, held over or let go of. */
function dragEvent(type: 'dragenter' | 'drop', bytes: string[]): DragEvent {
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File(bytes, 'shot.png', { type: 'image/png' }))
  return new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })
}

/** Both frames are optional. The end frame waits for a start frame. */
export const Empty: Story = {}

/** A start frame that was given by its URL. */
export const StartFrame: Story = { args: { defaultValue: { startFrame: startFrameUrl } } }

/** Each image keeps its own proportions. Where the two differ a warning says what may come of it. */
export const BothFrames: Story = {
  args: { defaultValue: { startFrame: startFrameUrl, endFrame: endFrameUrl } },
  play: async ({ canvas }) => {
    const warning = await canvas.findByText(
      /^The frames have different proportions/,
      { selector: '[data-slot="warning"]' },
      { timeout: 5_000 },
    )
    await expect(warning).toBeVisible()
  },
}

/** The last frame of the newest video opens the next one: one press, and it is uploaded like a file. */
export const LastFrameOfAVideo: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(
      canvas.getByRole('button', { name: 'Start frame: use the last frame of the newest video' }),
    )
    await expect(
      await canvas.findByText(/Start frame set: 640 × 360/, {}, { timeout: 10_000 }),
    ).toBeInTheDocument()
    await expect(args.onValueChange).toHaveBeenLastCalledWith({
      startFrame: expect.stringContaining('/mock/video/images/') as string,
    })
  },
  render: (args) => <FrameControl {...args} newestVideo={sampleUrl()} />,
}

/** The tile asks for an address. Enter takes it, Escape leaves it. */
export const AskingForAUrl: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Start frame: Use a URL' }))
    await expect(canvas.getByRole('textbox', { name: 'Start frame: image URL' })).toHaveFocus()
  },
}

/** A file is held over the tile. */
export const Dragging: Story = {
  play: async ({ canvasElement }) => {
    const tile = canvasElement.querySelector('[data-slot="frame-tile"]')!
    await fireEvent(tile, dragEvent('dragenter', ['nothing yet']))
    await waitFor(() => expect(tile).toHaveAttribute('data-dragging'))
  },
}

/** The file is read, and held against the model's rules. */
export const Checking: Story = still({ status: 'checking', name: 'shot.png' })

/** The file is on its way. How far it is, is said where the transport tells. */
export const Uploading: Story = still({
  status: 'uploading',
  name: 'shot.png',
  previewUrl: startFrameUrl,
  fraction: 0.42,
})

/** Not an image that the model takes, whatever its name says. */
export const RefusedType: Story = refused('image.type')

/** More than 10 MB. */
export const RefusedTooLarge: Story = refused('image.bytes')

/** A side below 300 pixels. Told by an image's own size, so a URL can be shown and refused. */
export const RefusedTooSmall: Story = refused('image.side', { previewUrl: startFrameUrl })

/** Longer than 2.5 to 1. */
export const RefusedRatio: Story = refused('image.ratio', { previewUrl: startFrameUrl })

/** What was typed is not the https address of an image. */
export const RefusedUrl: Story = refused('input.frame.not-a-url')

/** The upload failed; the image is still shown. */
export const RefusedUpload: Story = refused('image.upload-failed', { previewUrl: startFrameUrl })

/** The backend takes no files, so frames are given by URL. */
export const WithoutUpload: Story = {
  decorators: [
    withBackend({
      describe: async () => ({
        models,
        powers: { batch: false, push: false, upload: false, intents: false },
      }),
    }),
  ],
}

/** A model of which every mode takes one frame. */
export const OneFrameOnly: Story = {
  render: () => <FrameTiles frames={stillFrames(startFrame)} rule={kling.image} maxFrames={1} isRequired />,
}

/** A form around it is not sent without a start frame. */
export const Required: Story = { args: { required: true } }

/** Cannot be changed. */
export const Disabled: Story = {
  args: { defaultValue: { startFrame: startFrameUrl }, disabled: true },
}

/** Start and arrow on the right, as the text runs. */
export const RightToLeft: Story = {
  args: { defaultValue: { startFrame: startFrameUrl, endFrame: endFrameUrl }, dir: 'rtl' },
}

/** A frame without a mouse: open the field, type, Enter. The focus stays on the tile. */
export const UrlByKeyboard: Story = {
  play: async ({ args, canvas, userEvent, step }) => {
    canvas.getByRole('button', { name: 'Start frame: Use a URL' }).focus()
    await step('Escape leaves everything as it was', async () => {
      await userEvent.keyboard('{Enter}')
      await expect(canvas.getByRole('textbox', { name: 'Start frame: image URL' })).toHaveFocus()
      await userEvent.keyboard('{Escape}')
      await expect(canvas.queryByRole('textbox')).toBeNull()
      await expect(args.onValueChange).not.toHaveBeenCalled()
    })
    await step('Enter takes the URL', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Start frame: Use a URL' }))
      await userEvent.keyboard(`${startFrameUrl}{Enter}`)
      await expect(args.onValueChange).toHaveBeenLastCalledWith({ startFrame: startFrameUrl })
      await expect(canvas.getByRole('button', { name: 'Replace the Start frame' })).toHaveFocus()
      await expect(
        await canvas.findByText(/Start frame set: 960 × 540/, {}, { timeout: 5_000 }),
      ).toBeInTheDocument()
    })
  },
}

/** Swapping changes the two over. */
export const Swap: Story = {
  args: { defaultValue: { startFrame: startFrameUrl, endFrame: endFrameUrl } },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Swap start and end frame' }))
    await expect(args.onValueChange).toHaveBeenLastCalledWith({
      startFrame: endFrameUrl,
      endFrame: startFrameUrl,
    })
    await expect(canvas.getByRole('img', { name: 'Preview of the Start frame' })).toHaveAttribute(
      'src',
      endFrameUrl,
    )
  },
}

/** Removing empties the tile, and the focus stays on it. */
export const Remove: Story = {
  args: { defaultValue: { startFrame: startFrameUrl } },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Remove the Start frame' }))
    await expect(args.onValueChange).toHaveBeenLastCalledWith({})
    await expect(canvas.getByRole('button', { name: /^Start frame: Choose a file/ })).toHaveFocus()
  },
}

/** A real file, checked and uploaded through the mocks. */
export const FromAFile: Story = {
  play: async ({ args, canvas, canvasElement, userEvent }) => {
    const input = canvasElement.querySelector<HTMLInputElement>('input[type="file"]')!
    await userEvent.upload(input, await pngFile('shot.png', 640, 360))
    await expect(
      await canvas.findByText(/Start frame set: 640 × 360/, {}, { timeout: 5_000 }),
    ).toBeInTheDocument()
    await expect(args.onValueChange).toHaveBeenLastCalledWith({
      startFrame: expect.stringContaining('/mock/video/images/') as string,
    })
  },
}

/** A file that only calls itself an image is refused by its bytes, and nothing is sent. */
export const FromAWrongFile: Story = {
  play: async ({ args, canvas, canvasElement }) => {
    const tile = canvasElement.querySelector('[data-slot="frame-tile"]')!
    await fireEvent(tile, dragEvent('drop', ['These bytes are no image.']))
    await expect(await canvas.findByText('This is not a JPG, PNG or WebP image.')).toBeVisible()
    await expect(args.onValueChange).not.toHaveBeenCalled()
  },
}

/** The end frame alone has a problem. */
export const EndFrameRefused: Story = still(startFrame, { status: 'refused', problem: 'image.ratio' })

/** After the start frame was removed the end frame stays, and can be swapped to the start. */
export const EndFrameOnly: Story = still(emptyFrame, endFrame)

/** A type that one page of the provider's documents forbids: taken, with a warning. */
export const DoubtfulType: Story = {
  render: ({ style }) => (
    <FrameTiles
      frames={stillFrames({ ...startFrame, type: 'image/webp' }, endFrame)}
      rule={kieKling25TurboImage.image}
      maxFrames={2}
      {...(style && { style })}
    />
  ),
}
