import axe from 'axe-core'
import { commands } from 'vitest/browser'
import { axeOptions } from '../../.storybook/axeOptions.js'

/** One way in which a page can be looked at. */
export interface AxeRun {
  theme: 'light' | 'dark' | 'forced-colors'
  direction: 'ltr' | 'rtl'
}

const directions = ['ltr', 'rtl'] as const

/** Every theme in both directions of writing. */
export const axeRuns: readonly AxeRun[] = (['light', 'dark', 'forced-colors'] as const).flatMap((theme) =>
  directions.map((direction) => ({ theme, direction })),
)

/** Turns the page that is there, and looks at it: what axe finds, each as `rule: element`. */
export async function violationsIn({ theme, direction }: AxeRun): Promise<string[]> {
  const root = document.documentElement
  await commands.emulateMedia({
    colorScheme: theme === 'light' ? 'light' : 'dark',
    forcedColors: theme === 'forced-colors' ? 'active' : 'none',
    // Colours are looked at where they stand, not on their way there.
    reducedMotion: 'reduce',
  })
  root.dir = direction
  root.style.colorScheme = theme === 'forced-colors' ? 'light dark' : theme
  if (theme === 'forced-colors') delete root.dataset['theme']
  else root.dataset['theme'] = theme
  await nextFrame()
  await nextFrame()
  const { violations } = await axe.run(document.body, { ...axeOptions, resultTypes: ['violations'] })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 160)}`),
  )
}

/** Back to how a page is before anyone has turned it. */
export async function turnBack(): Promise<void> {
  const root = document.documentElement
  await commands.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null })
  root.removeAttribute('dir')
  root.style.removeProperty('color-scheme')
  delete root.dataset['theme']
}

const nextFrame = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      resolve()
    })
  })
