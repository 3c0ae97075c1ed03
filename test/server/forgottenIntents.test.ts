import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { memoryStore } from '../../src/server.js'
import { handlerRig, json } from './handlerRig.js'

const HOUR_MS = 60 * 60 * 1000

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

/** What the handler says of an intent that it does not know, when it has run for so long. */
async function answerAfter(runsForMs: number, agoMs: number | string | undefined, remembers = false) {
  const { since: _outlives, ...durable } = memoryStore()
  const { send } = handlerRig({ store: remembers ? durable : memoryStore() })
  vi.advanceTimersByTime(runsForMs)
  const response = await send(`/intents/never${agoMs === undefined ? '' : `?agoMs=${agoMs}`}`)
  return response.status === 404 ? 'nothing was started' : (await json(response))['outcome']
}

describe('an intent of which a handler knows nothing', () => {
  test.each([
    ['sent while it ran', HOUR_MS, HOUR_MS / 2, 'nothing was started'],
    ['sent before it began', HOUR_MS, HOUR_MS + 1, 'in-flight'],
    ['sent about when it began: the asking itself took time', HOUR_MS, HOUR_MS - 14_000, 'in-flight'],
    ['sent longer ago than any store remembers', 48 * HOUR_MS, 24 * HOUR_MS, 'in-flight'],
    ['of which the browser does not say when it was sent', 0, undefined, 'nothing was started'],
    ['of which it says rubbish', HOUR_MS, 'long', 'nothing was started'],
  ])('%s', async (_, runsForMs, agoMs, said) => {
    expect(await answerAfter(runsForMs, agoMs)).toBe(said)
  })

  test('a store that outlives the process knows it all, for a day', async () => {
    expect(await answerAfter(0, HOUR_MS, true)).toBe('nothing was started')
    expect(await answerAfter(0, 25 * HOUR_MS, true)).toBe('in-flight')
  })
})
