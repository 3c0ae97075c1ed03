import { expect, test, vi } from 'vitest'
import { fakeProvider, finishAll } from './fakeProvider.js'
import { handlerRig } from './handlerRig.js'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** One finished task of ada's, every way to it, and a watch on everything that goes out. */
async function watched() {
  const fetchResult = vi.fn<typeof fetch>()
  const uploadImage = vi.fn<() => Promise<{ url: string }>>()
  const describeModels = vi.fn(fakeProvider().describe)
  const provider = fakeProvider({ describe: describeModels, uploadImage })
  const rig = handlerRig({
    provider,
    fetch: fetchResult,
    authorize: (request) => {
      const user = request.headers.get('X-User')
      return user === null || user === 'wrong' ? null : { user }
    },
    publicUrl: 'https://app.example.test',
    limits: { createsPerMinute: Infinity, checksPerMinute: Infinity, uploadsPerMinute: Infinity },
  })
  const { taskId } = await rig.create({ intentId: 'click-1' })
  finishAll(provider)
  const outgoing = [provider.createTask, provider.getTask, fetchResult, uploadImage]
  for (const call of [...outgoing, describeModels]) call.mockClear()
  const paths = [
    ...['/models', '/tasks', '/tasks/query', '/images', '/events', '/intents/click-1'],
    ...[`/tasks/${taskId}`, `/tasks/${taskId}/video`, `/tasks/${taskId}/video?download&index=0`],
    ...['/callbacks/apixo/forged', `/callbacks/apixo/${taskId}`],
  ]
  const body = JSON.stringify({ ids: [taskId] })
  const send = (path: string, method: string, user: string | null) =>
    rig.send(path, {
      method,
      user,
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'click-1' },
      ...(method !== 'GET' && method !== 'HEAD' && { body }),
    })
  return { ...rig, taskId, paths, request: send, outgoing, describeModels }
}

test.each([
  ['nobody', null],
  ['somebody whose word is not taken', 'wrong'],
])('%s calls no provider, by no route and no method', async (_, user) => {
  const { paths, request, outgoing, describeModels } = await watched()
  for (const path of paths) {
    for (const method of METHODS) {
      const { status } = await request(path, method, user)
      expect(path.startsWith('/callbacks/') ? [404, 405] : [401, 405], `${method} ${path}`).toContain(status)
    }
  }
  for (const call of [...outgoing, describeModels]) expect(call).not.toHaveBeenCalled()
})

test('another user calls no provider about somebody’s task, by no route and no method', async () => {
  const { paths, request, outgoing, taskId } = await watched()
  for (const path of paths) {
    for (const method of METHODS) {
      const answer = await request(path, method, 'bob')
      const text = await answer.text()
      if (answer.status === 200 && path !== '/models')
        expect(text, `${method} ${path}`).toContain('not-found')
      if (answer.status !== 200) expect([404, 405, 415, 422], `${method} ${path}`).toContain(answer.status)
      expect(text).not.toMatch(/"state"|resultUrls|grant=/)
      expect(path === '/events' || !text.includes(taskId), `${method} ${path}`).toBe(true)
    }
  }
  for (const call of outgoing) expect(call).not.toHaveBeenCalled()
})

test('of 1,000 users none reads a neighbour’s task, and is told the same of it as of one that is not there', async () => {
  const { create, send, provider } = handlerRig()
  const users = Array.from({ length: 1000 }, (_, index) => `user-${index}`)
  const tasks = await Promise.all(users.map((user) => create({ user })))
  finishAll(provider)
  const answer = async (response: Promise<Response>) => {
    const { status, headers } = await response
    return `${status} ${JSON.stringify([...headers])} ${await (await response).text()}`
  }
  const ask = (user: string, id: string) =>
    Promise.all([
      answer(send(`/tasks/${id}`, { user })),
      answer(send(`/tasks/${id}/video`, { user })),
      answer(send('/tasks/query', { user, json: { ids: [id] } })),
    ])
  const nowhere = await ask('user-0', 'nothing')
  let read = 0
  for (const [index, user] of users.entries()) {
    const answers = await ask(user, tasks[(index + 1) % tasks.length]?.taskId ?? '')
    if (answers.some((each, way) => each !== nowhere[way])) read += 1
  }
  expect(read).toBe(0)
  expect(provider.getTask).not.toHaveBeenCalled()
})
