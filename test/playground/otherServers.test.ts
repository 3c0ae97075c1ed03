import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import express from 'express'
import { Hono } from 'hono'
import { describe, expect, onTestFinished, test } from 'vitest'
import { modelsAnswerSchema } from '../../src/core/modelsAnswerSchema.js'
import { taskSchema } from '../../src/core/wire.js'
import { providerMocks } from '../../src/mocks.js'
import { apixo } from '../../src/providers.js'
import { createVideoHandler } from '../../src/server.js'

function simulatedHandler() {
  const upstream = providerMocks.apixo()
  return createVideoHandler({
    providers: [apixo({ apiKey: 'simulated', fetch: upstream.fetch })],
    authorize: 'public',
    secret: 'a secret of this test alone',
    fetch: upstream.fetch,
  })
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('There is no port.')
  return `http://127.0.0.1:${address.port}/api/video`
}

// As the guide's page on backends has them.
const servers: Record<string, () => RequestListener> = {
  Hono: () => {
    const handler = simulatedHandler()
    const app = new Hono()
    app.all('/api/video/*', (context) => handler(context.req.raw))
    return (request, response) =>
      void getRequestListener(app.fetch, { overrideGlobalObjects: false })(request, response)
  },
  Express: () => {
    const app = express()
    app.all('/api/video/*path', getRequestListener(simulatedHandler(), { overrideGlobalObjects: false }))
    return (request, response) => void app(request, response)
  },
}

describe.each(Object.entries(servers))('the handler in %s', (_, listener) => {
  test('lists models, takes a task and finds it again', async () => {
    const url = await serve(listener())
    const models = modelsAnswerSchema.parse(await (await fetch(`${url}/models`)).json())
    expect(models.models.length).toBeGreaterThan(0)

    const created = await fetch(`${url}/tasks`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
      body: JSON.stringify({ model: models.models[0]?.id, prompt: 'a fox in the snow' }),
    })
    expect(created.status).toBe(201)
    const { taskId } = taskSchema.parse(await created.json())

    const found = await fetch(`${url}/tasks/${encodeURIComponent(taskId)}`)
    expect(taskSchema.parse(await found.json()).taskId).toBe(taskId)
  })

  test('refuses in the words of the handler', async () => {
    const url = await serve(listener())
    const refused = await fetch(`${url}/tasks/no-such-task`)
    expect(refused.status).toBe(404)
    expect(refused.headers.get('Content-Type')).toContain('application/problem+json')
  })
})
