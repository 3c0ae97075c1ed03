import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { root } from './sourceFiles.js'

test('the lock file names no registry, so that every machine asks its own', () => {
  const lock = readFileSync(`${root}/package-lock.json`, 'utf8')
  const places = [...lock.matchAll(/"resolved": "([^"]*)"/g)].map(([, place]) => place)
  // The one package that comes from this repository itself.
  expect(places).toEqual(['test/react18'])
})
