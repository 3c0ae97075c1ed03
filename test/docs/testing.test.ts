import { expect, test } from 'vitest'
import { fencesOf, shownFiles } from './shownFiles.js'

test('the page about testing shows the very files that run', () => {
  const fences = fencesOf('Testing.mdx')
  const files = [...shownFiles('stories/guide/testing'), ...shownFiles('test/docs/testing')]
  const shown = files.filter(({ name }) => !/^(page|playwright\.test\.ts)$/.test(name))
  expect(shown.map(({ name }) => name)).toContain('Fox.dom.test.tsx')
  for (const { name, text } of shown) expect(fences, name).toContain(text)
})
