import { callbackScenarios } from './callbackScenarios.js'
import { chanjingScenarios } from './chanjingScenarios.js'
import type { Scenario } from './Scenario.js'
import { checkScenarios } from './checkScenarios.js'
import { createScenarios } from './createScenarios.js'
import { failureScenarios } from './failureScenarios.js'
import { kieScenarios } from './kieScenarios.js'
import { resultScenarios } from './resultScenarios.js'
import { taskScenarios } from './taskScenarios.js'

const table = [
  ...taskScenarios,
  ...failureScenarios,
  ...createScenarios,
  ...checkScenarios,
  ...resultScenarios,
  ...callbackScenarios,
  ...kieScenarios,
  ...chanjingScenarios,
] as const

/** The name of a scenario, as `scenarios` lists them. */
export type ScenarioName = (typeof table)[number]['name']

/** Everything that can happen to a task, in the order in which a toolbar lists it. */
export const scenarios: readonly (Scenario & { readonly name: ScenarioName })[] = table

const byName: ReadonlyMap<string, Scenario & { readonly name: ScenarioName }> = new Map(
  scenarios.map((scenario) => [scenario.name, scenario]),
)

/** Whether the string names a scenario: for names that come from a URL or a toolbar. */
export function isScenarioName(name: string): name is ScenarioName {
  return byName.has(name)
}

/**
 * The scenario of that name.
 * @throws {RangeError} where there is none.
 */
export function scenarioNamed(name: ScenarioName): (typeof scenarios)[number] {
  const found = byName.get(name)
  if (found) return found
  throw new RangeError(
    `There is no scenario ${JSON.stringify(name)}. \`scenarios\` lists all that there are.`,
  )
}

/**
 * The scenario that a prompt asks for: the first `@name` in it that is one.
 * @example scenarioInPrompt('a fox @fail:CONTENT_VIOLATION')?.name // 'fail:CONTENT_VIOLATION'
 */
export function scenarioInPrompt(prompt: string): (typeof scenarios)[number] | undefined {
  for (const [, name] of prompt.matchAll(/@([A-Za-z0-9:_-]*[A-Za-z0-9])/g)) {
    const found = byName.get(name ?? '')
    if (found) return found
  }
  return undefined
}
