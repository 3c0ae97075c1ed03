const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 60_000
/** "Ask again at once" is never meant as a loop. */
const SHORTEST_ASKED_WAIT_MS = 500
/** What an answer asks for beyond this is a mistake; a timer would not even hold it. */
const LONGEST_ASKED_WAIT_MS = 60 * 60 * 1000

/**
 * How long to wait after failed checks: what the answer asked for, from 0.5 s to 1 h, else 2 s doubling to 60 s.
 * Each is spread by a fifth, so that many clients that failed together do not come back together.
 * @param failures How many checks in a row have failed, 1 or more.
 * @param random From 0 to 1, exclusive.
 */
export function checkBackoffMs(failures: number, random: number, retryAfterMs?: number): number {
  const spread = 0.8 + 0.4 * random
  if (retryAfterMs !== undefined) {
    const askedMs = Math.min(Math.max(retryAfterMs, SHORTEST_ASKED_WAIT_MS), LONGEST_ASKED_WAIT_MS)
    return askedMs * Math.max(1, spread)
  }
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS) * spread
}
