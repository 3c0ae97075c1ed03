/** The longest wait that an answer may ask for; a header beyond it is a mistake of somebody's clock. */
const MAX_RETRY_AFTER_MS = 60 * 60 * 1000

/** `Retry-After` in milliseconds, from its seconds or its date; `undefined` where it says neither. */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined
  const seconds = Number(header)
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS)
}
