import { describe, expect, it } from 'vitest'
import { retryAfterMs } from '../../src/core/retryAfter.js'

const now = Date.parse('2026-01-09T12:00:00Z')
const HOUR_MS = 3_600_000

describe('retryAfterMs', () => {
  it.each([
    ['seconds', '7', 7_000],
    ['no wait', '0', 0],
    ['half a second', '0.5', 500],
    ['blanks around it', ' 7 ', 7_000],
    ['a date', 'Fri, 09 Jan 2026 12:01:30 GMT', 90_000],
    ['a date that has passed', 'Fri, 09 Jan 2026 11:00:00 GMT', 0],
    ['an ISO date', '2026-01-09T12:00:10Z', 10_000],
    ['exactly an hour', '3600', HOUR_MS],
    ['more than an hour, which is an hour', '3601', HOUR_MS],
    ['a date next year, which is an hour', 'Sat, 09 Jan 2027 12:00:00 GMT', HOUR_MS],
  ])('reads %s', (_, header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms)
  })

  it.each([
    null,
    '',
    ' ',
    'soon',
    'later 10',
    'May 5',
    '-5',
    '0x10',
    '1e3',
    'Infinity',
    'NaN',
    '7 s',
    '99:99:99',
  ])('makes nothing of %j', (header) => {
    expect(retryAfterMs(header, now)).toBeUndefined()
  })
})
