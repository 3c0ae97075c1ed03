import { durationBelief } from '../../src/polling/DurationBelief.js'
import type { LearnedDurations } from '../../src/polling/LearnedDurations.js'
import type { Kind } from '../../test/bench/polling/distributions.js'
import { TRUTH_STEP_SECONDS, type Truth } from './measureLab.js'

const HEIGHT = 104
const RUG = 8
const STEP = TRUTH_STEP_SECONDS

/** What the policy believes of how long a task takes, over what is true, with each duration that it remembers. */
export function BeliefChart({
  kind,
  truth,
  learned,
  endSeconds,
  axisSeconds,
  width,
}: {
  kind: Kind
  truth: Truth
  learned: LearnedDurations
  endSeconds: number
  axisSeconds: number
  width: number
}) {
  const belief = durationBelief(learned, [kind.from * 1000, kind.to * 1000])
  const believed = Array.from({ length: Math.ceil(axisSeconds / STEP) }, (_, index) => {
    const from = index * STEP * 1000
    return (belief.chanceBy(from + STEP * 1000) - belief.chanceBy(from)) / STEP
  })
  const real = truth.density.slice(0, believed.length)
  const most = Math.max(...believed, ...real)
  const x = (seconds: number) => Math.round((seconds / axisSeconds) * width * 10) / 10
  const y = (density: number) => Math.round((HEIGHT - RUG - (density / most) * (HEIGHT - RUG - 6)) * 10) / 10
  const line = (densities: readonly number[]) =>
    densities.map((density, index) => `L${x((index + 0.5) * STEP)} ${y(density)}`).join('')

  return (
    <svg
      className="lab-belief"
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={`The belief after ${learned.durationsMs.length} tasks: half are thought to be done by ${(belief.centreMs / 1000).toFixed(0)} seconds.`}
    >
      <path className="lab-believed" d={`M0 ${y(0)}${line(believed)}L${width} ${y(0)}Z`} />
      <path className="lab-real" d={`M0 ${y(0)}${line(real)}L${width} ${y(0)}`} />
      {learned.durationsMs.map((durationMs, index) => (
        <path
          key={index}
          className="lab-remembered"
          d={`M${x(durationMs / 1000)} ${HEIGHT - RUG + 2}v${RUG - 3}`}
        />
      ))}
      <path className="lab-end" d={`M${x(endSeconds)} 0V${HEIGHT}`} />
    </svg>
  )
}
