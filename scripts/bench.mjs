// `npm run bench`: the benchmarks that take a minute or two, one after the other; `npm run bench -- sizes hooks` runs
// those alone. They write results.json and results.md beside them; stories/guide/Benchmarks.mdx shows them.
import { spawnSync } from 'node:child_process'

const quick = ['sizes', 'overhead', 'hooks', 'polling', 'once']
const named = process.argv.slice(2)
const unknown = named.filter((name) => !quick.includes(name))
if (unknown.length > 0) throw new Error(`npm run bench takes ${quick.join(', ')}, not ${unknown.join(', ')}.`)
const long = { tasks: '14 minutes', push: '4 minutes, with a redis-server', crashes: '10 minutes, the same' }

const npm = process.env.npm_execpath
const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []]
const failed = []

for (const name of named.length > 0 ? named : quick) {
  console.log(`\n── npm run bench:${name}`)
  const start = performance.now()
  const { status } = spawnSync(command, [...first, 'run', '--silent', `bench:${name}`], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: !npm && process.platform === 'win32',
  })
  if (status !== 0) failed.push(name)
  console.log(`── ${name} took ${((performance.now() - start) / 1000).toFixed(0)} s`)
}

console.log('\nThe long ones have commands of their own:')
for (const [name, takes] of Object.entries(long)) console.log(`  npm run bench:${name}    ${takes}`)

if (failed.length > 0) {
  console.error(`\nFailed: ${failed.join(', ')}`)
  process.exit(1)
}
