import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { CfgSlider } from '../../src/components/CfgSlider/CfgSlider.js'
import { apixoKling21 } from '../../src/models/apixoKling21.js'
import { apixoKling25TurboPro } from '../../src/models/apixoKling25TurboPro.js'
import { kieKling25TurboText } from '../../src/models/kieKling25Turbo.js'
import { atMost } from './atMost.js'

/** Guidance: how closely the video follows the prompt. Range, step, words and recommended band are the model's. */
const meta = {
  title: 'Components/CfgSlider',
  tags: ['!autodocs'],
  component: CfgSlider,
  decorators: [atMost(400)],
  args: { rule: apixoKling25TurboPro.cfgScale, onValueChange: fn() },
  argTypes: { rule: { control: false } },
} satisfies Meta<typeof CfgSlider>

export default meta
type Story = StoryObj<typeof meta>

/** Nothing is sent until a person chooses: the documents state no default. */
export const LeftToTheModel: Story = {}

/** A value was chosen; the arrow leaves it to the model again. */
export const Chosen: Story = { args: { defaultValue: 0.5 } }

/** Below the first zone the documents say nothing, and so does the slider. */
export const BelowTheZones: Story = { args: { defaultValue: 0.2 } }

/** KIE states a default and no words: the default is the value, and there is nothing to reset. */
export const StatedDefault: Story = { args: { rule: kieKling25TurboText.cfgScale } }

/** Another value than the stated default can be reset to it. */
export const AnotherThanTheDefault: Story = {
  args: { rule: kieKling25TurboText.cfgScale, defaultValue: 0.8 },
}

/** Kling 2.5, 0.3 to 0.5. */
export const Free: Story = { args: { defaultValue: 0.4 } }

/** Kling 2.5, 0.6 to 0.8. */
export const Moderate: Story = { args: { defaultValue: 0.7 } }

/** Kling 2.5, 0.9 to 1. */
export const Strict: Story = { args: { defaultValue: 1 } }

/** Kling 2.1 recommends a band, which is drawn on the track. */
export const RecommendedBand: Story = { args: { rule: apixoKling21.cfgScale, defaultValue: 0.5 } }

/** Kling 2.1, below its band. */
export const BelowTheBand: Story = { args: { rule: apixoKling21.cfgScale, defaultValue: 0.1 } }

/** Kling 2.1, above its band. */
export const AboveTheBand: Story = { args: { rule: apixoKling21.cfgScale, defaultValue: 0.9 } }

/** Cannot be changed. */
export const Disabled: Story = { args: { defaultValue: 0.6, disabled: true } }

/** In right-to-left text the low end is on the right, and the arrow keys follow. */
export const RightToLeft: Story = {
  args: { rule: apixoKling21.cfgScale, defaultValue: 0.3, dir: 'rtl' },
  play: async ({ canvas, userEvent }) => {
    const slider = canvas.getByRole('slider', { name: 'Guidance' })
    slider.focus()
    await userEvent.keyboard('{ArrowLeft}')
    await expect(slider).toHaveAttribute('aria-valuenow', '0.4')
    await userEvent.keyboard('{ArrowRight}')
    await expect(slider).toHaveAttribute('aria-valuenow', '0.3')
  },
}

/** Arrows go by 0.1, Page keys by 0.2, Home and End to the ends; every value is on the grid. */
export const ByKeyboard: Story = {
  play: async ({ args, canvas, userEvent, step }) => {
    const slider = canvas.getByRole('slider', { name: 'Guidance' })
    const press = async (keys: string, value: number) => {
      await userEvent.keyboard(keys)
      await expect(args.onValueChange).toHaveBeenLastCalledWith(value)
      await expect(slider).toHaveAttribute('aria-valuenow', String(value))
    }
    await expect(slider).toHaveAttribute('aria-valuetext', 'Left to the model')
    await userEvent.click(slider)
    await step('Arrows', async () => {
      await press('{Home}', 0)
      await press('{ArrowRight}', 0.1)
      await press('{ArrowUp}', 0.2)
      await press('{ArrowRight}', 0.3)
      await press('{ArrowLeft}{ArrowDown}', 0.1)
    })
    await step('Larger steps', async () => {
      await press('{PageUp}', 0.3)
      await press('{PageUp}{PageUp}', 0.7)
      await press('{PageDown}', 0.5)
      await press('{Shift>}{ArrowRight}{/Shift}', 0.7)
    })
    await step('The ends hold', async () => {
      await press('{End}', 1)
      await press('{ArrowLeft}', 0.9)
      await press('{End}', 1)
      await press('{Home}', 0)
    })
    await step('No value is off the grid', async () => {
      for (let tenth = 1; tenth <= 10; tenth++) await press('{ArrowRight}', tenth / 10)
    })
    await expect(slider).toHaveAttribute(
      'aria-valuetext',
      '1, follows the prompt strictly, may lose flexibility',
    )
  },
}

/** Reset gives the choice back to the model, and the focus goes to the slider. */
export const Reset: Story = {
  args: { defaultValue: 0.8 },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Reset guidance' }))
    await expect(args.onValueChange).toHaveBeenLastCalledWith(undefined)
    await expect(canvas.getByText('Left to the model')).toBeVisible()
    await expect(canvas.queryByRole('button')).toBeNull()
    await expect(canvas.getByRole('slider')).toHaveFocus()
  },
}

/** The value can be typed. What lies between two steps goes to the nearer one when the field is left. */
export const AsANumber: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const field = canvas.getByRole('spinbutton', { name: 'Guidance, as a number' })
    await userEvent.type(field, '0.64')
    await userEvent.tab()
    await expect(field).toHaveValue(0.6)
    await expect(args.onValueChange).toHaveBeenLastCalledWith(0.6)
    await userEvent.clear(field)
    await expect(args.onValueChange).toHaveBeenLastCalledWith(undefined)
    await userEvent.type(field, '7')
    await userEvent.tab()
    await expect(field).toHaveValue(1)
  },
}
