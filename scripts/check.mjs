// `npm run check`: everything that continuous integration holds a change to, what fails soonest first, then what takes
// longest. With --without-tests, all but what `npm test` runs.
import { runSteps } from './runSteps.mjs'
import { testSteps } from './testSteps.mjs'

const withTests = !process.argv.includes('--without-tests')

runSteps([
  { script: 'typecheck' },
  { script: 'format:check' },
  { script: 'knip' },
  { script: 'lint' },
  ...(withTests ? testSteps : []),
  { script: 'build' },
  { script: 'storybook:build' },
  { script: 'check:dist', after: 'build' },
  { script: 'check:storybook', after: 'storybook:build' },
  { script: 'check:package', after: 'build' },
  { script: 'api:check', after: 'build' },
  { script: 'size', after: 'build' },
])
