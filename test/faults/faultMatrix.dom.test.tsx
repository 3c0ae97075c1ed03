import { onlineManager } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { isScenarioName } from '../../src/mocks.js'
import { cryptoAtOnce } from '../hooks/once/fastTime.js'
import type { FaultGroup } from './FaultClass.js'
import { faultMatrix } from './faultMatrix.js'

const groups = ['transport', 'http', 'envelope', 'status', 'webhook', 'browser', 'media', 'upload'] as const
const ofGroup = (wanted: FaultGroup) => faultMatrix.filter(({ group }) => group === wanted)
const ran = new Set<string>()
const unhandled: unknown[] = []
const note = (reason: unknown) => unhandled.push(reason)

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z') })
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  cryptoAtOnce()
  localStorage.clear()
  process.on('unhandledRejection', note)
})
afterEach(() => {
  process.off('unhandledRejection', note)
  onlineManager.setOnline(true)
  vi.useRealTimers()
  vi.unstubAllGlobals()
  expect(unhandled.splice(0), 'nothing is rejected that nobody handles').toEqual([])
})

describe.each(groups)('%s', (group) => {
  it.each(ofGroup(group))('$name ends as: $ends', async ({ name, ends, within, rig }) => {
    const startedAt = Date.now()
    expect(await rig()).toBe(ends)
    // Each road is watched for two minutes more, for what may still be sent.
    expect(Date.now() - startedAt).toBeLessThanOrEqual(2 * (within + 121) * 1_000)
    ran.add(name)
  })
})

describe('the matrix', () => {
  it('has its 100 classes, each under a name of its own, and each has run', () => {
    expect(faultMatrix).toHaveLength(100)
    expect([...ran].toSorted()).toEqual(faultMatrix.map(({ name }) => name).toSorted())
    expect(Object.fromEntries(groups.map((group) => [group, ofGroup(group).length]))).toEqual({
      transport: 8,
      http: 18,
      envelope: 12,
      status: 14,
      webhook: 12,
      browser: 18,
      media: 8,
      upload: 10,
    })
  })

  it('names only scenarios that the mocks have', () => {
    const named = faultMatrix.flatMap(({ scenario }) => scenario ?? [])
    expect(named.length).toBeGreaterThan(40)
    expect(named.filter((name) => !isScenarioName(name))).toEqual([])
  })
})
