import { numberProperty, property } from '../core/unknownJson.js'

/** Longer than any id that a provider hands out; whatever is longer is none. */
const MAX_ID_CHARACTERS = 500

/** Unix seconds stay below this for three thousand years; Unix milliseconds passed it in 1973. */
const SECONDS_BELOW = 1e11

/** The last moment that a `Date` can hold. */
const LAST_TIME = 8.64e15

/** An id as text. A number is taken where it is exact; beyond that its last digits would be wrong. */
export function idProperty(value: unknown, name: string): string | undefined {
  const found = property(value, name)
  if (Number.isSafeInteger(found)) return String(found)
  return typeof found === 'string' && found !== '' && found.length <= MAX_ID_CHARACTERS ? found : undefined
}

/** A moment in Unix milliseconds, from milliseconds or seconds. Zero, which some write for "not yet", is left out. */
export function timeProperty(value: unknown, name: string): number | undefined {
  const found = numberProperty(value, name)
  if (found === undefined || found === 0) return undefined
  const ms = found < SECONDS_BELOW ? found * 1000 : found
  return ms <= LAST_TIME ? ms : undefined
}
