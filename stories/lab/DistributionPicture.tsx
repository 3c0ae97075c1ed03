import type { ShapeName } from './labSettings.js'
import { labShapes } from './labSettings.js'

const WIDTH = 96
const HEIGHT = 30
const STEP_SECONDS = 1.5
const END_SECONDS = 105

/** A shape at a glance. Heights are square roots, or a tail of one in twenty would not be seen. */
export function DistributionPicture({ shape }: { shape: ShapeName }) {
  return (
    <svg className="lab-picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
      <path d={pictures[shape]} />
    </svg>
  )
}

const pictures = Object.fromEntries(
  Object.entries(labShapes).map(([name, shape]) => [name, outline(shape(30, 45))]),
) as Record<ShapeName, string>

function outline(chanceBy: (seconds: number) => number): string {
  const heights = Array.from({ length: END_SECONDS / STEP_SECONDS }, (_, index) =>
    Math.sqrt(Math.max(0, chanceBy((index + 1) * STEP_SECONDS) - chanceBy(index * STEP_SECONDS))),
  )
  const most = Math.max(...heights)
  const points = heights.map(
    (height, index) =>
      `L${(((index + 0.5) * STEP_SECONDS * WIDTH) / END_SECONDS).toFixed(1)} ${(HEIGHT - (height / most) * (HEIGHT - 2)).toFixed(1)}`,
  )
  return `M0 ${HEIGHT}${points.join('')}L${WIDTH} ${HEIGHT}Z`
}
