import { onlineManager } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { isScenarioName } from '../../src/mocks.js'
import { cryptoAtOnce } from '../hooks/once/fastTime.js'
import { faultMatrix } from './faultMatrix.js'

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

describe.each(['transport', 'http', 'envelope', 'status', 'webhook', 'browser', 'media', 'upload'] as const)(
  '%s',
  (group) => {
    it.each(faultMatrix.filter((each) => each.group === group))(
      '$name ends as: $ends',
      async ({ name, ends, within, rig }) => {
        const startedAt = Date.now()
        expect(await rig()).toBe(ends)
        // Each road is watched for two minutes more, for what may still be sent.
        expect(Date.now() - startedAt).toBeLessThanOrEqual(2 * (within + 121) * 1_000)
        ran.add(name)
      },
    )
  },
)
