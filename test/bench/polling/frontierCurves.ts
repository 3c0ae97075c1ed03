import { kinds, shapes } from './distributions.js'
import { cost, scenarios, WARM } from './measure.js'
import type { Cost } from './optimum.js'
import { ours, peers } from './policies.js'
import { CHECK_PRICE_SECONDS } from './probeLines.js'
import type { Scale } from './scale.js'
import { DOWN_SECONDS } from './session.js'

export interface Chart {
  title: string
  optimum: readonly Cost[]
  ours: readonly (Cost & { isDefault: boolean })[]
  peers: readonly (Cost & { name: string })[]
}

const PRICES = [0.02, 0.05, 0.12, CHECK_PRICE_SECONDS, 0.7, 1.5, 4]

/** The frontier of one kind, our policy along its prices, and each peer's one point. */
export function frontierCurves({ sessions, points }: Scale): Chart {
  const [scenario] = scenarios('lognormal', shapes.lognormal, points)
  const few = Math.ceil(sessions / 4)
  return {
    title: `${kinds[0]!.name} clips, lognormal times, after twenty tasks`,
    optimum: scenario!.frontier.map(({ requests, lagSeconds }) => ({
      requests,
      lagSeconds: lagSeconds + DOWN_SECONDS,
    })),
    ours: PRICES.map((checkPriceSeconds) => ({
      ...cost(ours({ checkPriceSeconds }), scenario!, WARM, few),
      isDefault: checkPriceSeconds === CHECK_PRICE_SECONDS,
    })),
    // For this kind the two readings of the documents are one.
    peers: Object.entries(peers)
      .filter(([name]) => name !== 'documentedPolling()')
      .map(([name, make]) => ({ name, ...cost(make, scenario!, WARM, few) })),
  }
}
