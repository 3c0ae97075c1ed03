import { shapes } from './distributions.js'
import type { Figures } from './measure.js'
import { pooledFigures, scenarios, WARM } from './measure.js'
import { ours } from './policies.js'
import type { Scale } from './scale.js'

/** What the probe costs and saves where so many tasks are refused in their first seconds. */
export interface ProbeLine {
  percent: number
  without: Figures
  with: Figures
}

export const PROBE_MS = 6_000
export const CHECK_PRICE_SECONDS = 0.3

const PERCENTS = [0, 0.5, 1, 2, 5, 10, 20]

export function probeLines({ sessions, points }: Scale): ProbeLine[] {
  const few = Math.ceil(sessions / 2)
  return PERCENTS.map((percent) => {
    const all = scenarios(`early failures ${percent} %`, shapes.earlyFailures(percent / 100), points)
    return {
      percent,
      without: pooledFigures(ours(), all, WARM, few),
      with: pooledFigures(ours({ probeMs: PROBE_MS }), all, WARM, few),
    }
  })
}

/** What a task costs, in seconds: its lag, and its requests at the price of one. */
export function costSeconds({ lagSeconds, requests }: Figures): number {
  return lagSeconds + CHECK_PRICE_SECONDS * requests
}

/** The share of early failures from which on the probe pays, in percent, between two that were measured. */
export function breakEven(lines: readonly ProbeLine[]): number | undefined {
  const saved = (line: ProbeLine) => costSeconds(line.without) - costSeconds(line.with)
  const index = lines.findIndex((line) => saved(line) > 0)
  const [below, above] = [lines[index - 1], lines[index]]
  if (!below || !above) return undefined
  return below.percent + ((above.percent - below.percent) * -saved(below)) / (saved(above) - saved(below))
}
