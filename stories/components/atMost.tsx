import type { Decorator } from '@storybook/react-vite'

/** Gives a story no more than that many pixels, as a column of a page would. */
export function atMost(maxInlineSize: number): Decorator {
  return (Story) => (
    <div style={{ maxInlineSize }}>
      <Story />
    </div>
  )
}
