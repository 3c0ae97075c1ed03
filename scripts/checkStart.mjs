// Starts the playground as a newcomer would, makes one video through it over HTTP, and ends it again.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** Installing the packages on a bare machine is part of it. */
const START_TIMEOUT_MS = 5 * 60_000
const VIDEO_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 15_000

const port = await freePort()
const origin = `http://127.0.0.1:${port}`
const start = performance.now()

console.log(`> PORT=${port} npm start`)
const npm = spawn('npm', ['start'], {
  env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', APIXO_API_KEY: '' },
  stdio: ['ignore', 'inherit', 'inherit'],
  shell: process.platform === 'win32',
})
const ended = once(npm, 'exit')
let hasEnded = false
void ended.then(() => (hasEnded = true))

try {
  await until('the playground to answer', START_TIMEOUT_MS, async () => {
    if (hasEnded) throw new Error('npm start ended by itself.')
    const index = await json('/index.json').catch(() => undefined)
    return index?.entries && Object.keys(index.entries).length > 0
  })
  say('npm start serves Storybook')

  const { models } = await json('/api/video/models')
  if (!(models?.length > 0)) throw new Error('GET /api/video/models lists no models.')
  say(`the handler knows ${models.length} models`)

  await json('/playground/control', post({ scenario: 'success', timeScale: 60 }))
  const created = await json(
    '/api/video/tasks',
    post({ model: models[0].id, prompt: 'a fox in the snow' }, { 'Idempotency-Key': crypto.randomUUID() }),
  )
  const task = await until('the video', VIDEO_TIMEOUT_MS, async () => {
    const now = await json(`/api/video/tasks/${encodeURIComponent(created.taskId)}`)
    if (now.state === 'failed') throw new Error(`The task failed: ${JSON.stringify(now.failure)}`)
    return now.state === 'success' && now
  })
  const video = await fetch(new URL(task.resultUrls[0], origin), { headers: { Range: 'bytes=0-11' } })
  const head = Buffer.from(await video.arrayBuffer()).toString('latin1')
  if (video.status !== 206 || head.slice(4, 8) !== 'ftyp') {
    throw new Error(`${task.resultUrls[0]} answered ${video.status} and no part of an mp4.`)
  }
  say('one video was made over HTTP, and its file is an mp4')
} finally {
  npm.kill('SIGTERM')
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, STOP_TIMEOUT_MS).unref())])
}

if (!hasEnded) throw new Error(`npm start was still there ${STOP_TIMEOUT_MS / 1000} s after SIGTERM.`)
await until('the port to be free again', STOP_TIMEOUT_MS, () =>
  fetch(origin).then(
    () => false,
    () => true,
  ),
)
say('npm start ended, and left no server behind')

function say(words) {
  console.log(`✓ ${words} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
}

async function json(path, init) {
  const response = await fetch(new URL(path, origin), init)
  const text = await response.text()
  if (!response.ok)
    throw new Error(`${init?.method ?? 'GET'} ${path} answered ${response.status}: ${text.slice(0, 300)}`)
  return JSON.parse(text)
}

function post(body, headers = {}) {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }
}

/** Asks every 300 ms until the answer is something. */
async function until(what, timeoutMs, ask) {
  const deadline = performance.now() + timeoutMs
  while (performance.now() < deadline) {
    const answer = await ask()
    if (answer) return answer
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  throw new Error(`Waited ${timeoutMs / 1000} s for ${what}.`)
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}
