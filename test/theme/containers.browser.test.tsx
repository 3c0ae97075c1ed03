import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { emulateMedia, openEverything } from './themeRig.js'

beforeEach(async () => {
  await emulateMedia({ 'prefers-reduced-motion': 'reduce' })
  await page.viewport(1280, 900)
  document.body.style.margin = '0'
})
afterEach(async () => {
  await emulateMedia()
  await page.viewport(1280, 900)
  document.body.style.margin = ''
})

/** Everything in a box of that width, in a window that is as wide as it happens to be. */
async function openBox(width: number): Promise<HTMLElement> {
  const { container } = await openEverything((everything) => (
    <div className="box" style={{ inlineSize: width }}>
      {everything}
    </div>
  ))
  return container.querySelector<HTMLElement>('.box')!
}

const boxOf = (element: Element) => {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { left, top: top + scrollY, width, height }
}

/** Where every part stands, to a pixel. */
function layoutOf(box: HTMLElement): string[] {
  return [...box.querySelectorAll('[data-rushes=video-studio] [data-slot]')].map((part) => {
    const numbers = Object.values(boxOf(part)).map(Math.round)
    return `${part.getAttribute('data-slot') ?? ''} ${numbers.join(' ')}`
  })
}

/** The parts that reach out of their box, by more than what puts a control's words in line with the others. */
function outside(box: HTMLElement): string[] {
  const limits = box.getBoundingClientRect()
  return [...box.querySelectorAll('[data-rushes], [data-rushes] *')]
    .filter((part) => !part.closest('[data-slot=hidden], [data-slot=cfg-thumb]') && part.checkVisibility())
    .filter((part) => {
      const { left, right, width } = part.getBoundingClientRect()
      return width > 1 && (left < limits.left - 4 || right > limits.right + 4)
    })
    .map((part) => part.outerHTML.slice(0, 120))
}

function columnsOf(box: HTMLElement): 'one' | 'two' {
  const form = boxOf(box.querySelector('[data-slot=studio-form]')!)
  const feed = boxOf(box.querySelector('[data-rushes=task-feed]')!)
  return feed.left >= form.left + form.width ? 'two' : 'one'
}

describe('the Studio in a box', () => {
  test('of 390 px lays out in a window of 1280 px as it does on a phone', async () => {
    const inWideWindow = layoutOf(await openBox(390))
    expect(inWideWindow.length).toBeGreaterThan(60)
    document.body.replaceChildren()
    await page.viewport(390, 900)
    expect(layoutOf(await openBox(390))).toEqual(inWideWindow)
  })

  test('of 320 px scrolls nothing sideways', async () => {
    await page.viewport(320, 900)
    const box = await openBox(320)
    expect(columnsOf(box)).toBe('one')
    expect(outside(box)).toEqual([])
    const tooWide = [...box.querySelectorAll('*')].filter((part) => part.getBoundingClientRect().right > 321)
    expect(
      document.documentElement.scrollWidth,
      tooWide.map((part) => part.outerHTML.slice(0, 160)).join('\n'),
    ).toBe(320)
  })

  for (const [width, columns] of [
    [879, 'one'],
    [880, 'two'],
    [1280, 'two'],
  ] as const) {
    test(`of ${width} px has ${columns} column${columns === 'two' ? 's' : ''}`, async () => {
      const box = await openBox(width)
      expect(columnsOf(box)).toBe(columns)
      expect(document.documentElement.scrollWidth).toBe(1280)
    })
  }
})
