import { copyFileSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The kit as it is published, in a folder of its own. */
export interface BuiltPackage {
  /** Holds `package.json`, `dist` and a way to the installed dependencies. */
  folder: string
  remove(): void
}

/** Builds the kit as `npm run build` does, and leaves the project's own `dist` alone. */
export async function builtPackage(): Promise<BuiltPackage> {
  const folder = mkdtempSync(join(tmpdir(), 'rushes-bench-'))
  await build({
    root,
    configFile: join(root, 'vite.lib.config.ts'),
    logLevel: 'error',
    mode: 'production',
    build: { outDir: join(folder, 'dist'), emptyOutDir: true },
  })
  if (!existsSync(join(folder, 'dist/index.js'))) throw new Error('The build made no dist/index.js.')
  // It says which files have no side effects.
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true })
    },
  }
}
