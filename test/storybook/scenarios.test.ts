import { expect, test } from 'vitest'
import { scenarioOf } from '../../.storybook/scenarioGlobal.js'
import { groupedScenarios, studioWith } from '../../stories/guide/ScenarioGroups.js'
import { scenarios } from '../../src/mocks.js'

test('every scenario is in one group, and no group is empty', () => {
  const groups = groupedScenarios()
  for (const group of groups) expect(group.scenarios, group.title).not.toHaveLength(0)
  const names = groups.flatMap((group) => group.scenarios.map(({ name }) => name))
  expect(names.toSorted()).toEqual(scenarios.map(({ name }) => name).toSorted())
})

test('every link carries its scenario in letters that Storybook lets through', () => {
  for (const { name } of scenarios) {
    const globals = new URLSearchParams(studioWith(name)).get('globals') ?? ''
    const [, value = ''] = /;scenario:(.*)$/.exec(globals) ?? []
    expect(value).toMatch(/^[a-zA-Z0-9 _-]+$/)
    expect(scenarioOf(value)).toBe(name)
  }
})
