import { expect, test } from 'vitest'
import { providerMocks } from '../../src/mocks.js'
import { apixo } from '../../src/providers/apixo.js'

test('the fetch of the simulated APIXO takes a page’s own paths and signals', async () => {
  const mocks = providerMocks.apixo()
  const backend = apixo({ baseUrl: '/my-proxy', fetch: mocks.fetch })
  const { signal } = new AbortController()
  const task = await backend.createTask({ model: 'apixo/kling-2-5-turbo-pro', prompt: 'a fox' }, { signal })
  expect(mocks.requests[0]?.url).toBe(`${location.origin}/my-proxy/generateTask/kling-2-5-turbo-pro`)
  expect(await backend.getTask(task, { signal })).toMatchObject({ state: 'pending' })
})
