import { defineBrowserCommand } from '@vitest/browser-playwright'

interface ChosenFile {
  name: string
  mimeType: string
  base64: string
}

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** Presses real keys, one after the other, wherever the focus is: `Tab`, `Shift+Tab`, `Control+Enter`, `a`. */
    pressKeys(keys: readonly string[]): Promise<void>
    /** Presses a key that has to open the browser's own file picker, and chooses this file in it. */
    pressAndChoose(key: string, file: ChosenFile): Promise<void>
    /** Lets the page write to the clipboard without a question. */
    allowClipboard(): Promise<void>
  }
}

// They run where the browser is driven from.

/** A whole walk is one message. */
export const pressKeys = defineBrowserCommand<[readonly string[]]>(async ({ page }, keys) => {
  for (const key of keys) await page.keyboard.press(key)
})

const listenedTo = new WeakSet<object>()

export const pressAndChoose = defineBrowserCommand<[string, ChosenFile]>(
  async ({ page }, key, { base64, ...file }) => {
    // Who listens all the time: with the last listener the browser's own picker comes back, and it comes late.
    if (!listenedTo.has(page)) {
      listenedTo.add(page)
      page.on('filechooser', () => undefined)
      await page.evaluate(() => document.readyState)
    }
    const [picker] = await Promise.all([
      page.waitForEvent('filechooser', { timeout: 10_000 }),
      page.keyboard.press(key),
    ])
    await picker.setFiles({ ...file, buffer: Buffer.from(base64, 'base64') })
  },
)

export const allowClipboard = defineBrowserCommand<[]>(async ({ context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
})
