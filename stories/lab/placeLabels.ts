/** A label that wants to stand beside its point. All in pixels, y downward. */
export interface LabelToPlace {
  id: string
  x: number
  y: number
  width: number
  height: number
}

export interface Placed {
  /** Where the text begins, or ends, by `anchor`. */
  x: number
  /** The top of the text. */
  y: number
  anchor: 'start' | 'middle' | 'end'
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

const GAP = 10
const DOT = 8

/**
 * Finds each label a place where it covers no other label, no point and no line, the first ones first. Where there is
 * no such place, the least bad.
 */
export function placeLabels(
  labels: readonly LabelToPlace[],
  {
    bounds,
    lines,
    taken,
  }: { bounds: Box; lines: readonly (readonly [number, number])[]; taken: readonly Box[] },
): Map<string, Placed> {
  const boxes: Box[] = [...taken]
  const dots = labels.map(({ id, x, y }) => ({ id, box: around(x, y) }))
  const placed = new Map<string, Placed>()

  for (const label of labels) {
    const options = candidates(label).map((placed, order) => {
      const box = boxOf(placed, label)
      const covered =
        boxes.reduce((sum, other) => sum + overlap(box, other), 0) * 3 +
        dots.reduce((sum, dot) => sum + (dot.id === label.id ? 0 : overlap(box, dot.box)), 0) * 3 +
        lines.filter(([x, y]) => x > box.left - 2 && x < box.right + 2 && y > box.top && y < box.bottom)
          .length *
          4 +
        (area(box) - overlap(box, bounds)) * 20
      return { placed, box, cost: covered + order * 4 }
    })
    const best = options.reduce((one, other) => (other.cost < one.cost ? other : one))
    boxes.push(best.box)
    placed.set(label.id, best.placed)
  }
  return placed
}

function candidates({ x, y, height }: LabelToPlace): Placed[] {
  const middle = y - height / 2
  const [above, below] = [y - GAP - height + 3, y + GAP - 3]
  return [
    { x: x + GAP, y: middle, anchor: 'start' },
    { x, y: above, anchor: 'middle' },
    { x: x - GAP, y: middle, anchor: 'end' },
    { x: x + GAP - 4, y: above, anchor: 'start' },
    { x: x + GAP - 4, y: below, anchor: 'start' },
    { x: x - GAP + 4, y: above, anchor: 'end' },
    { x, y: below, anchor: 'middle' },
    { x: x - GAP + 4, y: below, anchor: 'end' },
  ]
}

function boxOf({ x, y, anchor }: Placed, { width, height }: LabelToPlace): Box {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, top: y, right: left + width, bottom: y + height }
}

function around(x: number, y: number): Box {
  return { left: x - DOT, top: y - DOT, right: x + DOT, bottom: y + DOT }
}

function area({ left, top, right, bottom }: Box): number {
  return Math.max(0, right - left) * Math.max(0, bottom - top)
}

function overlap(one: Box, other: Box): number {
  return area({
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  })
}
