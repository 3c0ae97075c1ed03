import { getResponse } from 'msw'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { parseJson, property, textProperty } from '../../src/core/unknownJson.js'
import { MAX_EVENT_IDS } from '../../src/core/wire.js'
import { createVideoMocks } from '../../src/mocks.js'
import type { ScenarioName, Simulation } from '../../src/mocks.js'
import { models } from '../../src/models/registry.js'
import { createVideoHandler } from '../../src/server/createVideoHandler.js'
import { eventReader } from '../server/eventReader.js'
import { inputFor, pairs } from './upstreams.js'

type Answers = (request: Request) => Promise<Response>

const mocks = createVideoMocks({ timeScale: 0 })
const ofMocks: Answers = async (request) => (await getResponse(mocks.handlers, request))!
const model = models.find(({ id }) => id === 'apixo/kling-2-5-turbo-pro')!

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})
afterEach(() => {
  vi.useRealTimers()
  mocks.reset()
})
function real(scenario: ScenarioName): { answers: Answers; simulation: Simulation } {
  const { provider, mocks: simulation } = pairs.apixo({ scenario, timeScale: 0 })
  const answers = createVideoHandler({
    providers: [provider],
    authorize: 'public',
    secret: 'a secret of the tests',
    production: false,
    limits: { createsPerMinute: Infinity, checksPerMinute: Infinity },
    logger: { warn: () => undefined, error: () => undefined },
  })
  return { answers, simulation }
}

async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await vi.advanceTimersByTimeAsync(1000)
    for (let round = 0; round < 4; round += 1) {
      await crypto.subtle.digest('SHA-256', new Uint8Array(64))
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}

/**
 * Seals are made by threads of their own, which a busy machine lets wait while the seconds pass: so many are given that
 * the end comes in them all the same.
 */
async function passToTheEnd(reader: ReturnType<typeof eventReader>): Promise<void> {
  for (let second = 0; second < 600 && wordOf(reader.heard.at(-1)) !== 'end'; second += 1) await pass(1)
}

function post(answers: Answers, path: string, body: unknown, headers: Record<string, string> = {}) {
  return answers(
    new Request(`http://localhost/api/video${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }),
  )
}

async function createdId(answers: Answers): Promise<string> {
  const created = await post(answers, '/tasks', inputFor(model), { 'Idempotency-Key': crypto.randomUUID() })
  return textProperty(parseJson(await created.text()), 'taskId') ?? ''
}

const wordOf = (heard: { event: string; data: unknown } | undefined) =>
  heard?.event === 'task'
    ? textProperty(heard.data, 'state')
    : heard?.event === 'problem'
      ? textProperty(property(heard.data, 'problem'), 'code')
      : heard?.event

/** What a browser hears of one task that is left to end. */
async function heard(
  answers: Answers,
  simulation: Simulation,
  { hasEnd }: { hasEnd: boolean },
): Promise<unknown[]> {
  const reader = eventReader(await post(answers, '/events', { ids: [await createdId(answers), 'nobody’s'] }))
  await pass(2)
  simulation.advance(600_000)
  await (hasEnd ? passToTheEnd(reader) : pass(90))
  await reader.leave()
  await pass(1)
  // Who looks more often hears of more steps on the way; the end is the same.
  return reader.heard.map(wordOf).filter((word) => word !== 'pending' && word !== 'processing')
}

describe('the events of the mocks', () => {
  test.each<[ScenarioName, string[]]>([
    ['success', ['success', 'end']],
    ['fail:CONTENT_VIOLATION', ['failed', 'end']],
    ['check-500-once', ['success', 'end']],
    ['check-404', ['not-found', 'end']],
    ['check-401', ['unauthorized', 'end']],
    ['check-500', []],
  ])('end as the real handler’s do: %s', async (scenario, end) => {
    mocks.setScenario(scenario)
    const { answers, simulation } = real(scenario)
    const expected = ['not-found', 'ready', ...end]
    expect(await heard(ofMocks, mocks, { hasEnd: end.length > 0 })).toEqual(expected)
    expect(await heard(answers, simulation, { hasEnd: end.length > 0 })).toEqual(expected)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('go on after the last one that was heard', async () => {
    for (const [answers, simulation] of [[ofMocks, mocks], Object.values(real('success'))] as [
      Answers,
      Simulation,
    ][]) {
      const ids = [await createdId(answers), await createdId(answers)]
      simulation.advance(600_000)
      const first = eventReader(await post(answers, '/events', { ids }))
      await passToTheEnd(first)
      expect(first.heard.map(wordOf)).toEqual(['ready', 'success', 'success', 'end'])
      const halfway = { 'Last-Event-ID': first.heard[1]?.id ?? '' }
      const second = eventReader(await post(answers, '/events', { ids }, halfway))
      await passToTheEnd(second)
      expect(second.heard.map(wordOf).sort()).toEqual(['end', 'ready', 'success'])
    }
  })

  test('say a word every 15 s, and refuse what the handler refuses', async () => {
    const { answers } = real('stuck')
    mocks.setScenario('stuck')
    for (const each of [ofMocks, answers]) {
      const reader = eventReader(await post(each, '/events', { ids: [await createdId(each)] }))
      await pass(31)
      expect([reader.comments.length, reader.retries]).toEqual([2, [2000]])
      await reader.leave()
      for (const ids of [undefined, 'all', [1], Array(MAX_EVENT_IDS + 1).fill('a')]) {
        expect((await post(each, '/events', { ids })).status).toBe(422)
      }
      expect((await each(new Request('http://localhost/api/video/events'))).status).toBe(405)
    }
    await pass(1)
  })
})
