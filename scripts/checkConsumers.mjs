// `npm run check:consumers`: packs the package and uses it as strangers do. Each consumer is a project in a temporary
// folder that installs the tarball, type-checks, builds and makes a video. One that fails fails the command.
//   npm run check:consumers -- next node    only those whose template or name has one of the words
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { consumers } from '../test/consumers/runner/consumers.mjs'
import { install, installed, makeProject } from '../test/consumers/runner/makeProject.mjs'
import { resultsPage } from '../test/consumers/runner/resultsPage.mjs'
import { run } from '../test/consumers/runner/run.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const words = process.argv.slice(2)
const wanted = consumers.filter(
  ({ name, template }) =>
    words.length === 0 || words.some((word) => template === word || name.includes(word)),
)
if (wanted.length === 0) throw new Error(`No consumer is called ${words.join(' or ')}.`)

const folder = mkdtempSync(join(tmpdir(), 'rushes-consumers-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))

const start = performance.now()
await timed('build', () => run(root, 'npm', ['run', '--silent', 'build']))
const { packed } = await timed('pack', pack)

const results = []
for (const [index, consumer] of wanted.entries())
  results.push(await check(consumer, join(folder, String(index))))
const seconds = (performance.now() - start) / 1000

const page = resultsPage({ results, packed, seconds })
console.log(`\n${page}`)
if (words.length === 0) writeFileSync(join(root, 'test/consumers/results.md'), page)
const failed = results.filter(({ error }) => error)
if (failed.length > 0) {
  for (const { name, error } of failed) console.error(`\n${name} failed:\n${error.message}`)
  process.exit(1)
}

async function pack() {
  const said = await run(root, 'npm', [
    'pack',
    '--json',
    '--ignore-scripts',
    '--loglevel=error',
    '--pack-destination',
    folder,
  ])
  const [packed] = JSON.parse(said.slice(said.indexOf('[')))
  return { packed }
}

async function check({ name, template, packages, shown, flags, steps }, project) {
  console.log(`\n── ${name}`)
  const done = []
  const notes = []
  mkdirSync(project)
  try {
    makeProject(project, template, join(folder, packed.filename), packages)
    for (const step of [{ name: 'install', run: () => install(project, flags) }, ...steps]) {
      const { seconds } = await timed(step.name, () => step.run(project))
      done.push({ name: step.name, seconds })
      if (step.note) notes.push(step.note)
    }
    return { name, versions: shown.map((each) => installed(project, each)), done, notes }
  } catch (error) {
    return { name, versions: [], done, notes, error }
  }
}

async function timed(name, work) {
  const start = performance.now()
  const value = await work()
  const seconds = (performance.now() - start) / 1000
  console.log(`   ${name} ${seconds.toFixed(1)} s`)
  return { ...value, seconds }
}
