// `npm test`: every test, the browser's beside the others. With arguments, such as a path or `-t name`, one run of vitest
// that gets them.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { runSteps } from './runSteps.mjs'
import { testSteps } from './testSteps.mjs'

const given = process.argv.slice(2)

if (given.length === 0) runSteps(testSteps)
else {
  const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))
  process.exitCode = spawnSync(process.execPath, [vitest, 'run', ...given], { stdio: 'inherit' }).status ?? 1
}
