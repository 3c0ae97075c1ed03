import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Rolldown } from 'vite'
import { build } from 'vite'

/** Bytes as they travel: each file compressed by itself, the sum of all. */
export interface Bytes {
  minified: number
  gzip: number
  brotli: number
}

export interface BundleSize {
  /** What a page loads before anything runs. */
  initial: Bytes
  /** What is loaded when it is first used. */
  lazy: Bytes
  /** How many files are loaded lazily. */
  lazyFiles: number
}

const REACT = /^(react|react-dom|scheduler)(\/|$)/

/**
 * Bundles a module as Vite ships an app: Rolldown, minified, for ES2022, production, React left out.
 * @param folder Its packages are found from here.
 */
export async function bundleSize(
  folder: string,
  source: string,
  { without = [] }: { without?: readonly RegExp[] } = {},
): Promise<BundleSize> {
  const entries = join(folder, 'entries')
  mkdirSync(entries, { recursive: true })
  const input = join(entries, 'entry.js')
  writeFileSync(input, source)
  const built = (await build({
    configFile: false,
    root: folder,
    logLevel: 'silent',
    mode: 'production',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input,
        external: [REACT, ...without],
        // The names that are weighed are used by nobody here.
        preserveEntrySignatures: 'strict',
      },
    },
  })) as Rolldown.RolldownOutput
  return sizesOf(built.output.filter((file) => file.type === 'chunk'))
}

function sizesOf(chunks: readonly Rolldown.OutputChunk[]): BundleSize {
  const initial = new Set<string>()
  const load = (fileName: string) => {
    const chunk = chunks.find((each) => each.fileName === fileName)
    if (!chunk || initial.has(fileName)) return
    initial.add(fileName)
    chunk.imports.forEach(load)
  }
  for (const chunk of chunks) if (chunk.isEntry) load(chunk.fileName)
  const later = chunks.filter(({ fileName }) => !initial.has(fileName))
  return {
    initial: sum(chunks.filter(({ fileName }) => initial.has(fileName))),
    lazy: sum(later),
    lazyFiles: later.length,
  }
}

function sum(chunks: readonly Rolldown.OutputChunk[]): Bytes {
  const total = { minified: 0, gzip: 0, brotli: 0 }
  for (const { code } of chunks) {
    total.minified += Buffer.byteLength(code)
    total.gzip += gzipSync(code, { level: 9 }).length
    total.brotli += brotliCompressSync(code, {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
    }).length
  }
  return total
}
