const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 60_000

/**
 * How long to wait after failed checks: what the answer asked for, else 2 s doubling to 60 s, each spread by a fifth
 * so that many clients that failed together do not come back together.
 * @param failures How many checks in a row have failed, 1 or more.
 * @param random From 0 to 1, exclusive.
 */
export function checkBackoffMs(failures: number, random: number, retryAfterMs?: number): number {
  const spread = 0.8 + 0.4 * random
  if (retryAfterMs !== undefined) return retryAfterMs * Math.max(1, spread)
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS) * spread
}
