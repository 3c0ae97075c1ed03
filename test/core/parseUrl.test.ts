import { expect, it } from 'vitest'
import { parseUrl } from '../../src/core/parseUrl.js'

/** `URL.canParse` of Node 20 forgets its letters after about five thousand. */
const OFTEN = 20_000

it('takes letters of other languages however often it was asked', () => {
  const refused = Array.from(
    { length: OFTEN },
    () => parseUrl('https://bücher.example/für.mp4')?.hostname,
  ).filter((hostname) => hostname !== 'xn--bcher-kva.example')
  expect(refused).toEqual([])
})

it.each([
  ['https://example.com/a b', undefined, 'https://example.com/a%20b'],
  ['/tasks/1', 'https://example.com/api/', 'https://example.com/tasks/1'],
  ['tasks/1', new URL('https://example.com/api/'), 'https://example.com/api/tasks/1'],
  ['/tasks/1', undefined, undefined],
  ['https://', undefined, undefined],
  ['/tasks/1', 'no base', undefined],
])('%j on %j is %j', (url, base, href) => {
  expect(parseUrl(url, base)?.href).toBe(href)
})
