import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { StrictMode } from 'react'
import { expect } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { VideoStudio } from '../../src/components.js'
import { ComponentSheet } from '../../stories/theme/ComponentSheet.js'
import { ThemeWorld } from '../../stories/theme/ThemeWorld.js'

/** The Studio with its advanced settings open, and every component in every state that a theme dresses. */
export async function openEverything(around: (everything: ReactNode) => ReactNode = (all) => all) {
  const everything = (
    <ThemeWorld>
      <VideoStudio draftKey={null} />
      <ComponentSheet />
    </ThemeWorld>
  )
  const view = render(<StrictMode>{around(everything)}</StrictMode>)
  await userEvent.click(page.getByRole('button', { name: /^Advanced/ }))
  await expect.element(page.getByRole('slider', { name: 'Guidance' }).nth(3)).toBeVisible()
  await expect.poll(() => view.container.querySelectorAll('[data-rushes=video-result]').length).toBe(7)
  return view
}

interface ChromiumSession {
  send(method: string, parameters?: object): Promise<unknown>
}

/** What a person has asked of the system: forced colours, less motion, more contrast. Without features: nothing. */
export async function emulateMedia(features: Readonly<Record<string, string>> = {}): Promise<void> {
  const session = cdp() as ChromiumSession
  await session.send('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  })
}

/** Fingers in place of a mouse. */
export async function emulateTouch(enabled: boolean): Promise<void> {
  const session = cdp() as ChromiumSession
  await session.send('Emulation.setTouchEmulationEnabled', { enabled })
}
