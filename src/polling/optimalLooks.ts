/**
 * The optimal inspection schedule (Barlow, Hunter and Proschan, 1963) on a grid of equal steps, by dynamic programming:
 * where to look next, for each point of the grid at which a task was not done.
 *
 * All that a look in vain says is "later than now", so the best from then on depends on the time of that look alone.
 * What it costs to look next at `to`, seen from `from`, is a straight line over the chance at `from`, the steeper the
 * later `to` is. Going back in time the chance only falls, so the lowest lines are kept and passed once each.
 * @param chance The chance that a task is done by each point, rising; the last point counts as the end.
 * @param price What a look costs, in steps of lag.
 */
export function optimalLooks(chance: Float64Array, price: number): Int32Array {
  const end = chance.length - 1
  const next = new Int32Array(chance.length).fill(end)
  /** What each line comes to where the chance at `from` is 0. */
  const height = new Float64Array(chance.length)
  const at = (to: number, here: number) => (height[to] ?? 0) - to * here
  /** The middle one of three lines, each less steep than the one before it. */
  const isNeverLowest = (before: number, line: number, after: number) =>
    (at(line, 0) - at(before, 0)) * (before - after) >= (at(after, 0) - at(before, 0)) * (before - line)

  const lines = new Int32Array(chance.length)
  let first = 0
  let last = 0
  lines[0] = end
  const line = (index: number) => lines[index] ?? end
  /** The times at which tasks end after `from`, each times the chance of it. */
  let moment = 0
  let after = 1
  height[end] = end
  for (let from = end - 1; from >= 0; from -= 1) {
    const here = chance[from] ?? 0
    moment += (after - here) * (from + 0.5)
    after = here
    while (first < last && at(line(first + 1), here) <= at(line(first), here)) first += 1
    const to = line(first)
    next[from] = to
    if (here === 0) return next.fill(to, 0, from) // before that, nobody looks
    const best = here >= 1 ? 0 : price * (1 - here) + at(to, here) - moment
    height[from] = from * here + moment + best
    while (first < last && isNeverLowest(line(last - 1), line(last), from)) last -= 1
    last += 1
    lines[last] = from
  }
  return next
}
