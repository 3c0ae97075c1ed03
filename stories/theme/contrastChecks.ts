import { contrastRatio, pixelOf } from './contrast.js'

interface ContrastCheck {
  /** What a person sees there. */
  label: string
  /** A token without its `--rushes-`. */
  front: string
  /** Everything that it stands on; the worst counts. */
  backs: readonly string[]
  /** 7 for what is read, 4.5 for what explains it, 3 for what has to be seen. */
  least: number
}

const surfaces = ['surface', 'surface-raised', 'surface-sunken']

/** What a theme has to keep. The figures are WCAG's: 1.4.6 for text, 1.4.3 for the rest of it, 1.4.11 for the shapes. */
const contrastChecks: readonly ContrastCheck[] = [
  { label: 'Text', front: 'text', backs: [...surfaces, 'hover', 'selected'], least: 7 },
  { label: 'Muted text', front: 'text-muted', backs: [...surfaces, 'hover'], least: 4.5 },
  { label: 'Main button', front: 'on-action', backs: ['action', 'action-hover'], least: 4.5 },
  { label: 'Accent, focus ring', front: 'accent', backs: surfaces, least: 3 },
  { label: 'Strong line', front: 'line-strong', backs: surfaces, least: 3 },
  { label: 'Danger', front: 'danger', backs: ['surface', 'surface-raised'], least: 4.5 },
  { label: 'Warning', front: 'warning', backs: ['surface', 'surface-raised'], least: 4.5 },
  { label: 'Success', front: 'success', backs: surfaces, least: 3 },
]

export interface ContrastFigure extends ContrastCheck {
  ratio: number
  passes: boolean
  /** The colours behind it, as the browser computes them. */
  grounds: readonly string[]
}

/** The figures of the theme that an element stands in, as the browser computes its colours there: in its own scheme, or in another. */
export function contrastFigures(place: HTMLElement, scheme?: 'light' | 'dark'): ContrastFigure[] {
  const probe = place.appendChild(document.createElement('span'))
  if (scheme) probe.style.colorScheme = scheme
  const computed = (token: string) => {
    probe.style.color = `var(--rushes-${token})`
    return getComputedStyle(probe).color
  }
  const figures = contrastChecks.map((check) => {
    const front = pixelOf(computed(check.front))
    const grounds = check.backs.map(computed)
    const ratio = Math.min(...grounds.map((ground) => contrastRatio(front, pixelOf(ground))))
    return { ...check, ratio, passes: ratio >= check.least, grounds }
  })
  probe.remove()
  return figures
}
