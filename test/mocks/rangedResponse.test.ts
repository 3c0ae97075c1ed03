import { expect, test } from 'vitest'
import { rangedResponse } from '../../src/mocks/rangedResponse.js'

const bytes = Uint8Array.from({ length: 100 }, (_, index) => index)

function ask(range?: string) {
  const request = new Request('http://localhost/', range === undefined ? {} : { headers: { Range: range } })
  return rangedResponse(request, bytes, 'video/mp4')
}

test.for([
  ['bytes=0-0', 0, 0],
  ['bytes=10-19', 10, 19],
  ['bytes=90-', 90, 99],
  ['bytes=-5', 95, 99],
  ['bytes=-500', 0, 99],
  ['bytes=50-5000', 50, 99],
] as const)('%s is answered with that part', async ([range, from, to]) => {
  const response = ask(range)
  expect([response.status, response.headers.get('Content-Range')]).toEqual([206, `bytes ${from}-${to}/100`])
  expect(response.headers.get('Content-Length')).toBe(String(to - from + 1))
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes.slice(from, to + 1))
})

test.for(['bytes=100-', 'bytes=100-200', 'bytes=-0'])('%s is a part that there is not', (range) => {
  const response = ask(range)
  expect([response.status, response.headers.get('Content-Range')]).toEqual([416, 'bytes */100'])
})

test.for([undefined, 'bytes=-', 'bytes=a-b', 'items=0-1', 'bytes=9-3', 'bytes=0-1,5-6'])(
  '%s is answered with everything',
  async (range) => {
    const response = ask(range)
    expect([response.status, response.headers.get('Content-Range')]).toEqual([200, null])
    expect((await response.arrayBuffer()).byteLength).toBe(100)
  },
)
