import type { Table } from './distributions.js'

/** What a schedule costs per task, where answers come at once. */
export interface Cost {
  requests: number
  lagSeconds: number
}

/**
 * The optimal inspection schedule of Barlow, Hunter and Proschan (1963) by dynamic programming, for a known
 * distribution and a price of a look in seconds of lag. All that a look in vain says is "later than now", so the best
 * from then on depends on the time of the last look alone.
 */
export function optimalSchedule(
  { chance, moment, stepSeconds }: Table,
  priceSeconds: number,
): Cost & { looks: number[] } {
  const count = chance.length
  const best = new Float64Array(count)
  const next = new Int32Array(count)
  for (let from = count - 2; from >= 0; from -= 1) {
    next[from] = count - 1
    if (chance[from]! >= 1) continue
    let least = Infinity
    for (let to = from + 1; to < count; to += 1) {
      const lag = lagOf(from, to)
      if (lag >= least) break // it only grows
      if (lag + best[to]! < least) {
        least = lag + best[to]!
        next[from] = to
      }
    }
    best[from] = priceSeconds * (1 - chance[from]!) + least
  }

  const looks: number[] = []
  let requests = 0
  let lagSeconds = 0
  for (let from = 0; chance[from]! < 1;) {
    const to = next[from]!
    requests += 1 - chance[from]!
    lagSeconds += lagOf(from, to)
    looks.push(to * stepSeconds)
    from = to
  }
  return { looks, requests, lagSeconds }

  function lagOf(from: number, to: number): number {
    return to * stepSeconds * (chance[to]! - chance[from]!) - (moment[to]! - moment[from]!)
  }
}

/** The least lag that anyone could reach, for each number of requests: by rising requests. */
export function frontier(table: Table, points: number): Cost[] {
  const least = 0.002
  const most = 10
  return Array.from({ length: points }, (_, index) =>
    optimalSchedule(table, least * (most / least) ** (index / (points - 1))),
  ).sort((one, other) => one.requests - other.requests)
}

/** Between two points of the frontier lies what tossing a coin between their schedules reaches. */
export function leastLag(points: readonly Cost[], requests: number): number {
  const first = points[0]!
  if (requests <= first.requests) return first.lagSeconds * (first.requests / requests)
  for (const [index, above] of points.entries()) {
    const below = points[index - 1]
    if (!below || requests > above.requests) continue
    if (above.requests === below.requests) return Math.min(above.lagSeconds, below.lagSeconds)
    const share = (requests - below.requests) / (above.requests - below.requests)
    return below.lagSeconds * (1 - share) + above.lagSeconds * share
  }
  return points.at(-1)!.lagSeconds
}
