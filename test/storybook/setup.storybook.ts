import { afterAll, afterEach, beforeEach, expect, type RunnerTestFile } from 'vitest'
import { factsByComponent } from '../../stories/components/facts/factsByComponent.js'
import { renderedOn, seenAt, undocumented, unseen } from './renderedAttributes.js'

type Rendered = Map<string, Set<string>>

/** By the component's `data-rushes`: what the story of now has rendered of it, and what all of the file have. */
let now: Rendered = new Map()
const seen: Rendered = new Map()
let observer: MutationObserver | undefined
let file: RunnerTestFile | undefined

function add(all: Rendered, more: Rendered) {
  for (const [root, facts] of more) all.set(root, new Set([...(all.get(root) ?? []), ...facts]))
}
const look = () => add(now, renderedOn(document.body))

// A state that lasts for a moment only is seen, too.
beforeEach(() => {
  now = new Map()
  observer = new MutationObserver(look)
  observer.observe(document.body, { subtree: true, childList: true, attributes: true })
})

afterEach(({ task }) => {
  observer?.disconnect()
  look()
  add(seen, now)
  file = task.file
  for (const facts of Object.values(factsByComponent)) {
    expect(undocumented(facts, now.get(facts.root)), `the page of ${facts.root} names it`).toEqual([])
  }
})

// The stories of a component show everything that its page names. Where only some of them were run nothing is known.
afterAll(() => {
  const isWhole = file?.tasks.every((task) => task.mode === 'run' && task.result?.state === 'pass') === true
  const name = /(\w+)\.stories\.tsx$/.exec(file?.name ?? '')?.[1] ?? ''
  const facts = factsByComponent[seenAt[name] ?? '']
  if (!isWhole || !facts) return
  expect(unseen(facts, seen.get(facts.root)), `a story of ${facts.root} renders it`).toEqual([])
})
