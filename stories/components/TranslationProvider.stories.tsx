import type { Meta, StoryObj } from '@storybook/react-vite'
import { CfgSlider } from '../../src/components/CfgSlider/CfgSlider.js'
import { TranslationProvider } from '../../src/components/Translation/TranslationProvider.js'
import { pl, zhCN } from '../../src/messages.js'
import { apixoKling25TurboPro } from '../../src/models/apixoKling25TurboPro.js'
import { atMost } from './atMost.js'

/** Gives all components below it their words. */
const meta = {
  title: 'Components/TranslationProvider',
  tags: ['!autodocs'],
  component: TranslationProvider,
  decorators: [atMost(400)],
  args: { children: <CfgSlider rule={apixoKling25TurboPro.cfgScale} defaultValue={0.7} /> },
  argTypes: { children: { control: false }, messages: { control: false } },
} satisfies Meta<typeof TranslationProvider>

export default meta
type Story = StoryObj<typeof meta>

/** A catalogue of the kit. */
export const Polish: Story = { args: { messages: pl } }

/** The words of one language and the numbers of another. */
export const LocaleOfItsOwn: Story = { args: { messages: zhCN, locale: 'zh-TW' } }

/** One message in your own words, the rest as it was. */
export const OneMessage: Story = { args: { messages: { 'guidance.label': 'Prompt strength' } } }

/** Your own i18n is asked first. What it does not know is taken from the kit. */
export const OwnTranslations: Story = {
  args: { translate: (key) => (key === 'guidance.label' ? 'From your own i18n' : undefined) },
}
