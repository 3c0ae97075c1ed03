import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { root } from './sourceFiles.js'

const subpaths = Object.keys(packageJson.exports).filter((subpath) => subpath !== './package.json')
const modules = subpaths.filter((subpath) => !subpath.endsWith('.css'))

/** The source of a subpath: `./server` comes from src/server.ts. */
const sourceOf = (subpath: string) => {
  const name = subpath === '.' ? 'index' : subpath.slice(2)
  return `${root}/src/${name.endsWith('.css') ? name : `${name}.ts`}`
}

describe('the exports of package.json', () => {
  test.each(subpaths)('%s has a source', (subpath) => {
    expect(existsSync(sourceOf(subpath))).toBe(true)
  })

  test.each(modules)('%s can be imported, and none of its exports is undefined', async (subpath) => {
    const exported: unknown = await import(/* @vite-ignore */ sourceOf(subpath))
    const all = Object.entries(exported as Record<string, unknown>)
    expect(all.length).toBeGreaterThan(0)
    expect(all.filter(([, value]) => value === undefined).map(([name]) => name)).toEqual([])
  })
})
