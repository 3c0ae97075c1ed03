import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Rolldown } from 'vite'
import { build } from 'vite'

/** Bytes as they travel: each file compressed by itself, the sum of all. */
interface Bytes {
  minified: number
  gzip: number
  brotli: number
}

export interface BundleSize {
  /** What a page loads before anything runs. */
  initial: Bytes
  /** What is loaded when it is first used. */
  lazy: Bytes
  /** The packages that the initial files are made of, largest first: their share of the code before it is minified. */
  packages: PackageShare[]
}

interface PackageShare {
  /** `rushes/hooks` for a folder of the kit's own. */
  name: string
  share: number
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
        // The names that are weighed are used by nobody here. An app's own entry may hold what its lazy files share.
        preserveEntrySignatures: 'allow-extension',
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
  const first = chunks.filter(({ fileName }) => initial.has(fileName))
  return { initial: sum(first), lazy: sum(later), packages: packagesOf(first) }
}

function packagesOf(chunks: readonly Rolldown.OutputChunk[]): PackageShare[] {
  const lengths = new Map<string, number>()
  for (const [path, { renderedLength }] of chunks.flatMap(({ modules }) => Object.entries(modules))) {
    const name = packageOf(path.replaceAll('\\', '/'))
    lengths.set(name, (lengths.get(name) ?? 0) + renderedLength)
  }
  const all = [...lengths.values()].reduce((total, length) => total + length, 0)
  return [...lengths]
    .map(([name, length]) => ({ name, share: Math.round((length / all) * 1000) / 1000 }))
    .filter(({ share }) => share > 0)
    .sort((one, other) => other.share - one.share)
}

function packageOf(path: string): string {
  const installed = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]
  if (installed !== undefined) return installed
  const folder = /\/dist\/(\w+)\//.exec(path)?.[1]
  return folder === undefined ? 'the bundler’s own' : `rushes/${folder}`
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
