import { resolve } from 'node:path'
import type { Rolldown } from 'vite'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { root } from './sourceFiles.js'

const ENTRY = 'virtual:words'

/** The modules of src whose code is in a bundle of these lines. */
async function modulesOf(lines: string): Promise<string[]> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'words',
        enforce: 'pre',
        resolveId: (id) => (id === ENTRY ? id : undefined),
        load: (id) => (id === ENTRY ? lines : undefined),
      },
    ],
    build: {
      write: false,
      rolldownOptions: { input: ENTRY, external: [/^[^./\0v]/], preserveEntrySignatures: 'strict' },
    },
  })
  const { output } = built as Rolldown.RolldownOutput
  return Object.entries(output[0].modules).flatMap(([path, { renderedLength }]) =>
    renderedLength > 0 && path !== ENTRY ? [path.slice(resolve(root, 'src').length + 1)] : [],
  )
}

const from = (entry: string) => JSON.stringify(resolve(root, `src/${entry}.ts`))
const translated = /^messages\/(ar|pl|zh)/

test('the components bring no language along but English', async () => {
  const modules = await modulesOf(`export * from ${from('components')}`)
  expect(modules).toContain('messages/enForm.ts')
  expect(modules.filter((path) => translated.test(path))).toEqual([])
})

test.each([
  ['zhCN', ['messages/zh-CN.ts', 'messages/zhCNForm.ts', 'messages/zhCNTask.ts']],
  ['pl', ['messages/pl.ts', 'messages/plForm.ts', 'messages/plTask.ts']],
  ['ar', ['messages/ar.ts', 'messages/arForm.ts', 'messages/arTask.ts']],
])('%s brings itself along and no other language', async (name, wanted) => {
  const modules = await modulesOf(`export { ${name} } from ${from('messages')}`)
  expect(modules.sort()).toEqual(wanted)
})
