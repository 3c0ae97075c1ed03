import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, waitFor } from 'storybook/test'
import { models } from '../../src/index.js'
import { atMost } from './atMost.js'
import { PlainHostForm } from './forms/PlainHostForm.js'
import { ReactHookFormHostForm, ReactHookFormVideo } from './forms/ReactHookFormHostForm.js'
import { TanStackHostForm, TanStackVideo } from './forms/TanStackHostForm.js'
import { startFrameUrl } from './pictures.js'
import { withBackend } from './withBackend.js'

const model = models[0]!

/**
 * Inside an app's own form. The controls take `value`, `defaultValue`, `onValueChange`, `onBlur`, `name`, `disabled`
 * and `required`; `inputRef` is what a form library gives the focus to.
 */
const meta = {
  title: 'Components/In your own form',
  component: PlainHostForm,
  decorators: [atMost(400), withBackend()],
  args: { model, onSend: fn() },
  argTypes: { model: { control: false } },
} satisfies Meta<typeof PlainHostForm>

export default meta
type Story = StoryObj<typeof meta>

/** By hand: a text, a frame by its URL, a number; then the same by Reset. */
const filledAndSent: NonNullable<Story['play']> = async ({ canvas, userEvent }) => {
  await userEvent.type(await canvas.findByRole('textbox', { name: 'Shot' }), 'a fox')
  await userEvent.click(canvas.getByRole('button', { name: 'Start frame: Use a URL' }))
  await userEvent.keyboard(`${startFrameUrl}{Enter}`)
  canvas.getByRole('slider', { name: 'Guidance' }).focus()
  await userEvent.keyboard('{ArrowRight}')
  await userEvent.click(canvas.getByRole('button', { name: 'Send' }))
}

const sent = (args: { onSend: unknown }, values: object) =>
  waitFor(() => expect(args.onSend).toHaveBeenLastCalledWith(values))

/** A plain form and its FormData. */
export const PlainForm: Story = {
  play: async (context) => {
    await filledAndSent(context)
    await sent(context.args, { prompt: 'a fox', startFrame: startFrameUrl, cfgScale: '0.4' })
  },
}

/** react-hook-form. */
export const ReactHookForm: Story = {
  render: (args) => <ReactHookFormHostForm {...args} />,
  play: async (context) => {
    await filledAndSent(context)
    await sent(context.args, { prompt: 'a fox', frames: { startFrame: startFrameUrl }, guidance: 0.4 })
  },
}

/** TanStack Form. */
export const TanStackForm: Story = {
  render: (args) => <TanStackHostForm {...args} />,
  play: async (context) => {
    await filledAndSent(context)
    await sent(context.args, { prompt: 'a fox', frames: { startFrame: startFrameUrl }, guidance: 0.4 })
  },
}

/** The whole PromptForm as one field of react-hook-form, with another field in its footer. */
export const PromptFormInReactHookForm: Story = {
  render: ({ onSend }) => <ReactHookFormVideo onSend={onSend} />,
}

/** The whole PromptForm as one field of TanStack Form. */
export const PromptFormInTanStackForm: Story = {
  render: ({ onSend }) => <TanStackVideo onSend={onSend} />,
}
