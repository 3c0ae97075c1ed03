// Writes the shadcn items into dist/registry: the last step of `npm run build`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { registryItems } from './registryItems.mjs'

const folder = fileURLToPath(new URL('../dist/registry', import.meta.url))
mkdirSync(folder, { recursive: true })
for (const [name, item] of registryItems()) {
  writeFileSync(`${folder}/${name}.json`, `${JSON.stringify(item, null, 2)}\n`)
}
