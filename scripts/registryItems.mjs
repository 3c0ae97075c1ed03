// The shadcn items that the package ships: registry.json with the files of each item put into it, as `shadcn build` does.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const schema = 'https://ui.shadcn.com/schema/registry-item.json'

/** Name → the item, whole. */
export function registryItems() {
  const { items } = JSON.parse(readFileSync(`${root}/registry.json`, 'utf8'))
  return new Map(
    items.map((item) => [
      item.name,
      {
        $schema: schema,
        ...item,
        files: item.files.map(({ path, type, target }) => ({
          path,
          content: readFileSync(`${root}/${path}`, 'utf8'),
          type,
          target,
        })),
      },
    ]),
  )
}
