import { expect, test, vi } from 'vitest'
import { VideoError } from '../../src/core/VideoError.js'
import { CANARY_KEY, CANARY_PROMPT, fakeProvider, finishAll, UPSTREAM_URL } from './fakeProvider.js'
import { handlerRig, input } from './handlerRig.js'
import { png } from './imageBytes.js'
import { secretForms } from './secretForms.js'

test('neither key nor prompt nor upstream URL is in any answer or any log', async () => {
  const said: string[] = []
  const log = (details: object, message: string) => said.push(JSON.stringify(details), message)
  const words = `Bearer ${CANARY_KEY} was refused for "${CANARY_PROMPT}" at ${UPSTREAM_URL}`
  const faults: Error[] = [
    new VideoError('unauthorized', words, { status: 401, cause: new Error(words) }),
    new VideoError('rate-limited', words, { retryAfterMs: 1000 }),
    new VideoError('uncertain', words),
    new VideoError('provider-error', words),
    new TypeError(words),
    Object.assign(new Error(words), { cause: words }),
  ]
  const provider = fakeProvider()
  const { send, create } = handlerRig({
    provider,
    logger: { debug: log, info: log, warn: log, error: log },
    onEvent: (event) => said.push(JSON.stringify(event)),
    uploadImage: () => Promise.reject(new Error(words)),
    fetch: () => Promise.reject(new TypeError(words)),
  })
  const hear = async (answer: Promise<Response>) => {
    const response = await answer
    said.push(await response.text(), JSON.stringify([...response.headers]))
  }

  const { taskId } = await create({ intentId: 'click-1' })
  await hear(send('/models'))
  await hear(send('/tasks', { json: input }))
  await hear(send('/tasks', { json: { ...input, negativePrompt: 7 } }))
  await hear(
    send('/tasks', { method: 'POST', body: CANARY_PROMPT, headers: { 'Content-Type': 'application/json' } }),
  )
  await hear(send('/tasks', { json: { ...input, model: CANARY_PROMPT } }))
  await hear(send('/intents/click-1'))
  await hear(
    send('/images', { method: 'POST', body: png(300, 300), headers: { 'Content-Type': 'image/png' } }),
  )
  for (const fault of faults) {
    provider.createTask.mockRejectedValueOnce(fault)
    await hear(send('/tasks', { json: input }))
    provider.getTask.mockRejectedValueOnce(fault)
    await hear(send(`/tasks/${taskId}`))
    provider.getTask.mockRejectedValueOnce(fault)
    await hear(send('/tasks/query', { json: { ids: [taskId] } }))
    provider.getTask.mockRejectedValueOnce(fault)
    await hear(send(`/tasks/${taskId}/video`))
  }
  finishAll(provider)
  await hear(send(`/tasks/${taskId}`))
  await hear(send(`/tasks/${taskId}/video?download`))
  finishAll(provider, [`https://evil.test/${CANARY_KEY}`])
  await hear(send(`/tasks/${taskId}/video`))

  expect(said.length).toBeGreaterThan(70)
  const everything = said.join('\n')
  for (const secret of [CANARY_KEY, CANARY_PROMPT, UPSTREAM_URL]) {
    for (const form of secretForms(secret)) {
      // The first characters of any URL are in many others.
      if (form !== UPSTREAM_URL.slice(0, 12)) expect(everything).not.toContain(form)
    }
  }
  expect(everything).not.toContain('upstream-secret')
})

test('the console hears nothing', async () => {
  const provider = fakeProvider()
  provider.getTask.mockRejectedValue(new TypeError(CANARY_KEY))
  const { send, create } = handlerRig({ provider })
  const { taskId } = await create()
  expect((await send(`/tasks/${taskId}`)).status).toBe(500)
  expect(vi.mocked(console.error)).not.toHaveBeenCalled()
})
