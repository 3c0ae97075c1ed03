import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { VideoModel } from '../../src/core/VideoModel.js'
import { modelsAnswerSchema } from '../../src/core/modelsAnswerSchema.js'
import { isSettled } from '../../src/core/Task.js'
import { taskSchema } from '../../src/core/wire.js'
import { imageAnswerSchema } from '../../src/core/wireAnswers.js'
import { apixoKling25TurboPro } from '../../src/models/apixoKling25TurboPro.js'
import { models } from '../../src/models/registry.js'
import { playgroundPlugin } from '../../.storybook/playground/playgroundPlugin.js'
import { inputFor } from '../mocks/upstreams.js'
import { root } from '../package/sourceFiles.js'
import { png } from '../server/imageBytes.js'

/** The smallest image that is large enough for the models. */
const image = Buffer.from(png(300, 300))

let server: ViteDevServer
let origin: string

beforeAll(async () => {
  server = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    plugins: [playgroundPlugin({ environment: {} })],
    optimizeDeps: { noDiscovery: true },
    server: { host: '127.0.0.1', port: 0, watch: null, ws: false },
  })
  await server.listen()
  const address = server.httpServer?.address()
  if (!address || typeof address === 'string') throw new Error('There is no port.')
  origin = `http://127.0.0.1:${address.port}`
}, 60_000)

afterAll(async () => {
  await server.close()
})

const get = (path: string, init?: RequestInit) => fetch(new URL(path, origin), init)

async function json(path: string, init?: RequestInit): Promise<{ status: number; body: unknown }> {
  const response = await get(path, init)
  return { status: response.status, body: await response.json() }
}

const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

const create = (prompt: string, model: VideoModel = apixoKling25TurboPro) =>
  json('/api/video/tasks', post(inputFor(model, prompt), { 'Idempotency-Key': crypto.randomUUID() }))

async function settled(taskId: string) {
  return vi.waitUntil(
    async () => {
      const { body } = await json(`/api/video/tasks/${encodeURIComponent(taskId)}`)
      const task = taskSchema.parse(body)
      return isSettled(task) && task
    },
    { timeout: 20_000, interval: 200 },
  )
}

describe('the playground', () => {
  test('lists the models of all three providers, and that it takes images', async () => {
    const { status, body } = await json('/api/video/models')
    expect(status).toBe(200)
    expect(modelsAnswerSchema.parse(body).models.map(({ id }) => id)).toEqual(models.map(({ id }) => id))
    expect(modelsAnswerSchema.parse(body).powers.upload).toBe(true)
  })

  test.for(models)(
    'makes a video with $id over HTTP and gives out any part of it',
    { timeout: 30_000 },
    async (model) => {
      await json('/playground/control', post({ scenario: 'success', timeScale: 1000 }))
      const { status, body } = await create('a fox in the snow', model)
      expect(status).toBe(201)
      const task = await settled(taskSchema.parse(body).taskId)
      expect(task.state).toBe('success')

      const [url = ''] = 'resultUrls' in task ? task.resultUrls : []
      const whole = Buffer.from(await (await get(url)).arrayBuffer())
      const part = await get(url, { headers: { Range: 'bytes=4-7' } })
      expect(part.status).toBe(206)
      expect(part.headers.get('Content-Range')).toBe(`bytes 4-7/${whole.length}`)
      expect(await part.text()).toBe('ftyp')
      expect(whole.subarray(4, 8).toString()).toBe('ftyp')
    },
  )

  test('takes an image and gives it back under its own URL', async () => {
    const { status, body } = await json('/api/video/images', {
      method: 'POST',
      headers: { 'Content-Type': 'image/png' },
      body: image,
    })
    expect(status).toBe(201)
    const { url } = imageAnswerSchema.parse(body)
    expect(url.startsWith(`${origin}/playground/images/`)).toBe(true)

    const kept = await fetch(url)
    expect(kept.headers.get('Content-Type')).toBe('image/png')
    expect(Buffer.from(await kept.arrayBuffer()).equals(image)).toBe(true)
    expect((await get('/playground/images/..%2fpackage.json')).status).toBe(404)
  })

  test('is steered by its control route', { timeout: 30_000 }, async () => {
    const steered = await json(
      '/playground/control',
      post({ scenario: 'fail:CONTENT_VIOLATION', timeScale: 1000 }),
    )
    expect(steered.status).toBe(200)
    expect(steered.body).toEqual({
      providers: { apixo: 'simulated', kie: 'simulated', chanjing: 'simulated' },
      scenario: 'fail:CONTENT_VIOLATION',
      timeScale: 1000,
    })
    expect((await json('/playground/control')).body).toEqual(steered.body)

    for (const model of models) {
      const { body } = await create('a fox in the snow', model)
      const task = await settled(taskSchema.parse(body).taskId)
      expect(task, model.id).toMatchObject({ state: 'failed', failure: { reason: 'content-violation' } })
    }
  })

  test('holds its time still and moves it by hand', async () => {
    await json('/playground/control', post({ scenario: 'success', timeScale: 0 }))
    const { body } = await create('a fox in the snow')
    const { taskId } = taskSchema.parse(body)
    const state = async () =>
      taskSchema.parse((await json(`/api/video/tasks/${encodeURIComponent(taskId)}`)).body).state
    expect(await state()).toBe('pending')
    await json('/playground/control', post({ advanceMs: 15_000 }))
    expect(await state()).toBe('processing')
    await json('/playground/control', post({ advanceMs: 60_000 }))
    expect(await state()).toBe('success')
  })

  test.for(models)(
    'shows what the provider of $id was sent, and what is no create among none',
    async (model) => {
      const prompt = `a fox ${crypto.randomUUID()}`
      const { body } = await create(prompt, model)
      await json(`/api/video/tasks/${encodeURIComponent(taskSchema.parse(body).taskId)}`)
      const { body: sent } = await json('/playground/requests')
      const records: unknown[] = Array.isArray(sent) ? sent : []
      const own = records.filter((record) => JSON.stringify(record).includes(prompt))
      expect(own).toHaveLength(1)
      expect(own[0]).toMatchObject({
        method: 'POST',
        body: model.provider === 'chanjing' ? { ref_prompt: prompt } : { input: { prompt } },
      })
      expect(JSON.stringify(records)).not.toContain('access_token')
    },
  )

  test('is not steered by strangers, nor to where nothing is', async () => {
    const elsewhere = await json(
      '/playground/control',
      post({ timeScale: 1 }, { Origin: 'https://example.com' }),
    )
    expect(elsewhere.status).toBe(403)
    expect((await json('/playground/control', post({ scenario: 'no-such' }))).status).toBe(422)
    expect((await json('/playground/control', post({ timeScale: -1 }))).status).toBe(422)
    expect((await json('/playground/control', { method: 'DELETE' })).status).toBe(405)
  })

  test('answers nothing but its own paths', async () => {
    expect((await get('/api/videos')).status).toBe(404)
    expect((await get('/playground')).status).toBe(404)
  })
})
