import { expect, test } from 'vitest'
import { createBackend } from '../../../src/index.js'
import { providerMocks } from '../../../src/mocks.js'
import { apixo } from '../../../src/providers.js'
import { createVideoHandler } from '../../../src/server.js'

test('the handler asks the provider twice for a video', async () => {
  const upstream = providerMocks.apixo({ timeScale: 0 })
  const handler = createVideoHandler({
    providers: [apixo({ apiKey: 'simulated', fetch: upstream.fetch })],
    authorize: 'public',
    secret: 'at least sixteen characters',
    fetch: upstream.fetch,
  })
  const backend = createBackend({
    url: 'http://app.example/api/video',
    fetch: (input, init) => handler(new Request(input, init)),
  })

  const task = await backend.createTask({ model: 'apixo/kling-2-5-turbo-pro', prompt: 'a fox in the snow' })
  upstream.advance(60_000)
  const done = await backend.getTask(task)
  expect(done.state).toBe('success')
  expect(upstream.requests).toHaveLength(2) // the create, and one look
})
