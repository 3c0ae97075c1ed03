// `npm run docs:api`: writes the API reference from the docstrings.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { apiReference, referencePath } from './apiReference.mjs'

const { pages, undocumented } = await apiReference()
for (const [entry, text] of pages) {
  const path = referencePath(entry)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
console.log(`Wrote ${pages.size} pages into stories/reference.`)
if (undocumented.length > 0) {
  console.error(`Without a docstring:\n${undocumented.join('\n')}`)
  process.exit(1)
}
