import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { ThemeEditor as Editor } from './ThemeEditor.js'

const meta = {
  title: 'Theme/Editor',
  component: Editor,
  // A page of its own: the docs page would run it a second time.
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen', rushes: { provider: false }, controls: { disable: true } },
} satisfies Meta<typeof Editor>

export default meta
type Story = StoryObj<typeof meta>

/** Change the tokens, see the kit and its contrast change with them, and copy the CSS. */
export const Editing: Story = {}

/** A pale accent fails, says so, and is mended with one press. */
export const Mending: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('radio', { name: 'Brand' }))
    const accent = canvas.getByLabelText('Accent, as a colour of CSS')
    await userEvent.clear(accent)
    await userEvent.type(accent, 'peachpuff{Enter}')
    await expect(canvas.getByText('1 of 16 fail.')).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Mend: Accent, focus ring, light' }))
    await expect(canvas.getByText('All of it passes.')).toBeVisible()
  },
}
