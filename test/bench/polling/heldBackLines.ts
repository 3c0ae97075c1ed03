import { heldBackShapes } from './distributions.js'
import type { Figures, Tasks } from './measure.js'
import { pooledFigures, scenarios, WARM } from './measure.js'
import { documents, ours } from './policies.js'
import type { Scale } from './scale.js'

/** How the policy does where none of its constants was chosen. */
export interface HeldBackLine {
  shape: string
  learning: Figures
  warm: Figures
  /** The documents' advice, warm. */
  theirs: Figures
}

const LEARNING: Tasks = [1, 20]

const names: Record<keyof typeof heldBackShapes, string> = {
  threeSpeeds: 'three speeds',
  twoSpeedsFarApart: 'two speeds, far apart',
  narrow: 'narrow',
  exponentialTail: 'exponential tail',
  muchWider: 'much wider than documented',
}

export function heldBackLines({ sessions, points }: Scale): HeldBackLine[] {
  return Object.entries(names).map(([key, shape]) => {
    const all = scenarios(shape, heldBackShapes[key as keyof typeof heldBackShapes], points)
    return {
      shape,
      learning: pooledFigures(ours(), all, LEARNING, sessions),
      warm: pooledFigures(ours(), all, WARM, sessions),
      theirs: pooledFigures(documents, all, WARM, sessions),
    }
  })
}
