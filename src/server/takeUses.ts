import type { HandlerSettings } from './handlerSettings.js'
import { Refusal } from './Refusal.js'

const MINUTE_MS = 60_000

/**
 * Counts what somebody is about to cost, before anything is sent for them. `whose` is a user, or whatever stands for one.
 * @throws {Refusal} 429 with the time to wait, where they have had their share of this minute
 */
export async function takeUses(
  { store, limits }: Pick<HandlerSettings, 'store' | 'limits'>,
  what: 'creates' | 'checks' | 'uploads',
  whose: string,
  uses = 1,
): Promise<void> {
  const points = limits[`${what}PerMinute`]
  if (points === Infinity || uses === 0) return
  const key = `limit:${what}:${encodeURIComponent(whose)}`
  const taken = await store.consume(key, { points, perMs: MINUTE_MS }, uses)
  if (taken.allowed) return
  throw new Refusal('rate-limited', `That is more than ${points} ${what} in a minute.`, {
    retryAfterMs: taken.retryAfterMs,
  })
}
