import type { ScenarioName } from '../../src/mocks.js'
import { property, textProperty } from '../../src/core/unknownJson.js'

/** Steers the simulated provider behind the handler. */
export async function steer(change: {
  scenario?: ScenarioName
  timeScale?: number
  advanceMs?: number
}): Promise<void> {
  const response = await fetch('/playground/control', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(change),
  })
  if (!response.ok) throw new Error(await response.text())
}

/** The bodies of all creates with that prompt that reached a provider, whatever it calls the prompt. */
export async function createsOf(prompt: string): Promise<unknown[]> {
  const requests: unknown = await (await fetch('/playground/requests')).json()
  if (!Array.isArray(requests)) throw new Error('The playground does not list its requests.')
  return requests
    .map((request: unknown) => property(request, 'body'))
    .filter(
      (body) =>
        (textProperty(property(body, 'input'), 'prompt') ?? textProperty(body, 'ref_prompt')) === prompt,
    )
}

/** Two prompts are never the same, so that what one test sent is not counted in another. */
export function uniquePrompt(text: string): string {
  return `${text} ${crypto.randomUUID().slice(0, 8)}`
}
