import { expect } from 'storybook/test'

/** What a person wrote may be shortened, and what only a screen reader says has no box. */
const NOT_MEANT = '[data-slot="hidden"], [data-slot="result-prompt"], select, video, svg'

/** Holds that every word of the components is to be seen whole: not clipped, not shortened, not beyond the edge. */
export async function nothingIsCut(canvas: HTMLElement): Promise<void> {
  const texts = document.createTreeWalker(canvas, NodeFilter.SHOW_TEXT)
  const cut: string[] = []
  let seen = 0
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement!
    const text = node.textContent?.trim() ?? ''
    if (text === '' || element.closest(NOT_MEANT) || !element.checkVisibility()) continue
    seen += 1
    const range = document.createRange()
    range.selectNodeContents(node)
    const where = clips(element, canvas).find((box) =>
      [...range.getClientRects()].some((rect) => leaves(rect, box)),
    )
    if (where) cut.push(`${text} (${element.dataset['slot'] ?? element.localName})`)
  }
  await expect(seen).toBeGreaterThan(0)
  await expect(cut).toEqual([])
}

/** The boxes that hide what goes beyond them; the canvas is one. */
function clips(element: HTMLElement, canvas: HTMLElement): DOMRect[] {
  const boxes = [canvas.getBoundingClientRect()]
  for (let each: HTMLElement | null = element; each && each !== canvas; each = each.parentElement) {
    if (/hidden|clip/.test(getComputedStyle(each).overflow)) boxes.push(each.getBoundingClientRect())
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
