/** The middle of some figures; of two in the middle, the larger. */
export function medianOf(figures: readonly number[]): number {
  const sorted = [...figures].sort((one, other) => one - other)
  return sorted[sorted.length >> 1] ?? Number.NaN
}
