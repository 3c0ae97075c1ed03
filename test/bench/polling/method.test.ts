import { describe, expect, it } from 'vitest'
import { fixedPolling } from '../../../src/polling/fixedPolling.js'
import { kinds, shapes, tabulate } from './distributions.js'
import { cost, figures, scenarios } from './measure.js'
import { frontier, leastLag, optimalSchedule } from './optimum.js'
import { ours } from './policies.js'
import { randomOf } from './random.js'
import { DOWN_SECONDS } from './session.js'

describe('how polling is measured', () => {
  it('the optimum for uniform times has gaps that shrink by the price, and ends with the range', () => {
    const { looks } = optimalSchedule(tabulate(shapes.uniform(30, 45)), 1)
    const gaps = looks.map((look, index) => look - (looks[index - 1] ?? 30))
    for (const [index, gap] of gaps.entries()) {
      if (index > 0) expect(Math.abs(gaps[index - 1]! - gap - 1)).toBeLessThan(0.11)
    }
    expect(looks.at(-1)).toBeCloseTo(45, 1)
  })

  it('no schedule of equal steps beats the frontier', () => {
    const table = tabulate(shapes.uniform(30, 45))
    const best = frontier(table, 30)
    const random = randomOf(7)
    for (let round = 0; round < 100; round += 1) {
      const first = 28 + 10 * random()
      const step = 0.5 + 5 * random()
      // For uniform times: the exact requests and lag of looks at `first` and every `step` from there on.
      let requests = 0
      let lagSeconds = 0
      for (let from = 0, to = first; from < 45; from = to, to += step) {
        const [low, high] = [Math.max(30, from), Math.min(45, to)]
        requests += 1 - Math.min(1, Math.max(0, (from - 30) / 15))
        if (high > low) lagSeconds += ((high - low) / 15) * (to - (low + high) / 2)
      }
      expect(lagSeconds).toBeGreaterThanOrEqual(leastLag(best, requests) * 0.99)
    }
  })

  it('looks every 5 s cost half of that in lag, and the way of the answer', () => {
    const [, , slow] = scenarios('uniform', shapes.uniform, 2)
    const measured = cost(() => fixedPolling({ firstMs: 60_000, intervalMs: 5_000 }), slow!, [1, 60], 100)
    expect(slow!.kind).toBe(kinds[2])
    expect(measured.lagSeconds).toBeGreaterThan(2.5)
    expect(measured.lagSeconds).toBeLessThan(2.5 + 4 * DOWN_SECONDS)
  })

  it('the same seed gives the same numbers, and our policy comes near the optimum', () => {
    const [turbo] = scenarios('uniform', shapes.uniform, 20)
    const measure = () => figures(turbo!, cost(ours(), turbo!, [21, 60], 10))
    const once = measure()
    expect(measure()).toEqual(once)
    expect(once.ratio).toBeGreaterThan(1)
    expect(once.ratio).toBeLessThan(1.15)
  })
})
