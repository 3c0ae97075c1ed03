import { expect } from 'storybook/test'

/** What a person wrote may be shortened, and what only a screen reader says has no box. */
const NOT_MEANT = '[data-slot="hidden"], [data-slot="result-prompt"], select, video, svg'

/** What a word belongs to, and may not stick out of. */
const OWNER = 'button, label, a, [role="radio"], [data-slot="frame-tile"]'

interface Words {
  text: string
  element: HTMLElement
  rects: DOMRect[]
}

/**
 * Holds that every word of the components is to be seen whole: not clipped, not beyond the edge of the canvas or of the
 * button that it belongs to, and not under another word.
 */
export async function nothingIsCut(canvas: HTMLElement): Promise<void> {
  const all = wordsOf(canvas)
  await expect(all.length).toBeGreaterThan(0)
  const cut = all
    .filter(({ element, rects }) =>
      boxesAround(element, canvas).some((box) => rects.some((rect) => leaves(rect, box))),
    )
    .map(({ text }) => `${text} is cut`)
  const covered = all.flatMap(({ text, rects }, at) =>
    all
      .slice(at + 1)
      .filter((other) => rects.some((rect) => other.rects.some((each) => overlap(rect, each))))
      .map((other) => `${text} and ${other.text} overlap`),
  )
  await expect([...cut, ...covered]).toEqual([])
}

function wordsOf(canvas: HTMLElement): Words[] {
  const nodes = document.createTreeWalker(canvas, NodeFilter.SHOW_TEXT)
  const all: Words[] = []
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const element = node.parentElement!
    const text = node.textContent?.trim() ?? ''
    if (text === '' || element.closest(NOT_MEANT) || !element.checkVisibility()) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    all.push({ text, element, rects: [...range.getClientRects()] })
  }
  return all
}

/** The boxes that words have to stay in; the canvas is one. */
function boxesAround(element: HTMLElement, canvas: HTMLElement): DOMRect[] {
  const boxes = [canvas.getBoundingClientRect()]
  for (let each: HTMLElement | null = element; each && each !== canvas; each = each.parentElement) {
    if (each.matches(OWNER) || /hidden|clip/.test(getComputedStyle(each).overflow)) {
      boxes.push(each.getBoundingClientRect())
    }
  }
  return boxes
}

function leaves(text: DOMRect, box: DOMRect): boolean {
  return (
    text.left < box.left - 1 ||
    text.right > box.right + 1 ||
    text.top < box.top - 1 ||
    text.bottom > box.bottom + 1
  )
}

/** By more than the air above and below letters. */
function overlap(one: DOMRect, other: DOMRect): boolean {
  return (
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 4
  )
}
