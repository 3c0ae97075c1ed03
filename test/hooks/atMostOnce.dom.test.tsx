import { onlineManager } from '@tanstack/react-query'
import { writeFileSync } from 'node:fs'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cryptoAtOnce } from './once/fastTime.js'
import { OnceWorld } from './once/OnceWorld.js'
import { seededRandom } from './once/seededRandom.js'
import { triggers } from './once/triggers.js'

/** 10 of each here; `npm run bench:once` runs 100 of each and writes down what became of them. */
const RUNS = Number(process.env['RUSHES_ONCE_RUNS'] ?? 10)
/** Longer than the kit asks often for what is uncertain, and far longer than a video takes. */
const LONG_ENOUGH_MS = 8 * 60_000

/** By trigger: how many runs ended in which way. */
const ends: Record<string, Record<string, number>> = {}

/** A second wish after a refusal is another wish: it may not be paid where the first one was. */
async function run(name: string, trigger: (typeof triggers)[string], seed: number): Promise<string> {
  localStorage.clear()
  const random = seededRandom(seed)
  vi.spyOn(Math, 'random').mockImplementation(random.next)
  const world = new OnceWorld(seed, random)
  await trigger(world)
  await world.pass(LONG_ENOUGH_MS)
  const records = world.ledger()
  const { accepted, upstreamCreates } = world
  world.close()

  const known = records.map(({ submission }) => submission)
  const about = `${name}, seed ${seed}: ${known.join(', ')}; the upstream has accepted ${accepted}`
  expect.soft(accepted, `${about}: paid once`).toBeLessThanOrEqual(1)
  expect.soft(upstreamCreates, `${about}: sent once for each click`).toBeLessThanOrEqual(records.length)
  expect.soft(known.length, `${about}: known`).toBeGreaterThan(0)
  expect.soft(known, `${about}: told how it ended`).not.toContain('sending')
  const task = records.find((record) => record.task)?.task
  if (accepted === 1)
    expect.soft(task ?? known, `${about}: not lost`).toEqual(task ?? expect.arrayContaining(['uncertain']))
  if (task) expect.soft(task.state, `${about}: seen to its end`).toBe('success')
  if (accepted === 0) return known.includes('uncertain') ? 'not accepted, uncertain' : 'not accepted, refused'
  return task ? 'accepted, in the ledger' : 'accepted, uncertain'
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z') })
  cryptoAtOnce()
})
afterEach(() => {
  onlineManager.setOnline(true)
  localStorage.clear()
  vi.useRealTimers()
})
afterAll(() => {
  const file = process.env['RUSHES_ONCE_RESULTS']
  if (file !== undefined) writeFileSync(file, JSON.stringify(ends))
})

describe('one wish is at most one paid task, and no paid task is lost', () => {
  it.each(Object.entries(triggers))(
    '%s',
    async (name, trigger) => {
      const tally: Record<string, number> = {}
      const offset = Object.keys(triggers).indexOf(name) * 1_000
      for (let seed = offset; seed < offset + RUNS; seed += 1) {
        const end = await run(name, trigger, seed)
        tally[end] = (tally[end] ?? 0) + 1
      }
      ends[name] = tally
      expect(Object.values(tally).reduce((sum, count) => sum + count, 0)).toBe(RUNS)
    },
    RUNS * 5_000,
  )

  it('both ends are met: tasks that were accepted, and creates that nobody knows the end of', () => {
    const met = Object.values(ends).flatMap((tally) => Object.keys(tally))
    expect(new Set(met)).toContain('accepted, in the ledger')
    expect(new Set(met)).toContain('accepted, uncertain')
  })
})
