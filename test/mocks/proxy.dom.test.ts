import { expect, test } from 'vitest'
import { providerMocks } from '../../src/mocks.js'
import { apixo } from '../../src/providers/apixo.js'
import { chanjing } from '../../src/providers/chanjing.js'
import { kie } from '../../src/providers/kie.js'

const baseUrl = '/my-proxy'
const backends = {
  apixo: ({ fetch }: { fetch: typeof globalThis.fetch }) => apixo({ baseUrl, fetch }),
  kie: ({ fetch }: { fetch: typeof globalThis.fetch }) => kie({ baseUrl, fetch }),
  chanjing: ({ fetch }: { fetch: typeof globalThis.fetch }) => chanjing({ baseUrl, fetch }),
}

test.for([
  ['apixo', 'apixo/kling-2-5-turbo-pro', '/generateTask/kling-2-5-turbo-pro'],
  ['kie', 'kie/kling-v2-5-turbo-text-to-video-pro', '/api/v1/jobs/createTask'],
  ['chanjing', 'chanjing/kling-v2-5-turbo-normal', '/open/v1/ai_creation/task/submit'],
] as const)('the fetch of the simulated %s takes a page’s own paths and signals', async (row) => {
  const [name, model, path] = row
  const mocks = providerMocks[name]()
  const backend = backends[name](mocks)
  const { signal } = new AbortController()
  const task = await backend.createTask({ model, prompt: 'a fox' }, { signal })
  expect(mocks.requests[0]?.url).toBe(`${location.origin}/my-proxy${path}`)
  expect(await backend.getTask(task, { signal })).toMatchObject({ state: 'pending' })
})
