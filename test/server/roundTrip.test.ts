import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterEach, expect, test } from 'vitest'
import { createBackend } from '../../src/backend/createBackend.js'
import { VideoError } from '../../src/core/VideoError.js'
import { finishAll } from './fakeProvider.js'
import { handlerRig, input } from './handlerRig.js'
import { png } from './imageBytes.js'

let server: Server | undefined

afterEach(async () => {
  server?.closeAllConnections()
  await new Promise((done) => (server ? server.close(done) : done(undefined)))
  server = undefined
})

/** A handler behind a real HTTP server, and the browser's backend in front of it. */
async function overHttp(options: Parameters<typeof handlerRig>[0] = {}) {
  const rig = handlerRig({ authorize: 'public', ...options })
  const listener = getRequestListener(rig.handler)
  server = createServer((incoming, outgoing) => void listener(incoming, outgoing))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { ...rig, origin, backend: createBackend({ url: `${origin}/api/video` }) }
}

test('the browser’s backend reads every answer of the handler', async () => {
  const { backend, provider } = await overHttp({
    uploadImage: (_, { fileName }) => Promise.resolve(`https://files.example.test/${fileName}`),
  })
  const { models, powers } = await backend.describe()
  expect(models.map(({ id }) => id)).toContain(input.model)
  expect(powers).toEqual({ batch: true, push: true, upload: true, intents: true })

  const task = await backend.createTask(input, { intentId: 'click-1' })
  expect(await backend.createTask(input, { intentId: 'click-1' })).toEqual(task)
  expect(await backend.findTask('click-1')).toEqual(task)
  expect(await backend.findTask('click-2')).toBeUndefined()
  expect(await backend.getTask(task)).toEqual(task)

  const [same, unknown] = await backend.getTasks([task, { taskId: 'nothing', model: input.model }])
  expect(same).toEqual(task)
  expect(unknown).toMatchObject({ name: 'VideoError', code: 'not-found' })

  const { url } = await backend.uploadImage(new Blob([png(300, 300)], { type: 'image/png' }))
  expect(url).toMatch(/^https:\/\/files\.example\.test\/.*\.png$/)

  provider.createTask.mockRejectedValueOnce(new VideoError('uncertain', 'lost'))
  await expect(backend.createTask(input, { intentId: 'click-3' })).rejects.toMatchObject({
    code: 'uncertain',
  })
  expect(await backend.findTask('click-3')).toBe('in-flight')
  await expect(backend.createTask({ ...input, prompt: '' })).rejects.toMatchObject({
    code: 'invalid-input',
    fields: { prompt: 'input.prompt.missing' },
  })
  provider.createTask.mockRejectedValueOnce(new VideoError('rate-limited', 'slow', { retryAfterMs: 1500 }))
  await expect(backend.createTask(input)).rejects.toMatchObject({ code: 'rate-limited', retryAfterMs: 1500 })
})

test('a result plays and downloads over HTTP', async () => {
  const { backend, provider } = await overHttp({
    fetch: (_, init) => {
      const part = new Headers(init?.headers).has('Range')
      const headers = { 'Content-Type': 'video/mp4', ...(part && { 'Content-Range': 'bytes 0-1/5' }) }
      return Promise.resolve(new Response(part ? 'vi' : 'video', { status: part ? 206 : 200, headers }))
    },
  })
  const created = await backend.createTask(input)
  finishAll(provider)
  const task = await backend.getTask(created)
  const url = task.state === 'success' ? task.resultUrls[0] : ''
  expect(await (await fetch(url)).text()).toBe('video')
  const part = await fetch(`${url}&download`, { headers: { Range: 'bytes=0-1' } })
  expect(part.status).toBe(206)
  expect(await part.text()).toBe('vi')
  expect(part.headers.get('Content-Disposition')).toMatch(/^attachment; filename="rushes-[\w-]{8}\.mp4"$/)
})

test('a player that leaves ends the download from the result’s host', async () => {
  let ended: () => void = () => undefined
  const upstreamEnded = new Promise<void>((resolve) => (ended = resolve))
  const endless = () =>
    new ReadableStream({
      pull: (controller) => {
        controller.enqueue(new Uint8Array(64 * 1024))
      },
      cancel: () => {
        ended()
      },
    })
  const { backend, provider } = await overHttp({ fetch: () => Promise.resolve(new Response(endless())) })
  const created = await backend.createTask(input)
  finishAll(provider)
  const task = await backend.getTask(created)
  const leave = new AbortController()
  const response = await fetch(task.state === 'success' ? task.resultUrls[0] : '', { signal: leave.signal })
  await response.body?.getReader().read()
  leave.abort()
  await upstreamEnded
})

test('the page’s own origin passes and another is refused, by the Host that was really sent', async () => {
  const { origin, provider } = await overHttp()
  const post = (headers: Record<string, string>) =>
    fetch(`${origin}/api/video/tasks`, {
      method: 'POST',
      body: JSON.stringify(input),
      headers: { 'Content-Type': 'application/json', ...headers },
    })
  expect((await post({ Origin: origin })).status).toBe(201)
  expect((await post({ Origin: 'https://evil.test' })).status).toBe(403)
  expect(provider.createTask).toHaveBeenCalledTimes(1)
})
