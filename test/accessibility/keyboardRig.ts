import { expect } from 'vitest'
import { commands, userEvent } from 'vitest/browser'

/** More stops than any page of a test has. */
const MOST_STOPS = 80

/** Every event of a pointer that a person's hand would have made. A press of Enter makes a click, and no such event. */
export function watchPointer(): { used: () => string[] } {
  const used: string[] = []
  for (const type of ['pointerdown', 'mousedown', 'touchstart', 'dragstart'])
    window.addEventListener(type, () => used.push(type), { capture: true })
  return { used: () => used }
}

/** What a screen reader would call the element: its label, or its words. */
function nameOf(element: Element | null): string {
  if (element === null || element === document.body) return ''
  const labels =
    element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null
  const labelledBy = element.getAttribute('aria-labelledby')
  const label =
    element.getAttribute('aria-label') ??
    (labelledBy === null ? undefined : document.getElementById(labelledBy)?.textContent) ??
    labels?.[0]?.textContent ??
    element.textContent
  return label.trim()
}

/** Goes on with Tab until the focus is on what has that name, and sees the focus at every stop. */
export async function tabTo(name: RegExp, { back = false } = {}): Promise<HTMLElement> {
  window.focus()
  const stops: string[] = []
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await userEvent.tab({ shift: back })
    const { activeElement } = document
    if (!(activeElement instanceof HTMLElement) || activeElement === document.body) {
      stops.push('the end of the page')
      continue
    }
    expectRing(activeElement)
    stops.push(nameOf(activeElement))
    if (name.test(nameOf(activeElement))) return activeElement
  }
  throw new Error(`Tab never comes to ${String(name)}, only to: ${stops.join(' | ')}`)
}

/** The focus can be seen: a real outline of at least two pixels, in a colour, on the element or what is drawn for it. */
export function expectRing(element: Element): void {
  // The browser draws its own inside of its own player.
  if (element.localName === 'video') return
  const rings = [element, element.parentElement, element.parentElement?.parentElement].flatMap((each) => {
    if (!each) return []
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(each)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1
      ? [{ outlineWidth, outlineColor }]
      : []
  })
  expect(rings, `${element.localName} "${nameOf(element)}" shows that it has the focus`).not.toEqual([])
  expect(rings[0]?.outlineColor).not.toMatch(/^rgba\(.*, 0\)$|transparent/)
}

/** Does what a card offers: by its own button, or in the menu of the card. */
export async function act(name: RegExp): Promise<void> {
  const offers = [...document.querySelectorAll('[data-rushes="task-feed"] :is(button, a[href])')]
  if (offers.some((offer) => offer.checkVisibility() && name.test(nameOf(offer)))) await tabTo(name)
  else {
    await tabTo(/^More/)
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => document.activeElement?.getAttribute('role')).toBe('menuitem')
    for (let item = 0; item < 10 && !name.test(nameOf(document.activeElement)); item += 1)
      await userEvent.keyboard('{ArrowDown}')
    expect(nameOf(document.activeElement)).toMatch(name)
    expectRing(document.activeElement ?? document.body)
  }
  await userEvent.keyboard('{Enter}')
}

/** Presses a key on a button that opens the picker of the browser, and chooses that file in it. */
export async function chooseByKey(key: string, file: File): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  await commands.pressAndChoose(key, { name: file.name, mimeType: file.type, base64 })
}
