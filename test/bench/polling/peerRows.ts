import { shapes } from './distributions.js'
import type { Figures } from './measure.js'
import { pooledFigures, scenarios, WARM } from './measure.js'
import { ours, peers } from './policies.js'
import type { Scale } from './scale.js'

export interface PeerRow extends Figures {
  name: string
}

/** Everybody's policy on lognormal times, pooled over the kinds; ours last. */
export function peerRows({ sessions, points }: Scale): PeerRow[] {
  const all = scenarios('lognormal', shapes.lognormal, points)
  // The peers learn nothing: fewer sessions say as much.
  const rows = Object.entries(peers).map(([name, make]) => ({
    name,
    ...pooledFigures(make, all, WARM, Math.ceil(sessions / 4)),
  }))
  return [...rows, { name: 'pollingPolicy()', ...pooledFigures(ours(), all, WARM, sessions) }]
}
