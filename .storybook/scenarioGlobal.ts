import { scenarios, type ScenarioName } from '../src/mocks.js'

/** What a scenario is called in the toolbar: Storybook drops a value with a colon in it from its addresses. */
export function scenarioGlobal(name: ScenarioName): string {
  return name.replaceAll(':', '--')
}

const byGlobal = new Map(scenarios.map(({ name }) => [scenarioGlobal(name), name]))

/** The scenario that the toolbar or an address asks for; `success` where there is none of that name. */
export function scenarioOf(global: string): ScenarioName {
  return byGlobal.get(global) ?? 'success'
}
