import { afterEach, expect, inject } from 'vitest'
import { axeRuns, turnBack, violationsIn } from './axeRuns.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** Every story in every way (`npm run check:axe`), or each in one of them, so that all are looked at in turn. */
    axe: 'all' | 'in-turn'
  }
  interface TaskMeta {
    /** How often axe looked at the story. */
    axeRuns?: number
    /** What it found: `theme, direction: rule: element`. */
    axeViolations?: string[]
  }
}

// As in Storybook's own page, where a story stands on the ground that .storybook/preview.css gives it.
document.body.classList.add('sb-show-main')

let turn = 0

// The story is still on the page, as its play function has left it, even where that failed for a reason of its own.
afterEach(async ({ task }) => {
  const all = inject('axe') === 'all'
  const runs = all ? axeRuns : axeRuns.filter((_, at) => at === turn % axeRuns.length)
  turn += 1
  const found: string[] = []
  for (const run of runs) {
    for (const violation of await violationsIn(run))
      found.push(`${run.theme}, ${run.direction}: ${violation}`)
  }
  await turnBack()
  task.meta.axeRuns = runs.length
  task.meta.axeViolations = found
  expect(found, 'axe finds nothing').toEqual([])
})
