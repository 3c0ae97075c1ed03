import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { setTimeout as delay } from 'node:timers/promises'
import { apixo } from 'rushes/providers'
import { createVideoHandler } from 'rushes/server'
import { listen } from './listen.js'
import { simulatedUpstream } from './simulatedUpstream.js'

for (const name of ['react', 'react-dom', '@tanstack/react-query', 'msw']) {
  assert.throws(() => createRequire(import.meta.url).resolve(name), `${name} is installed`)
}

const upstream = await simulatedUpstream()
const handler = createVideoHandler({
  providers: [apixo({ apiKey: 'the-key', baseUrl: upstream.origin, allowLoopback: true })],
  authorize: (request) => (request.headers.get('Cookie') === 'user=ada' ? { user: 'ada' } : null),
  secret: 'a secret of this script alone',
  allowLoopback: true,
  production: false,
})
const server = await listen(async (request, response) => {
  const body: Buffer[] = []
  for await (const chunk of request) body.push(chunk as Buffer)
  const answer = await handler(
    new Request(`${server.origin}${request.url}`, {
      method: request.method ?? 'GET',
      headers: Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      ...(body.length > 0 && { body: Buffer.concat(body) }),
    }),
  )
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  response.end(Buffer.from(await answer.arrayBuffer()))
})
const url = `${server.origin}/api/video`
const headers = {
  Cookie: 'user=ada',
  'Content-Type': 'application/json',
  'Idempotency-Key': 'intent-of-ada-1',
}
const input = JSON.stringify({ model: 'apixo/kling-2-5-turbo-pro', prompt: 'a fox in the snow' })

interface Task {
  taskId: string
  state: string
  resultUrls?: string[]
}

assert.equal((await fetch(`${url}/models`)).status, 401)
const created = await fetch(`${url}/tasks`, { method: 'POST', headers, body: input })
assert.equal(created.status, 201)
let task = (await created.json()) as Task
const again = await fetch(`${url}/tasks`, { method: 'POST', headers, body: input })
assert.equal(((await again.json()) as Task).taskId, task.taskId)

const states = [task.state]
for (let look = 0; look < 50 && task.state !== 'success'; look += 1) {
  await delay(100)
  task = (await (await fetch(`${url}/tasks/${task.taskId}`, { headers })).json()) as Task
  if (task.state !== states.at(-1)) states.push(task.state)
}
assert.deepEqual(states, ['pending', 'processing', 'success'])
const [result] = task.resultUrls ?? []
assert.ok(result)
const video = await fetch(new URL(result, url), { headers })
assert.equal(await video.text(), 'an mp4..')

server.close()
upstream.close()
console.log(`Generated over HTTP: ${states.join(', ')}, then the video.`)
