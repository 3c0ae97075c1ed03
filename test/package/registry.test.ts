import { spawnSync } from 'node:child_process'
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { registryItems } from '../../scripts/registryItems.mjs'
import { root } from './sourceFiles.js'

const items = [...registryItems().values()]
const packages = /^(react|rushes|rushes\/messages)$/

describe('the shadcn items', () => {
  test('are those that the package promises', () => {
    expect(items.map(({ name }) => name)).toEqual([
      'rushes-provider',
      'cfg-slider',
      'frame-control',
      'prompt-form',
      'video-result',
      'task-feed',
      'video-studio',
    ])
  })

  test.each(items.map((item) => [item.name, item] as const))(
    '%s has a title, a description, and files with a place in the project',
    (_, item) => {
      expect(item.type).toMatch(/^registry:(component|block)$/)
      expect(item.title).not.toBe('')
      expect(item.description).toMatch(/\.$/)
      for (const { path, content, type, target } of item.files) {
        expect(path).toMatch(/^registry\/rushes\/[a-z-]+\.tsx?$/)
        expect(target).toBe(`components/rushes/${posix.basename(path)}`)
        expect(type).toBe(path.endsWith('.tsx') ? 'registry:component' : 'registry:lib')
        expect(content.length).toBeGreaterThan(100)
      }
    },
  )

  test.each(items.map((item) => [item.name, item] as const))(
    '%s brings all that its files import',
    (_, item) => {
      const brought = item.files.map(({ target }) => `./${posix.basename(target).replace(/\.tsx?$/, '')}`)
      const imported = item.files.flatMap(({ content }) =>
        [...content.matchAll(/from '([^']+)'/g)].map(([, specifier = '']) => specifier),
      )
      expect(
        imported.filter((specifier) => !packages.test(specifier) && !brought.includes(specifier)),
      ).toEqual([])
    },
  )

  test('compile in a strict project', { timeout: 60_000 }, () => {
    const folder = mkdtempSync(`${root}/node_modules/.registry-`)
    try {
      const files = items.flatMap((item) => item.files)
      for (const { target, content } of files) {
        mkdirSync(dirname(`${folder}/${target}`), { recursive: true })
        writeFileSync(`${folder}/${target}`, content)
      }
      const paths = {
        rushes: [`${root}/src/index.ts`],
        'rushes/messages': [`${root}/src/messages.ts`],
      }
      const config = {
        extends: `${root}/tsconfig.json`,
        compilerOptions: { paths },
        include: [],
        files: [...new Set(files.map(({ target }) => target))],
      }
      writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(config))
      const tsc = `${root}/node_modules/typescript-native/bin/tsc`
      const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
        encoding: 'utf8',
      })
      expect(stdout).toBe('')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
