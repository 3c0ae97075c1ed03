import type { Shape } from './distributions.js'
import { shapes } from './distributions.js'
import type { Scenario, Tasks } from './measure.js'
import { cost, crowds, figures, pooledFigures, priceFor, scenarios, WARM } from './measure.js'
import { documents, ours } from './policies.js'
import { PROBE_MS } from './probeLines.js'
import type { Scale } from './scale.js'

/** One figure that is promised, beside the one that is reached. */
export interface Line {
  what: string
  required: number
  reached: number
  /** Digits after the point. @default 2 */
  digits?: number
}

const FIRST: Tasks = [1, 1]
const ELEVENTH_TO_20TH: Tasks = [11, 20]

/** Every figure that is promised, in the order in which it is promised. */
export function requiredLines(size: Scale): Line[] {
  const of = (name: string, shape: Shape) => scenarios(name, shape, size.points)
  const uniform = of('uniform', shapes.uniform)
  const lognormal = of('lognormal', shapes.lognormal)
  const heavyTail = of('heavy tail', shapes.heavyTail)
  const twoSpeeds = of('two speeds', shapes.twoSpeeds)
  const slow = of('twice as slow', shapes.twiceAsSlow)
  const fast = of('0.6 of the time', shapes.fasterBy40Percent)
  const early = of('early failures', shapes.earlyFailures(0.05))
  const turbo = lognormal[0]!

  const ratio = (all: readonly Scenario[], tasks: Tasks, sessions = size.sessions) =>
    pooledFigures(ours(), all, tasks, sessions).ratio
  const oneKind = (options: { hasCostTime?: boolean; atOnce?: number }) =>
    figures(turbo, cost(ours(), turbo, [1, 60], size.sessions * 2, options)).ratio
  const ourCrowd = crowds(ours(), turbo, size.crowds)
  const theirCrowd = crowds(documents, turbo, size.crowds)

  return [
    { what: 'ratio, uniform, warm', required: 1.1, reached: ratio(uniform, WARM) },
    { what: 'ratio, lognormal, warm', required: 1.13, reached: ratio(lognormal, WARM) },
    { what: 'ratio, heavy tail, warm', required: 1.17, reached: ratio(heavyTail, WARM) },
    { what: 'ratio, uniform, first task', required: 1.2, reached: ratio(uniform, FIRST, size.firstTasks) },
    {
      what: 'ratio, lognormal, first task',
      required: 1.2,
      reached: ratio(lognormal, FIRST, size.firstTasks),
    },
    {
      what: 'ratio, heavy tail, first task',
      required: 1.2,
      reached: ratio(heavyTail, FIRST, size.firstTasks),
    },
    {
      what: 'lag over the documents’ at their requests, uniform',
      required: 0.42,
      reached: atTheirs(uniform, size),
    },
    { what: 'the same, lognormal', required: 0.5, reached: atTheirs(lognormal, size) },
    { what: 'the same, heavy tail', required: 0.58, reached: atTheirs(heavyTail, size) },
    {
      what: 'ratio, provider twice as slow, tasks 11 to 20',
      required: 1.25,
      reached: ratio(slow, ELEVENTH_TO_20TH, size.sessions * 2),
    },
    { what: 'the same, later', required: 1.15, reached: ratio(slow, WARM) },
    {
      what: 'ratio, provider at 0.6 of the time, tasks 11 to 20',
      required: 1.25,
      reached: ratio(fast, ELEVENTH_TO_20TH, size.sessions * 2),
    },
    { what: 'ratio, two speeds, warm', required: 1.5, reached: ratio(twoSpeeds, WARM) },
    {
      what: 'ratio, early failures 5 %, with the probe, warm',
      required: 1.15,
      reached: pooledFigures(ours({ probeMs: PROBE_MS }), early, WARM, size.sessions).ratio,
    },
    {
      what: 'ratio, no costTime, lognormal, one kind',
      required: 1.35,
      reached: oneKind({ hasCostTime: false }),
    },
    {
      what: 'ratio, 20 tasks side by side, lognormal, one kind',
      required: 1.2,
      reached: oneKind({ atOnce: 20 }),
    },
    {
      what: '1,000 tasks at once, one bucket: requests in any second',
      required: 175,
      reached: ourCrowd.inSecond,
      digits: 0,
    },
    { what: 'the same: requests in any minute', required: 10_000, reached: ourCrowd.inMinute, digits: 0 },
    {
      what: 'the same: mean lag in seconds, against the documents’ advice through the same bucket',
      required: theirCrowd.lagSeconds,
      reached: ourCrowd.lagSeconds,
    },
  ]
}

/** Our mean lag over theirs, at the price at which we ask no more often, pooled over the kinds. */
function atTheirs(all: readonly Scenario[], { sessions, rounds }: Scale): number {
  const theirs = pooledFigures(documents, all, WARM, sessions)
  const few = Math.ceil(sessions / 4)
  const price = priceFor(
    (checkPriceSeconds) => pooledFigures(ours({ checkPriceSeconds }), all, WARM, few).requests,
    pooledFigures(documents, all, WARM, few).requests,
    rounds,
  )
  return pooledFigures(ours({ checkPriceSeconds: price }), all, WARM, sessions).lagSeconds / theirs.lagSeconds
}
