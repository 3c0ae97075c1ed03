import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { steer, uniquePrompt } from './playground.js'
import { addFrame, card, expectPhase, generate, openStudio, prompt } from './studioRig.js'

const WIDTHS = [1280, 390]

afterEach(async () => {
  document.body.style.padding = ''
  await page.viewport(1280, 900)
})

/** Where the card is on the page, and how large, wherever the page is scrolled to. */
function boxOf(element: Element) {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { left: left + scrollX, top: top + scrollY, width, height }
}

describe('the card, from the click to the video', () => {
  for (const width of WIDTHS) {
    for (const withFrame of [false, true]) {
      test(`keeps its place and its size at ${width} px ${withFrame ? 'with' : 'without'} a frame`, async () => {
        await page.viewport(width, 900)
        await openStudio()
        await userEvent.fill(
          prompt(),
          uniquePrompt('a slow pan over a harbour at dusk, gulls, warm light, long shadows on wet stones'),
        )
        if (withFrame) await addFrame('start', 'drop')
        await userEvent.click(generate())
        await expectPhase('pending')
        const pending = boxOf(card().element())

        await steer({ advanceMs: 15_000 })
        await expectPhase('processing')
        expect(boxOf(card().element()), 'processing').toEqual(pending)

        await steer({ advanceMs: 60_000 })
        await expectPhase('success')
        expect(boxOf(card().element()), 'success').toEqual(pending)

        await expect.element(page.getByLabelText(/^Generated video/)).toHaveAttribute('data-ready')
        expect(boxOf(card().element()), 'playable').toEqual(pending)
      })
    }

    test(`fits into ${width} px without a sideways scroll, in every phase`, async () => {
      await page.viewport(width, 900)
      // What stands out by a few pixels, so that words line up, has an app's own margin to do it in.
      document.body.style.padding = '16px'
      const { container } = await openStudio()
      const expectToFit = () => {
        const tooWide = [...container.querySelectorAll('*')].filter(
          (element) => element.getBoundingClientRect().right > width + 0.5,
        )
        expect(tooWide).toEqual([])
        expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
      }
      expectToFit()
      await userEvent.fill(prompt(), uniquePrompt('x'.repeat(200)))
      await userEvent.click(generate())
      await expectPhase('pending')
      expectToFit()
      await steer({ advanceMs: 60_000 })
      await expectPhase('success')
      expectToFit()
    })
  }
})
