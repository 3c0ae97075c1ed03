import { describe, expect, it } from 'vitest'
import {
  formatDay,
  formatElapsed,
  formatLeft,
  formatRange,
  formatWait,
} from '../../src/messages/formatTime.js'
import { createTranslator } from '../../src/messages/translator.js'

/** Which spaces a locale puts where is not what is being tested. */
const plain = (text: string) => text.replace(/\s/g, ' ')

describe('formatTime', () => {
  it.each([
    [0, '0:00'],
    [999, '0:00'],
    [23_000, '0:23'],
    [60_000, '1:00'],
    [725_000, '12:05'],
    [3_599_999, '59:59'],
    [3_725_000, '1:02:05'],
    [36_000_000, '10:00:00'],
  ])('%i ms are %s on a clock', (ms, expected) => {
    expect(formatElapsed(ms)).toBe(expected)
  })

  it.each([
    [[30_000, 45_000], 'en', '30 to 45 s'],
    [[45_000, 60_000], 'en', '45 to 60 s'],
    [[60_000, 90_000], 'en', '1 to 1.5 min'],
    [[90_000, 120_000], 'en', '1.5 to 2 min'],
    [[90_000, 120_000], 'de', '1,5 to 2 min'],
  ] as const)('%j ms in %s are %s', (range, locale, expected) => {
    expect(plain(formatRange(range, createTranslator({ locale })))).toBe(expected)
  })

  it.each([
    [0, '0 sec'],
    [3_200, '4 sec'],
    [89_000, '89 sec'],
    [90_000, '2 min'],
    [3_600_000, '60 min'],
  ])('a wait of %i ms is %s', (ms, expected) => {
    expect(plain(formatWait(ms, 'en'))).toBe(expected)
  })

  it('a day of this year has no year', () => {
    const now = new Date(2026, 2, 1).getTime()
    expect(formatDay(new Date(2026, 11, 5).getTime(), now, 'en')).toBe('Dec 5')
    expect(formatDay(new Date(2027, 0, 5).getTime(), now, 'en')).toBe('Jan 5, 2027')
  })

  it('a day that no page’s clock is there for is a day of UTC, with its year', () => {
    expect(formatDay(Date.UTC(2026, 11, 5, 23, 59), undefined, 'en')).toBe('Dec 5, 2026')
    expect(formatDay(Date.UTC(2026, 11, 5, 0, 0), undefined, 'pl')).toBe('5 gru 2026')
  })

  it.each([
    ['en', '2 days', '4 sec'],
    ['zh-CN', '2天', '4秒'],
    ['pl', '2 dni', '4 sek.'],
    ['ar-u-nu-latn', 'يومان', '4 ث'],
  ])('in %s a time that is left is %s, a wait %s', (locale, left, wait) => {
    expect(plain(formatLeft(50 * 3_600_000, locale))).toBe(left)
    expect(plain(formatWait(4000, locale))).toBe(wait)
  })

  it('a clock has the digits of the locale', () => {
    expect(formatElapsed(725_000, 'ar-u-nu-latn')).toBe('12:05')
    expect(formatElapsed(3_725_000, 'fa-u-nu-arabext')).toBe('۱:۰۲:۰۵')
  })
})
