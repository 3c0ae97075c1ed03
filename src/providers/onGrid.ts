/** A number on the grid of its step: 0.1 + 0.2 is 0.30000000000000004, and a strict service calls that off its grid. */
export function onGrid(value: number, step = 0.1): number {
  return Number((Math.round(value / step) * step).toFixed(10))
}
