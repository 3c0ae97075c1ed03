import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { environment } from './run.mjs'

const START_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 10_000

/**
 * Serves while `use` runs, at a port that was free.
 * @param command of a port: what to start
 * @throws {Error} with what the server said, where it does not answer or `use` fails
 */
export async function serve(folder, command, use) {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const server = spawn(process.execPath, command(String(port)), {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Next's server has children, which must end with it.
    detached: true,
  })
  let said = ''
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (said += chunk))
  let hasEnded = false
  const ended = once(server, 'exit').then(() => (hasEnded = true))
  try {
    const deadline = Date.now() + START_TIMEOUT_MS
    while (
      !(await fetch(origin)
        .then((answer) => answer.ok)
        .catch(() => false))
    ) {
      if (hasEnded || Date.now() > deadline) throw new Error('The server does not answer.')
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    return await use(origin)
  } catch (error) {
    throw new Error(`${error.message}\nThe server said:\n${said.trim()}`, { cause: error })
  } finally {
    if (!hasEnded) {
      process.kill(-server.pid, 'SIGTERM')
      const timer = setTimeout(() => process.kill(-server.pid, 'SIGKILL'), STOP_TIMEOUT_MS)
      await ended
      clearTimeout(timer)
    }
  }
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}
