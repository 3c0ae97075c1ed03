import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readmePath, readmeWithFigures } from '../../scripts/readmeFigures.mjs'

test('the README has the figures that were measured last: npm run docs:figures', async () => {
  expect(readFileSync(readmePath, 'utf8')).toBe(await readmeWithFigures())
})
