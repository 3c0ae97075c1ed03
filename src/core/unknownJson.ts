/**
 * Reading JSON that nobody vouches for. Nothing here throws: what is not as expected is `undefined`.
 * Values are read one by one and never copied wholesale, so a `__proto__` in the text stays in the text.
 */

/** The value of a JSON text, or `undefined` where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** The own property of an object, or `undefined` where there is no object or no such property. */
export function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return (value as Record<string, unknown>)[name]
}

/** A string that is not empty; a finite number is taken as its digits. */
export function textProperty(value: unknown, name: string): string | undefined {
  const found = property(value, name)
  if (typeof found === 'string') return found === '' ? undefined : found
  return typeof found === 'number' && Number.isFinite(found) ? String(found) : undefined
}

/** A finite number that is not negative; a string of digits is taken as one. */
export function numberProperty(value: unknown, name: string): number | undefined {
  const found = property(value, name)
  const number = typeof found === 'string' && /^\d+(\.\d+)?$/.test(found) ? Number(found) : found
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined
}

/** Somebody else's words as one plain line, at most `maxCharacters` long. */
export function plainText(text: string, maxCharacters = 500): string {
  const line = text
    .slice(0, maxCharacters * 4)
    // eslint-disable-next-line no-control-regex -- control characters are what is being taken out
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .trim()
  if (line.length <= maxCharacters) return line
  // Never half of a surrogate pair: what is left would not be text any more.
  return `${line.slice(0, maxCharacters - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
