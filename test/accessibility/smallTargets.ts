/** The least side of a target, in CSS pixels (WCAG 2.2, 2.5.8). */
const LEAST = 24

const interactive =
  'button, a[href], input, select, textarea, summary, video, [role="radio"], [role="button"], [tabindex="0"]'

/**
 * The targets inside that are smaller than they may be, as `name: width × height`. A link in a sentence may be as small
 * as its words; of what is drawn over a hidden input the drawing is the target, with all that takes the press for it.
 */
export function smallTargets(root: ParentNode): { seen: number; small: string[] } {
  const targets = [...root.querySelectorAll<HTMLElement>(interactive)].filter(
    (element) =>
      element.checkVisibility() &&
      !element.matches('[type="hidden"], [aria-hidden="true"], p a') &&
      element.closest('[hidden], [inert]') === null,
  )
  const small = targets.flatMap((element) => {
    const { width, height } = sizeOf(element)
    // Half a pixel is how a layout rounds.
    if (Math.min(width, height) >= LEAST - 0.5) return []
    return [`${nameOf(element)}: ${Math.round(width)} × ${Math.round(height)}`]
  })
  return { seen: targets.length, small }
}

function sizeOf(element: HTMLElement): { width: number; height: number } {
  if (!element.matches('[type="range"]')) return element.getBoundingClientRect()
  const thumb = element.parentElement
  if (!thumb) return { width: 0, height: 0 }
  thumb.scrollIntoView({ block: 'center' })
  const box = thumb.getBoundingClientRect()
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const reach = (x: number, y: number) => {
    let far = 0
    while (far < LEAST) {
      const hit = document.elementFromPoint(middle.x + x * far, middle.y + y * far)
      if (hit === null || !(thumb.contains(hit) || hit === thumb)) break
      far += 0.5
    }
    return far
  }
  return { width: reach(-1, 0) + reach(1, 0), height: reach(0, -1) + reach(0, 1) }
}

function nameOf(element: Element): string {
  const name = element.getAttribute('aria-label') ?? element.textContent.trim()
  const card = element.closest<HTMLElement>('[data-card]')?.dataset['card']
  return `${card === undefined ? '' : `${card} › `}${name === '' ? element.outerHTML.slice(0, 120) : name}`
}
