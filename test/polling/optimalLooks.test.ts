import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { optimalLooks } from '../../src/polling/optimalLooks.js'

/** By trying everything: the least that looking costs, from each point on. */
function leastCosts(chance: Float64Array, price: number): number[] {
  const end = chance.length - 1
  const least: number[] = Array.from({ length: end + 1 }, () => 0)
  for (let from = end - 1; from >= 0; from -= 1) {
    if (chance[from]! >= 1) continue
    least[from] = Infinity
    for (let to = from + 1; to <= end; to += 1) {
      least[from] = Math.min(least[from]!, stepCost(chance, price, from, to) + least[to]!)
    }
  }
  return least
}

/** A look at `to`, after one at `from`: its price, and the lag of what ends between. The end counts as certain. */
function stepCost(chance: Float64Array, price: number, from: number, to: number): number {
  const by = (index: number) => (index === chance.length - 1 ? 1 : chance[index]!)
  let cost = price * (1 - by(from))
  for (let index = from; index < to; index += 1) {
    cost += (by(index + 1) - by(index)) * (to - index - 0.5)
  }
  return cost
}

describe('optimalLooks', () => {
  it('costs no more than the best of all schedules, whatever the distribution', () => {
    const shares = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 3,
      maxLength: 30,
    })
    fc.assert(
      fc.property(shares, fc.double({ min: 0.05, max: 20, noNaN: true }), (parts, price) => {
        const total = parts.reduce((sum, part) => sum + part, 0) * 1.03 + 1e-3
        const chance = new Float64Array(parts.length + 1)
        parts.forEach((part, index) => (chance[index + 1] = chance[index]! + part / total))
        const next = optimalLooks(chance, price)
        const least = leastCosts(chance, price)
        let cost = 0
        for (let from = 0; from < parts.length; from = next[from]!) {
          expect(next[from]).toBeGreaterThan(from)
          cost += stepCost(chance, price, from, next[from]!)
        }
        expect(cost).toBeCloseTo(least[0]!, 6)
      }),
    )
  })
})
