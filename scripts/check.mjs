// `npm run check`: everything that continuous integration holds a change to, in the order of what fails soonest.
import { spawnSync } from 'node:child_process'

const steps = [
  ['format:check'],
  ['typecheck'],
  ['lint'],
  ['knip'],
  ['test', '--ignore-scripts'],
  ['build'],
  ['check:dist'],
  ['api:check'],
  ['check:package'],
  ['size'],
  ['storybook:build'],
  ['check:storybook'],
]

const npm = process.env.npm_execpath
const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []]

for (const [script, ...flags] of steps) {
  console.log(`\n── npm run ${script}`)
  const start = performance.now()
  const { status } = spawnSync(command, [...first, 'run', '--silent', ...flags, script], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: !npm && process.platform === 'win32',
  })
  if (status !== 0) {
    console.error(`\n${script} failed. Run it alone with: npm run ${script}`)
    process.exit(1)
  }
  console.log(`── ${script} passed in ${((performance.now() - start) / 1000).toFixed(1)} s`)
}
console.log(`\nAll ${steps.length} checks passed.`)
