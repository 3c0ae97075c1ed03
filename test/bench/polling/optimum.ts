import { optimalLooks } from '../../../src/polling/optimalLooks.js'
import type { Table } from './distributions.js'

/** What a schedule costs per task, where answers come at once. */
export interface Cost {
  requests: number
  lagSeconds: number
}

/** The optimal inspection schedule for a known distribution and a price of a look in seconds of lag. */
export function optimalSchedule(
  { chance, moment, stepSeconds }: Table,
  priceSeconds: number,
): Cost & { looks: number[] } {
  const next = optimalLooks(chance, priceSeconds / stepSeconds)
  const looks: number[] = []
  let requests = 0
  let lagSeconds = 0
  for (let from = 0; chance[from]! < 1;) {
    const to = next[from]!
    requests += 1 - chance[from]!
    lagSeconds += to * stepSeconds * (chance[to]! - chance[from]!) - (moment[to]! - moment[from]!)
    looks.push(to * stepSeconds)
    from = to
  }
  return { looks, requests, lagSeconds }
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
