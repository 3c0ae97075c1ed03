import { spawn } from 'node:child_process'

const SHOWN_CHARACTERS = 4000
const TIMEOUT_MS = 5 * 60_000

/** What a consumer's tools may see: nothing of the project's own run, and nobody to report to. */
export const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_ENV$|CI$)/i.test(name))),
  NEXT_TELEMETRY_DISABLED: '1',
  NO_COLOR: '1',
}

/**
 * Runs a command to its end, and gives back what it said.
 * @throws {Error} with the last of what it said, where it fails or takes more than 5 minutes
 */
export async function run(folder, command, args) {
  const child = spawn(command, args, { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS)
  const status = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? signal))
  })
  clearTimeout(timer)
  if (status === 0) return said
  throw new Error(
    `${[command, ...args].join(' ')} ended with ${status}:\n${said.trim().slice(-SHOWN_CHARACTERS)}`,
  )
}

/** The same for a package's own command, without npx between, which would not pass a signal on. */
export function runBin(folder, bin, args) {
  return run(folder, process.execPath, [`node_modules/${bin}`, ...args])
}
