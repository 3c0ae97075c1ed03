/** The longest wait that an answer may ask for; a header beyond it is a mistake of somebody's clock. */
const MAX_RETRY_AFTER_MS = 60 * 60 * 1000

const SECONDS = /^\d+(\.\d+)?$/

/** Engines make a date of nearly anything that ends in a number ("later 10"); one with a time of day is meant as one. */
const TIME_OF_DAY = /\d:\d\d:\d\d/

/** `Retry-After` in milliseconds, from its seconds or its date; `undefined` where it says neither. */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? ''
  const ms = SECONDS.test(text) ? Number(text) * 1000 : Date.parse(TIME_OF_DAY.test(text) ? text : '') - now
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS)
}
