import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { root } from './sourceFiles.js'

test('the lock file names no registry, so that every machine asks its own', () => {
  expect(readFileSync(`${root}/package-lock.json`, 'utf8')).not.toContain('"resolved"')
})
