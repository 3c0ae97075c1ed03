import { afterAll, describe, expect, inject, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { steer } from './playground.js'
import { expectPhase, fillForm, generate, openStudio } from './studioRig.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the pictures go, from the environment's `RUSHES_SCREENSHOTS`; absent: none are taken. */
    screenshots: string | undefined
  }
}

const folder = inject('screenshots')

/** Heights at which all of it is in the picture. */
const SIZES = [
  [1280, 900],
  [390, 1500],
] as const

afterAll(() => page.viewport(1280, 900))

// Pictures for a person to look at: they compare nothing.
describe.runIf(folder !== undefined)('the Studio in pictures', () => {
  for (const [width, height] of SIZES) {
    for (const theme of ['light', 'dark']) {
      test(`${theme}, ${width} px wide`, async () => {
        const shoot = (state: string) => page.screenshot({ path: `${folder}/${state}-${width}-${theme}.png` })
        await page.viewport(width, height)
        const root = document.documentElement
        root.style.cssText = `color-scheme: ${theme}; background: Canvas; font-family: system-ui`
        document.body.style.cssText = 'padding: 16px; box-sizing: border-box'
        await openStudio()
        await shoot('empty')

        await fillForm('a cinematic drone shot over snowy mountains at sunrise, slow and calm')
        await shoot('filled')

        await userEvent.click(generate())
        await expectPhase('pending')
        await shoot('pending')

        await steer({ advanceMs: 120_000 })
        await expectPhase('success')
        await expect.element(page.getByLabelText(/^Generated video/)).toHaveAttribute('data-ready')
        await shoot('done')

        await steer({ scenario: 'fail:INVALID_IMAGE_URL' })
        await userEvent.click(generate())
        await expectPhase('pending')
        await steer({ advanceMs: 120_000 })
        await expectPhase('failed')
        await shoot('failed')
        root.style.cssText = ''
        document.body.style.cssText = ''
      })
    }
  }
})
