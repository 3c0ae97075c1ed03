import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import packageJson from '../../../package.json' with { type: 'json' }

/** What is measured beside the kit: exactly these versions, and what both stand on in the kit's own. */
export const peerVersions = {
  '@fal-ai/client': '1.10.1',
  '@fal-ai/server-proxy': '1.2.1',
  '@runwayml/sdk': '4.20.1',
  '@tanstack/ai': '0.58.0',
  '@tanstack/ai-client': '0.33.2',
  '@tanstack/ai-react': '0.27.3',
  '@uploadthing/react': '7.3.3',
  hono: packageJson.dependencies.hono,
  react: packageJson.devDependencies.react,
  'react-dom': packageJson.devDependencies['react-dom'],
  replicate: '1.4.0',
  uploadthing: '7.7.4',
} as const

/**
 * A folder whose `node_modules` has them, outside of the project: nobody who installs the kit or works on it pays for
 * them. They are installed once for each list of versions; without a network, only what npm has kept can be.
 * @throws {Error} where npm cannot install them; it has said why.
 */
export function peerPackages(): string {
  const manifest = JSON.stringify({ private: true, type: 'module', dependencies: peerVersions }, null, 2)
  const name = createHash('sha256').update(manifest).digest('hex').slice(0, 12)
  const folder = join(tmpdir(), `rushes-bench-peers-${name}`)
  if (existsSync(folder)) return folder

  const making = `${folder}-${process.pid}`
  mkdirSync(making)
  writeFileSync(join(making, 'package.json'), manifest)
  const npm = process.env['npm_execpath']
  const flags = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--silent']
  const { status } = spawnSync(npm ? process.execPath : 'npm', npm ? [npm, ...flags] : flags, {
    cwd: making,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: !npm && process.platform === 'win32',
  })
  if (status !== 0) {
    rmSync(making, { recursive: true })
    throw new Error('npm could not install the packages that the kit is measured against.')
  }
  renameSync(making, folder)
  return folder
}
