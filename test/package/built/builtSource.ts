import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vitest/config'

const source = fileURLToPath(new URL('../../../src/', import.meta.url))
const built = fileURLToPath(new URL('../../../dist/', import.meta.url))

/**
 * Gives a test the built module wherever it asks for one of src, so that the suite runs against what is published. A
 * module of types alone is not built, and has nothing that runs.
 */
export function builtSource(): Plugin {
  return {
    name: 'rushes:built-source',
    enforce: 'pre',
    // Not before: whoever only reads the configuration needs no build.
    configResolved() {
      if (!existsSync(`${built}index.js`)) throw new Error('There is nothing in dist: npm run build')
    },
    async resolveId(id, importer, options) {
      const resolved = await this.resolve(id, importer, { ...options, skipSelf: true })
      if (!resolved?.id.startsWith(source)) return resolved
      const path = built + resolved.id.slice(source.length).replace(/\.tsx?$/, '.js')
      return existsSync(path) ? path : resolved
    },
  }
}
