import { describe, expect, test } from 'vitest'
import { taskFailure } from '../../src/core/taskFailure.js'
import type { ScenarioName } from '../../src/mocks.js'
import { isScenarioName, scenarios } from '../../src/mocks.js'
import { scenarioInPrompt, scenarioNamed } from '../../src/mocks/scenarios.js'

const named = (prompt: string) => scenarioInPrompt(prompt)?.name

describe('the scenario table', () => {
  test('names each scenario once', () => {
    const names = scenarios.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })

  test('says one line about each', () => {
    const lines = scenarios.map(({ description }) => description)
    expect(lines.filter((line) => line === '' || line.includes('\n'))).toEqual([])
    expect(new Set(lines).size).toBe(lines.length)
  })

  test('gives each failure the reason that the kit reads from its code and words', () => {
    const failures = scenarios.filter(({ group }) => group === 'failure')
    expect(failures).toHaveLength(34)
    for (const { failure, end } of failures) {
      expect(end).toEqual({
        phase: 'failed',
        reason: taskFailure(failure?.failCode ?? '', failure?.failMsg ?? '').reason,
      })
    }
  })

  test('has every code that a provider documents for a refusal', () => {
    const codes = (provider: string) =>
      scenarios.flatMap(({ create, providers }) =>
        create?.fault.kind === 'refused' && (providers?.[0] ?? 'apixo') === provider
          ? [create.fault.status]
          : [],
      )
    expect(codes('apixo')).toEqual(expect.arrayContaining([400, 401, 402, 403, 404, 429, 500, 503]))
    // 401, 402, 404, 429 and 500 are among those that all have: test/mocks/kieMocks.test.ts.
    expect(codes('kie')).toEqual(expect.arrayContaining([400, 408, 422, 433, 455, 500, 501, 505]))
    expect(codes('chanjing')).toEqual(expect.arrayContaining([400, 10401, 40000, 40001, 50000, 50011]))
  })

  test('can be asked for by its names alone, in types and at run time', () => {
    const known: ScenarioName[] = [
      'success',
      'fail:CONTENT_VIOLATION',
      'http-429-retry-date',
      'check-500-once',
    ]
    expect(known.every(isScenarioName)).toBe(true)
    // @ts-expect-error -- no such name
    const unknown: ScenarioName = 'http-418'
    expect(isScenarioName(unknown)).toBe(false)
    expect(() => scenarioNamed(unknown)).toThrow(RangeError)
    expect(['toString', '__proto__', ''].some(isScenarioName)).toBe(false)
  })
})

describe('a prompt', () => {
  test('picks the scenario that it names after an @, anywhere', () => {
    expect(named('a fox @fail:CONTENT_VIOLATION')).toBe('fail:CONTENT_VIOLATION')
    expect(named('@http-429')).toBe('http-429')
    expect(named('a @slow, tired fox')).toBe('slow')
    expect(named('a fox.@stuck.')).toBe('stuck')
    expect(named('an odd one: @unknown-state: look')).toBe('unknown-state')
  })

  test('that names nothing known picks nothing', () => {
    expect(['a fox', 'a fox @home', 'slow', '@', '@slowly', 'a@b.c @', '@FAIL:NSFW'].map(named)).toEqual(
      Array.from({ length: 7 }, () => undefined),
    )
  })

  test('that names several picks the first known one', () => {
    expect(named('@nobody @slow @stuck')).toBe('slow')
  })
})
