/** The same numbers for the same seed, each from 0 up to 1 (mulberry32). */
export interface SeededRandom {
  next(): number
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number
  oneOf<T>(choices: readonly [T, ...T[]]): T
  chance(part: number): boolean
}

export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    oneOf: (choices) => choices[Math.floor(next() * choices.length)] ?? choices[0],
    chance: (part) => next() < part,
  }
}
