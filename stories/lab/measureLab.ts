import type { Table } from '../../test/bench/polling/distributions.js'
import type { Figures, Scenario } from '../../test/bench/polling/measure.js'
import { cost, figures, scenarios, WARM } from '../../test/bench/polling/measure.js'
import type { Cost } from '../../test/bench/polling/optimum.js'
import type { MakePolicy } from '../../test/bench/polling/policies.js'
import { ours } from '../../test/bench/polling/policies.js'
import { randomOf, seedOf } from '../../test/bench/polling/random.js'
import { DOWN_SECONDS } from '../../test/bench/polling/session.js'
import { labPeers } from './labPolicies.js'
import type { LabQuestion } from './labSettings.js'
import { distributions, labShapes, PRICES, PROBE_MS } from './labSettings.js'

/** How long tasks really take, which no policy is told. */
export interface Truth extends Pick<LabQuestion, 'kind' | 'shape'> {
  /** The chance to end in each second, at every half second. */
  density: readonly number[]
  /** When the tasks of the lab end, in seconds: one after another. */
  ends: readonly number[]
  /** Nearly all tasks have ended by then. */
  mostlyDoneSeconds: number
}

/** One step of the answer to a question. */
export type LabResult =
  | { part: 'truth'; truth: Truth }
  | { part: 'optimum'; costs: readonly Cost[] }
  | { part: 'peer'; id: string; figures: Figures }
  | { part: 'ours'; price: number; figures: Figures }
  | { part: 'end'; question: LabQuestion }

/** The quick look. */
const FEW_SESSIONS = 3
export const TRUTH_STEP_SECONDS = 0.5
const FRONTIER_POINTS = 40
const ENDS = 500
const MOSTLY = 0.97

/** The kind and its distribution, with the optimum, as the benchmark computes it. */
export function labScenario({ kind, shape }: Pick<LabQuestion, 'kind' | 'shape'>): Scenario {
  const distribution = distributions.find((each) => each.shape === shape)
  const scenario = distribution && scenarios(distribution.name, labShapes[shape], FRONTIER_POINTS)[kind]
  if (!scenario) throw new RangeError(`The lab has no kind ${kind} with ${shape} times.`)
  return scenario
}

/** All answers to a question, in the order in which they are wanted: nothing of it knows a page or a worker. */
export function* measureLab(question: LabQuestion): Generator<LabResult> {
  const scenario = labScenario(question)
  yield { part: 'truth', truth: { kind: question.kind, shape: question.shape, ...truthOf(scenario.table) } }
  yield {
    part: 'optimum',
    costs: scenario.frontier.map(({ requests, lagSeconds }) => ({
      requests,
      lagSeconds: lagSeconds + DOWN_SECONDS,
    })),
  }
  for (const sessions of [Math.min(FEW_SESSIONS, question.sessions), question.sessions]) {
    const measure = (make: MakePolicy) => figures(scenario, cost(make, scenario, WARM, sessions))
    for (const [price, checkPriceSeconds] of PRICES.entries()) {
      const make = ours({ checkPriceSeconds, ...(question.hasProbe && { probeMs: PROBE_MS }) })
      yield { part: 'ours', price, figures: measure(make) }
    }
    for (const { id, make } of labPeers) yield { part: 'peer', id, figures: measure(make) }
  }
  yield { part: 'end', question }
}

function truthOf({ chance, stepSeconds, draw }: Table): Omit<Truth, 'kind' | 'shape'> {
  const width = Math.round(TRUTH_STEP_SECONDS / stepSeconds)
  const chanceAt = (index: number) => chance[Math.min(index * width, chance.length - 1)] ?? 1
  return {
    density: Array.from(
      { length: Math.ceil(chance.length / width) },
      (_, index) => (chanceAt(index + 1) - chanceAt(index)) / TRUTH_STEP_SECONDS,
    ),
    ends: Array.from({ length: ENDS }, (_, index) => draw(randomOf(seedOf('lab', index))())),
    mostlyDoneSeconds: draw(MOSTLY),
  }
}
