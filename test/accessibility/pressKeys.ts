import { defineBrowserCommand } from '@vitest/browser-playwright'

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** Presses real keys, one after the other, wherever the focus is: `Tab`, `Shift+Tab`, `Control+Enter`, `a`. */
    pressKeys(keys: readonly string[]): Promise<void>
  }
}

/** Runs where the browser is driven from: a whole walk is one message. */
export const pressKeys = defineBrowserCommand<[readonly string[]]>(async ({ page }, keys) => {
  for (const key of keys) await page.keyboard.press(key)
})
