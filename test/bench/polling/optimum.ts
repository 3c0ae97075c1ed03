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
 *
 * What it costs to look next at `to`, seen from `from`, is a straight line over the chance at `from`, and steeper for a
 * later `to`. Going back in time the chance only falls, so the lowest of the lines are kept and passed once each.
 */
export function optimalSchedule(
  { chance, moment, stepSeconds }: Table,
  priceSeconds: number,
): Cost & { looks: number[] } {
  const count = chance.length
  const next = new Int32Array(count)
  /** The value of a line where the chance at `from` is 0. */
  const height = new Float64Array(count)
  const lowest: number[] = [count - 1]
  let first = 0
  height[count - 1] = (count - 1) * stepSeconds - moment[count - 1]!
  for (let from = count - 2; from >= 0; from -= 1) {
    const here = chance[from]!
    while (first + 1 < lowest.length && at(lowest[first + 1]!, here) <= at(lowest[first]!, here)) first += 1
    const to = lowest[first]!
    next[from] = to
    const best = here >= 1 ? 0 : priceSeconds * (1 - here) + at(to, here) + moment[from]!
    height[from] = from * stepSeconds * here - moment[from]! + best
    while (lowest.length - first >= 2 && isNeverLowest(lowest.at(-2)!, lowest.at(-1)!, from)) lowest.pop()
    lowest.push(from)
  }

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

  function at(to: number, here: number): number {
    return height[to]! - to * stepSeconds * here
  }

  /** The middle one of three lines, each less steep than the one before. */
  function isNeverLowest(before: number, line: number, after: number): boolean {
    const [one, two] = [height[line]! - height[before]!, height[after]! - height[before]!]
    return one * (before - after) >= two * (before - line)
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
