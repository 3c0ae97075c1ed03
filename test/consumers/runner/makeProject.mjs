import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './run.mjs'

const templates = fileURLToPath(new URL('../templates/', import.meta.url))

/** A copy of the template whose package.json has the tarball among its dependencies, and `packages` in other versions. */
export function makeProject(folder, template, tarball, packages = {}) {
  cpSync(join(templates, template), folder, { recursive: true })
  const path = join(folder, 'package.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8'))
  manifest.name = `consumer-${template}`
  manifest.dependencies = { ...manifest.dependencies, rushes: `file:${tarball}` }
  for (const field of ['dependencies', 'devDependencies']) {
    for (const name of Object.keys(manifest[field] ?? {})) {
      if (packages[name]) manifest[field][name] = packages[name]
    }
  }
  writeFileSync(path, JSON.stringify(manifest, null, 2))
}

/** From npm's cache where it has them, else from the registry. */
export function install(folder, flags = []) {
  return run(folder, 'npm', [
    'install',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    '--ignore-scripts',
    '--loglevel=error',
    ...flags,
  ])
}

/** `react 19.3.1`, as it lies in the project's node_modules. */
export function installed(folder, name) {
  const { version } = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8'))
  return `${name} ${version}`
}
