import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { apiReference, documentedEntries, importName, referencePath } from '../../scripts/apiReference.mjs'

let reference: Awaited<ReturnType<typeof apiReference>>

beforeAll(async () => {
  reference = await apiReference()
}, 120_000)

describe('the API reference', () => {
  test('has a page for every entry', () => {
    const entries = Object.keys(packageJson.exports)
      .filter((subpath) => !/\.(css|json)$/.test(subpath))
      .map((subpath) => (subpath === '.' ? 'rushes' : `rushes/${subpath.slice(2)}`))
    expect(Object.keys(documentedEntries).map(importName).sort()).toEqual(entries.sort())
  })

  test('finds a docstring at every exported name', () => {
    expect(reference.undocumented).toEqual([])
  })

  test.each(Object.keys(documentedEntries))('says of %s what its sources say: npm run docs:api', (entry) => {
    const path = referencePath(entry)
    expect(existsSync(path)).toBe(true)
    expect(readFileSync(path, 'utf8')).toBe(reference.pages.get(entry))
  })
})
