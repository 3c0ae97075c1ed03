import { resolve } from 'node:path'
import type { Rolldown } from 'vite'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { root } from './sourceFiles.js'

const ENTRY = 'virtual:one-provider'
const providers = ['apixo', 'kie', 'chanjing']

/** The modules of src whose code is in a bundle of one export of src/providers.ts. */
async function modulesOf(provider: string): Promise<string[]> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'one-provider',
        enforce: 'pre',
        resolveId: (id) => (id === ENTRY ? id : undefined),
        load: (id) =>
          id === ENTRY
            ? `export { ${provider} } from ${JSON.stringify(resolve(root, 'src/providers.ts'))}`
            : undefined,
      },
    ],
    build: {
      write: false,
      rolldownOptions: { input: ENTRY, external: [/^zod/], preserveEntrySignatures: 'strict' },
    },
  })
  const { output } = built as Rolldown.RolldownOutput
  return Object.entries(output[0].modules).flatMap(([path, { renderedLength }]) =>
    renderedLength > 0 && path !== ENTRY ? [path.slice(resolve(root, 'src').length + 1)] : [],
  )
}

test.each(providers)('%s alone brings nothing of another provider along', async (provider) => {
  const others = providers.filter((each) => each !== provider)
  const modules = await modulesOf(provider)
  expect(modules).toContain(`providers/${provider}.ts`)
  expect(modules.filter((path) => others.some((other) => path.startsWith(`providers/${other}`)))).toEqual([])
})
