// Two steps run at a time, begun in their order. The words of a step are kept and printed together when it ends. The first
// failure ends what still runs.
import { spawn, spawnSync } from 'node:child_process'

const AT_ONCE = 2
/** For what is told to end; then it is ended. */
const GRACE_MS = 10_000

const npm = process.env.npm_execpath
const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []]
const isWindows = process.platform === 'win32'
const since = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`

/** Runs scripts of package.json. `after` names the one that makes what a step looks at. Sets the exit code. */
export function runSteps(steps) {
  const start = performance.now()
  const passed = new Set()
  const waiting = [...steps]
  const running = new Set()
  let isOver = false

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, fail)
  beginMore()

  function beginMore() {
    while (!isOver && running.size < AT_ONCE) {
      const at = waiting.findIndex(({ after }) => after === undefined || passed.has(after))
      if (at < 0) return
      begin(waiting.splice(at, 1)[0].script)
    }
  }

  function begin(script) {
    const began = performance.now()
    console.log(`── npm run ${script} …`)
    const words = []
    const child = spawn(command, [...first, 'run', '--silent', script], {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: !npm && isWindows,
      // At the head of a group, so that all it has started can be ended with it.
      detached: !isWindows,
      env: { ...(process.stdout.isTTY && { FORCE_COLOR: '1' }), ...process.env },
    })
    running.add(child)
    child.stdout.on('data', (part) => words.push(part))
    child.stderr.on('data', (part) => words.push(part))
    child.on('close', (status) => {
      running.delete(child)
      // What was ended has nothing to say.
      if (isOver) return
      console.log(`\n── npm run ${script}`)
      process.stdout.write(Buffer.concat(words))
      if (status !== 0) {
        console.error(`\n${script} failed. Run it alone with: npm run ${script}`)
        return fail()
      }
      console.log(`── ${script} passed in ${since(began)}`)
      passed.add(script)
      if (passed.size === steps.length) console.log(`\nAll ${steps.length} steps passed in ${since(start)}.`)
      beginMore()
    })
  }

  /** Ends what runs. This process ends after the last of it. */
  function fail() {
    process.exitCode = 1
    isOver = true
    for (const child of running) endGroup(child, 'SIGTERM')
    setTimeout(() => running.forEach((child) => endGroup(child, 'SIGKILL')), GRACE_MS).unref()
  }
}

function endGroup({ pid }, signal) {
  if (isWindows) return spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'])
  try {
    process.kill(-pid, signal)
  } catch {
    // It has just ended by itself.
  }
}
