import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import {
  TranslationProvider,
  VideoStudio,
  type MessageKey,
  type MessageValues,
} from '../../src/components.js'
import { mixedRecords } from '../components/records.js'
import { withBackend } from '../components/withBackend.js'

/** The Studio in each of its languages. In Arabic everything turns round but the video. */
const meta = {
  title: 'Languages/Studio',
  component: VideoStudio,
  decorators: [withBackend({}, mixedRecords)],
} satisfies Meta<typeof VideoStudio>

export default meta
type Story = StoryObj<typeof meta>

export const Chinese: Story = {
  globals: { language: 'zh-CN' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /^生成/ })).toBeVisible()
  },
}

export const Polish: Story = {
  globals: { language: 'pl' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /^Generuj/ })).toBeVisible()
  },
}

export const Arabic: Story = {
  globals: { language: 'ar' },
  play: async ({ canvas, canvasElement }) => {
    const button = await canvas.findByRole('button', { name: /^إنشاء/ })
    await expect(getComputedStyle(button).direction).toBe('rtl')
    await expect(canvasElement.querySelectorAll('[dir="rtl"]')).toHaveLength(1)
  },
}

/** What a host's own i18n would be: a library of yours with a catalogue of yours. */
const hostCatalogue: Readonly<Record<string, string>> = {
  'form.generate': 'Genereer',
  'form.prompt': 'Omschrijving',
  'form.count': '{count} van {max}',
}
const translate = (key: MessageKey, values: MessageValues) =>
  hostCatalogue[key]?.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? ''
    return typeof value === 'number' ? value.toLocaleString('nl') : value
  })

/** The host's own i18n says what it knows, here three messages of Dutch. The rest comes from a catalogue. */
export const OwnI18n: Story = {
  decorators: [
    (Story) => (
      <TranslationProvider translate={translate} locale="nl">
        <Story />
      </TranslationProvider>
    ),
  ],
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('textbox', { name: 'Omschrijving' })).toBeVisible()
    await expect(canvas.getByRole('button', { name: /^Genereer/ })).toBeVisible()
    await expect(canvas.getByText('0 van 2.500', { selector: ':not([hidden] *)' })).toBeVisible()
    await expect(canvas.getByText('Advanced')).toBeVisible()
  },
}

/** A single word of another choice. All others stay. */
export const OneOwnWord: Story = {
  args: { messages: { 'form.generate': 'Roll camera' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /^Roll camera/ })).toBeVisible()
  },
}
