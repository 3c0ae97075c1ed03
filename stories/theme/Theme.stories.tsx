import type { Meta, StoryObj } from '@storybook/react-vite'
import { BrandPage } from './BrandPage.js'
import { PlainPage } from './PlainPage.js'
import { TailwindPage } from './TailwindPage.js'

/** The same kit in three hosts. What makes each is a handful of tokens; none has a rule about a part of the kit. */
const meta = {
  title: 'Theme/Hosts',
  // Whole pages: side by side on a docs page the reset of one would be the reset of all.
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen', rushes: { provider: false }, controls: { disable: true } },
} satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

/** A page that says nothing about its looks. */
export const Default: Story = { render: () => <PlainPage /> }

/** As many controls as fit: 32 px high, with less between them. With a finger they have their 44 px all the same. */
export const Compact: Story = { render: () => <PlainPage density="compact" /> }

/** A host with Tailwind v4, in its colours. */
export const Tailwind: Story = { render: () => <TailwindPage /> }

/** Another accent, another font, round corners, warm surfaces: eleven tokens. */
export const Brand: Story = { render: () => <BrandPage /> }
