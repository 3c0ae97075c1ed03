import type { Translator } from './translator.js'

/** A running time as a clock shows it: `0:23`, `12:05`, `1:02:05`. Only its digits depend on the locale. */
export function formatElapsed(ms: number, locale = 'en'): string {
  const write = (value: number, digits: 1 | 2) => digitsOf(locale, digits).format(value)
  const seconds = Math.floor(ms / 1000)
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const rest = write(seconds % 60, 2)
  return hours > 0 ? `${write(hours, 1)}:${write(minutes, 2)}:${rest}` : `${write(minutes, 1)}:${rest}`
}

/** A usual range as people say it: `30 to 45 s`, `1 to 1.5 min`. */
export function formatRange([from, to]: readonly [number, number], t: Translator): string {
  const inMinutes = from >= 60_000
  const number = (ms: number) =>
    (ms / (inMinutes ? 60_000 : 1000)).toLocaleString(t.locale, { maximumFractionDigits: 1 })
  return t(inMinutes ? 'time.range.minutes' : 'time.range.seconds', { from: number(from), to: number(to) })
}

/** A wait, rounded up: in English `4 sec`, `2 min`. */
export function formatWait(ms: number, locale: string): string {
  const inMinutes = ms >= 90_000
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: inMinutes ? 'minute' : 'second',
    maximumFractionDigits: 0,
  }).format(Math.ceil(ms / (inMinutes ? 60_000 : 1000)))
}

/** What is left of a long time, rounded down: in English `2 days`, `31 hours`, `45 minutes`. */
export function formatLeft(ms: number, locale: string): string {
  const hours = ms / 3_600_000
  const [value, unit] =
    hours >= 48 ? [hours / 24, 'day'] : hours >= 2 ? [hours, 'hour'] : [hours * 60, 'minute']
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.floor(value))
}

/**
 * A day as the locale writes it, in English `Dec 5`, with its year where it is not this one's.
 * @param now Left out where there is no page's clock yet, as on a server: then it is UTC's day, with its year.
 */
export function formatDay(time: number, now: number | undefined, locale: string): string {
  const sameYear = now !== undefined && new Date(time).getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(!sameYear && { year: 'numeric' }),
    ...(now === undefined && { timeZone: 'UTC' }),
  }).format(time)
}

const formats = new Map<string, Intl.NumberFormat>()

/** Kept, since it is dear to make: a hundred clocks write two numbers a second each. */
function digitsOf(locale: string, digits: 1 | 2): Intl.NumberFormat {
  const key = `${locale} ${digits}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locale, { minimumIntegerDigits: digits, useGrouping: false })
  formats.set(key, made)
  return made
}
