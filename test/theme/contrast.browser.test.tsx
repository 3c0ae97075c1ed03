import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import '../../stories/theme/presets/brand.css'
import { contrastRatio, over, pixelOf, type Pixel } from '../../stories/theme/contrast.js'
import { contrastFigures } from '../../stories/theme/contrastChecks.js'
import { emulateMedia, openEverything } from './themeRig.js'

const BLACK: Pixel = [0, 0, 0, 1]
const WHITE: Pixel = [255, 255, 255, 1]

// What fades in is looked at when it is there.
beforeAll(() => emulateMedia({ 'prefers-reduced-motion': 'reduce' }))
afterAll(() => emulateMedia())
afterEach(() => {
  document.documentElement.style.colorScheme = ''
})

describe('the measure', () => {
  test('agrees with the figures of the standard', () => {
    expect(contrastRatio(pixelOf('black'), pixelOf('white'))).toBe(21)
    expect(contrastRatio(pixelOf('#777'), WHITE)).toBeCloseTo(4.48, 2)
    expect(contrastRatio(pixelOf('#767676'), WHITE)).toBeCloseTo(4.54, 2)
  })

  test('sees what is translucent as it is seen', () => {
    expect(contrastRatio([0, 0, 0, 0], WHITE)).toBe(1)
    expect(over([0, 0, 0, 0.5], WHITE)).toEqual([127.5, 127.5, 127.5, 1])
  })
})

const themes = [
  ['the default theme', undefined],
  ['the brand theme', 'brand'],
] as const

describe.each(themes)('%s', (_, theme) => {
  describe.each(['light', 'dark'] as const)('%s', (scheme) => {
    async function open() {
      document.documentElement.style.colorScheme = scheme
      const { container } = await openEverything((everything) => (
        <div data-theme={theme} className="place" style={{ background: 'var(--rushes-surface)' }}>
          {everything}
        </div>
      ))
      return container.querySelector<HTMLElement>('.place')!
    }

    test('keeps every figure of its tokens', async () => {
      const figures = contrastFigures(await open())
      const told = figures.map(({ label, ratio, least }) => `${label} ${ratio.toFixed(2)} of ${least}`)
      expect(
        figures.every(({ passes }) => passes),
        told.join(', '),
      ).toBe(true)
    })

    test('keeps them in every word on the page: 7 for text, 4.5 for what is muted or tells a state', async () => {
      const place = await open()
      const text = getComputedStyle(place.querySelector('[data-rushes]')!).color
      const words = wordsIn(place).map(({ element, said }) => {
        const { color } = getComputedStyle(element)
        return {
          said,
          isText: color === text,
          ratio: contrastRatio(seenColor(element, color), groundOf(element)),
        }
      })
      expect(words.filter(({ isText }) => isText).length).toBeGreaterThan(20)
      expect(words.filter(({ isText }) => !isText).length).toBeGreaterThan(20)
      expect(words.filter(({ isText, ratio }) => ratio < (isText ? 7 : 4.5))).toEqual([])
    })
  })
})

/** What can be read, but for what is disabled, and what lies on a picture. */
function wordsIn(place: HTMLElement): { element: HTMLElement; said: string }[] {
  return [...place.querySelectorAll<HTMLElement>('[data-rushes] *')].flatMap((element) => {
    const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
    const said = own
      .map(({ textContent }) => textContent)
      .join('')
      .trim()
    const isShown = said !== '' && element.checkVisibility({ opacityProperty: true })
    const counts = isShown && !element.closest('[data-slot=hidden], :disabled, [data-disabled]')
    return counts && !element.matches('option') ? [{ element, said }] : []
  })
}

const ancestors = (element: Element | null): Element[] =>
  element ? [element, ...ancestors(element.parentElement)] : []

/** What is behind an element: every ground up to the page, one on the other. A picture's place is as bright as can be. */
function groundOf(element: Element): Pixel {
  return ancestors(element)
    .map((each) => pixelOf(getComputedStyle(each).backgroundColor))
    .reduceRight((back, front) => over(front, back), pageGround())
}

const pageGround = () => (getComputedStyle(document.documentElement).colorScheme === 'dark' ? BLACK : WHITE)

/** A colour with everything that fades it. */
function seenColor(element: Element, color: string): Pixel {
  const [red, green, blue, alpha] = pixelOf(color)
  const faded = ancestors(element).reduce(
    (part, each) => part * Number(getComputedStyle(each).opacity),
    alpha,
  )
  return [red, green, blue, faded]
}
