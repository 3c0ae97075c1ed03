/** The chance that a task is done by that time, in seconds since its create. */
export type Distribution = (seconds: number) => number

export interface Kind {
  name: string
  /** The documented range, in seconds. */
  from: number
  to: number
  /** When the documents advise to look first, in seconds. */
  wait: number
}

/** The four documented kinds: both APIXO model pages. */
export const kinds: readonly Kind[] = [
  { name: 'Turbo 5 s', from: 30, to: 45, wait: 30 },
  { name: 'Turbo 10 s', from: 45, to: 60, wait: 30 },
  { name: '2.1 5 s', from: 60, to: 90, wait: 60 },
  { name: '2.1 10 s', from: 90, to: 120, wait: 60 },
]

const Z95 = 1.6448536269514722

const uniform =
  (from: number, to: number): Distribution =>
  (seconds) =>
    Math.min(1, Math.max(0, (seconds - from) / (to - from)))

const normal =
  (mean: number, deviation: number): Distribution =>
  (seconds) =>
    0.5 * complementaryError(-(seconds - mean) / deviation / Math.SQRT2)

/** Nine of ten lie in the range. */
const lognormal = (from: number, to: number): Distribution => {
  const inLogarithms = normal(
    (Math.log(from) + Math.log(to)) / 2,
    (Math.log(to) - Math.log(from)) / (2 * Z95),
  )
  return (seconds) => (seconds <= 0 ? 0 : inLogarithms(Math.log(seconds)))
}

const mixed =
  (...parts: readonly (readonly [number, Distribution])[]): Distribution =>
  (seconds) =>
    parts.reduce((sum, [share, part]) => sum + share * part(seconds), 0)

const slowed =
  (factor: number, distribution: Distribution): Distribution =>
  (seconds) =>
    distribution(seconds / factor)

/** Slowed by a factor that lies anywhere between the two. */
const slowedUnevenly =
  (least: number, most: number, distribution: Distribution): Distribution =>
  (seconds) => {
    const steps = 64
    let sum = 0
    for (let step = 0; step < steps; step += 1) {
      sum += distribution(seconds / (least + ((step + 0.5) * (most - least)) / steps))
    }
    return sum / steps
  }

export type Shape = (from: number, to: number) => Distribution

/** The shapes that the figures are about. */
export const shapes = {
  uniform,
  lognormal,
  /** 5 % of the tasks take 1.5 to 5 times as long. */
  heavyTail: (from, to) =>
    mixed([0.95, lognormal(from, to)], [0.05, slowedUnevenly(1.5, 5, lognormal(from, to))]),
  /** A fast back end near the lower end, a slow one near the upper. */
  twoSpeeds: (from, to) =>
    mixed(
      [0.6, normal(from + 0.15 * (to - from), 0.06 * (to - from))],
      [0.4, normal(to - 0.1 * (to - from), 0.06 * (to - from))],
    ),
  twiceAsSlow: (from, to) => slowed(2, lognormal(from, to)),
  fasterBy40Percent: (from, to) => slowed(0.6, lognormal(from, to)),
  /** So many are refused in their first seconds. */
  earlyFailures:
    (share: number): Shape =>
    (from, to) =>
      mixed([share, uniform(1.5, 6)], [1 - share, lognormal(from, to)]),
} satisfies Record<string, Shape | ((share: number) => Shape)>

/** Other shapes, against which each constant was held before it was kept. */
export const heldBackShapes = {
  threeSpeeds: (from, to) =>
    mixed(
      [0.4, normal(from, 0.02 * from)],
      [0.35, normal((from + to) / 2, 0.02 * from)],
      [0.25, normal(to, 0.02 * to)],
    ),
  twoSpeedsFarApart: (from, to) =>
    mixed([0.7, lognormal(from, from * 1.15)], [0.3, lognormal(to * 2, to * 2.3)]),
  narrow: (from, to) => normal((from + to) / 2, 0.015 * (from + to)),
  exponentialTail: (from, to) => (seconds) =>
    seconds <= from ? 0 : 1 - Math.exp(-(seconds - from) / (0.5 * (to - from))),
  muchWider: (from, to) => lognormal(from * 0.7, to * 1.6),
} satisfies Record<string, Shape>

/** A distribution on a grid: what the optimum is computed from and what tasks are drawn from are the same. */
export interface Table {
  stepSeconds: number
  chance: Float64Array
  /** The integral of time over chance, up to each point of the grid. */
  moment: Float64Array
  draw(random: number): number
}

const STEP_SECONDS = 0.05
const TAIL = 1e-5
const LONGEST_STEPS = 40_000

export function tabulate(distribution: Distribution): Table {
  const points = [0]
  while (1 - points.at(-1)! > TAIL && points.length < LONGEST_STEPS) {
    points.push(Math.max(points.at(-1)!, Math.min(1, distribution(points.length * STEP_SECONDS))))
  }
  points[points.length - 1] = 1
  const chance = Float64Array.from(points)
  const moment = new Float64Array(points.length)
  for (let index = 1; index < points.length; index += 1) {
    const share = chance[index]! - chance[index - 1]!
    moment[index] = moment[index - 1]! + share * (index - 0.5) * STEP_SECONDS
  }
  return {
    stepSeconds: STEP_SECONDS,
    chance,
    moment,
    draw(random) {
      let low = 0
      let high = chance.length - 1
      while (high - low > 1) {
        const middle = (low + high) >> 1
        if (chance[middle]! <= random) low = middle
        else high = middle
      }
      const share = chance[high]! - chance[low]!
      return (low + (share > 0 ? (random - chance[low]!) / share : 0.5)) * STEP_SECONDS
    },
  }
}

/** By a Chebyshev fit (Numerical Recipes' erfcc): right to 1.2e-7 everywhere. */
function complementaryError(value: number): number {
  const size = Math.abs(value)
  const t = 1 / (1 + 0.5 * size)
  const coefficients = [
    0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196,
    1.00002368, -1.26551223,
  ]
  const fit = coefficients.reduce((sum, coefficient) => sum * t + coefficient, 0)
  const result = t * Math.exp(-size * size + fit)
  return value >= 0 ? result : 2 - result
}
