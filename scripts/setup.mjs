// Installs what is missing, and says so: the packages, with --chromium a browser for the tests, and with --redis a
// redis-server for them.
// Runs before anything is installed, so it uses Node alone. Quick when nothing is missing.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findChromium } from './chromium.mjs'
import { findRedisServer } from './redisServer.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const wanted = new URL('../package-lock.json', import.meta.url)
const installed = new URL('../node_modules/.package-lock.json', import.meta.url)

checkNode()
if (!packagesAreInstalled()) installPackages()
if (process.argv.includes('--chromium') && !findChromium()) installChromium()
if (process.argv.includes('--redis') && !findRedisServer()) installRedis()

function checkNode() {
  const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  const least = engines.node.replace('>=', '').split('.').map(Number)
  const here = process.versions.node.split('.').map(Number)
  const difference = here.map((part, index) => part - least[index]).find((part) => part !== 0) ?? 0
  if (difference < 0) fail(`Node ${engines.node} is needed, and this is ${process.version}.`)
}

function packagesAreInstalled() {
  if (!existsSync(installed)) return false
  if (statSync(wanted).mtimeMs <= statSync(installed).mtimeMs) return true
  // A newer date alone says little: a fresh checkout touches the file too.
  const read = (url) => JSON.parse(readFileSync(url, 'utf8')).packages
  const there = read(installed)
  return Object.entries(read(wanted)).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || there[path]?.version === version || (!there[path] && (optional || devOptional)),
  )
}

function installPackages() {
  const npm = process.env.npm_execpath
  const done = npm ? run(process.execPath, [npm, 'ci'], 'npm ci') : run('npm', ['ci'])
  if (!done) fail('The packages could not be installed. The lines above say why.')
}

function installChromium() {
  const done = installWithApt('chromium') || run('npx', ['--no-install', 'playwright', 'install', 'chromium'])
  if (!done || !findChromium()) {
    fail(
      'The tests need a Chromium. Install one and set CHROMIUM_PATH to it, or run: npx playwright install chromium',
    )
  }
}

/** Without one the tests over a real Redis are left out and say so, except in continuous integration, where they fail. */
function installRedis() {
  if (!installWithApt('redis-server') || !findRedisServer()) {
    console.warn(
      'There is no redis-server. Install one, or set REDIS_SERVER_PATH to it, to run the tests over Redis.',
    )
  }
}

function installWithApt(name) {
  const isDebian = process.platform === 'linux' && existsSync('/etc/debian_version')
  if (!isDebian || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  return (
    run('apt-get', ['update', '-qq']) &&
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name])
  )
}

function run(command, args, words = [command, ...args].join(' ')) {
  console.log(`> ${words}`)
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    shell: process.platform === 'win32' && command !== process.execPath,
  })
  return status === 0
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
