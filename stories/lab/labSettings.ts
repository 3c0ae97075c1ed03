import { kinds, shapes } from '../../test/bench/polling/distributions.js'
import type { Kind, Shape } from '../../test/bench/polling/distributions.js'

/** What a person chooses in the lab. */
export interface LabSettings {
  kind: number
  shape: ShapeName
  /** Index into `PRICES`. */
  price: number
  hasProbe: boolean
}

/** What the frontier is measured for: all prices are measured at once. */
export interface LabQuestion extends Omit<LabSettings, 'price'> {
  /** Sessions of 60 tasks, of which the last 40 count. A quick look comes first. */
  sessions: number
}

export type ShapeName = keyof typeof labShapes

export const labShapes = {
  lognormal: shapes.lognormal,
  uniform: shapes.uniform,
  heavyTail: shapes.heavyTail,
  twoSpeeds: shapes.twoSpeeds,
  twiceAsSlow: shapes.twiceAsSlow,
  earlyFailures: shapes.earlyFailures(0.05),
} satisfies Record<string, Shape>

/** In the benchmark's own names: the same name draws the same tasks. */
export const distributions = [
  { shape: 'lognormal', name: 'lognormal', label: 'Lognormal', words: 'Nine of ten in the documented range' },
  { shape: 'uniform', name: 'uniform', label: 'Uniform', words: 'Anywhere in the documented range' },
  { shape: 'heavyTail', name: 'heavy tail', label: 'Heavy tail', words: 'One of twenty far too late' },
  { shape: 'twoSpeeds', name: 'two speeds', label: 'Two speeds', words: 'Fast machines and slow ones' },
  { shape: 'twiceAsSlow', name: 'twice as slow', label: 'Twice as slow', words: 'The documents are wrong' },
  {
    shape: 'earlyFailures',
    name: 'early failures',
    label: 'Early failures',
    words: 'One of twenty refused at once',
  },
] as const satisfies readonly { shape: ShapeName; name: string; label: string; words: string }[]

export const kindLabels: readonly string[] = [
  'Kling 2.5 Turbo, 5 s clip',
  'Kling 2.5 Turbo, 10 s clip',
  'Kling 2.1, 5 s clip',
  'Kling 2.1, 10 s clip',
]

/** What one check is worth, in seconds of waiting. */
export const PRICES = [0.03, 0.05, 0.08, 0.12, 0.2, 0.3, 0.5, 0.8, 1.2, 2, 3, 5] as const
/** Where `pollingPolicy()` stands unless told otherwise. */
export const DEFAULT_PRICE = PRICES.indexOf(0.3)
export const PROBE_MS = 6_000

export const initialSettings: LabSettings = {
  kind: 0,
  shape: 'lognormal',
  price: DEFAULT_PRICE,
  hasProbe: false,
}

export function kindAt(index: number): Kind {
  const kind = kinds[index]
  if (!kind) throw new RangeError(`The lab has no kind ${index}.`)
  return kind
}
