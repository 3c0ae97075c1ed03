interface Spot {
  x: number
  y: number
}

export interface Label {
  name: string
  left: number
  baseline: number
}

/** Of 13 pixels, as wide as a letter is on average, and a line's height. */
const LETTER = 6.9
const LINE = 16
const GAP = 12

/** Puts each name beside its point: to the right, above, below or to the left, where it covers the least. */
export function placeLabels(
  points: readonly (Spot & { name: string })[],
  { right, taken }: { right: number; taken: readonly Spot[] },
): Label[] {
  const dots = [...taken, ...points]
  const placed: Label[] = []
  for (const { name, x, y } of points) {
    const width = name.length * LETTER
    const choices = [
      { name, left: x + GAP, baseline: y + 4 },
      { name, left: x + 4, baseline: y - GAP },
      { name, left: x + 4, baseline: y + GAP + 10 },
      { name, left: x - width - GAP, baseline: y + 4 },
      { name, left: x - width - 4, baseline: y - GAP },
      { name, left: x - width - 4, baseline: y + GAP + 10 },
    ]
    const covered = ({ left, baseline }: Label) =>
      (left + width > right ? 100 : 0) +
      dots.filter(
        (dot) =>
          dot.x > left - 4 && dot.x < left + width + 4 && dot.y > baseline - LINE && dot.y < baseline + 6,
      ).length +
      10 *
        placed.filter(
          (other) =>
            other.left < left + width &&
            left < other.left + other.name.length * LETTER &&
            Math.abs(other.baseline - baseline) < LINE,
        ).length
    placed.push(choices.reduce((one, choice) => (covered(choice) < covered(one) ? choice : one)))
  }
  return placed.map((label) => ({
    ...label,
    left: Math.round(label.left),
    baseline: Math.round(label.baseline),
  }))
}
