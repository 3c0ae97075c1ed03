import { defineBrowserCommand } from '@vitest/browser-playwright'
import type { Page } from 'playwright'

type Media = Pick<
  NonNullable<Parameters<Page['emulateMedia']>[0]>,
  'colorScheme' | 'forcedColors' | 'reducedMotion'
>

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** Lets the page be seen with other colours or less motion, as a person's system can ask for. */
    emulateMedia(media: Media): Promise<void>
  }
}

/** Runs where the browser is driven from. */
export const emulateMedia = defineBrowserCommand<[Media]>(async ({ page }, media) => {
  await page.emulateMedia(media)
})
