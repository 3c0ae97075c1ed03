import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { textProperty } from '../../src/core/unknownJson.js'
import type { VideoHandlerOptions } from '../../src/server.js'
import { fakeProvider, finishAll, UPSTREAM_URL } from './fakeProvider.js'
import { handlerRig, json } from './handlerRig.js'

const HOUR = 60 * 60 * 1000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 5, 10, 20) })
})

afterEach(() => {
  vi.useRealTimers()
})

async function finished(options: Partial<VideoHandlerOptions> = {}) {
  const fetchResult = vi.fn<typeof fetch>(() => Promise.resolve(new Response('video')))
  const rig = handlerRig({ fetch: fetchResult, ...options })
  const { taskId } = await rig.create()
  finishAll(rig.provider)
  const urls = async (user = 'ada') =>
    (await json(await rig.send(`/tasks/${taskId}`, { user })))['resultUrls'] as [string, string]
  return { ...rig, fetchResult, taskId, urls }
}

test('a result’s URL carries its own right: it plays without a cookie and without a header', async () => {
  const { urls, send, fetchResult } = await finished()
  for (const url of await urls()) {
    expect(await (await send(url, { user: null })).text()).toBe('video')
    expect((await send(`${url}&download`, { user: null })).headers.get('Content-Disposition')).toMatch(
      /^attachment/,
    )
  }
  expect(fetchResult).toHaveBeenCalledTimes(4)
})

test('it stays the same while the hour lasts, and holds for five to six hours', async () => {
  const { urls, send } = await finished()
  const [first] = await urls()
  vi.setSystemTime(Date.UTC(2026, 0, 5, 10, 59, 59))
  expect((await urls())[0]).toBe(first)
  vi.setSystemTime(Date.UTC(2026, 0, 5, 11, 0))
  const [second] = await urls()
  expect(second).not.toBe(first)
  expect((await send(first, { user: null })).status).toBe(200)
  vi.setSystemTime(Date.UTC(2026, 0, 5, 15, 59, 59))
  expect((await send(first, { user: null })).status).toBe(200)
  vi.setSystemTime(Date.UTC(2026, 0, 5, 16, 0))
  expect((await send(first, { user: null })).status).toBe(401)
  expect((await send(second, { user: null })).status).toBe(200)
})

test('whoever is signed in plays it by that, with an old grant and with none', async () => {
  const { urls, send, taskId } = await finished()
  const [url] = await urls()
  vi.advanceTimersByTime(24 * HOUR)
  expect((await send(url)).status).toBe(200)
  expect((await send(`/tasks/${taskId}/video`)).status).toBe(200)
  expect((await send(url, { user: 'bob' })).status).toBe(404)
})

test('it opens nothing but this one video', async () => {
  const { urls, send, create, taskId, provider } = await finished()
  const [url] = await urls()
  const grant = new URL(url, 'https://app.example.test').searchParams.get('grant') ?? ''
  const other = await create({ user: 'bob' })
  finishAll(provider)
  provider.getTask.mockClear()
  for (const path of [
    `/tasks/${other.taskId}/video?grant=${grant}`,
    `/tasks/${taskId}?grant=${grant}`,
    `/intents/1?grant=${grant}`,
    `/models?grant=${grant}`,
  ]) {
    expect((await send(path, { user: null })).status, path).toBe(401)
  }
  expect(provider.getTask).not.toHaveBeenCalled()
})

test('a grant that was changed, forged or is of another secret is none', async () => {
  const { urls, send, taskId, fetchResult } = await finished()
  const [url] = await urls()
  const grant = new URL(url, 'https://app.example.test').searchParams.get('grant') ?? ''
  const [expiry = '', mac = ''] = grant.split('.')
  const elsewhere = await finished({ secret: 'a secret of another handler' })
  const forged =
    new URL((await elsewhere.urls())[0], 'https://app.example.test').searchParams.get('grant') ?? ''
  const later = (parseInt(expiry, 36) + HOUR).toString(36)
  const flipped = mac.startsWith('A') ? `B${mac.slice(1)}` : `A${mac.slice(1)}`
  const seal = taskId.split('.')[1] ?? ''
  for (const bad of [
    `${later}.${mac}`,
    `${expiry}.${flipped}`,
    `${expiry}.${mac}x`,
    `${expiry}.${mac.slice(1)}`,
    `${expiry}.`,
    expiry,
    `.${mac}`,
    mac,
    '',
    '.',
    '..',
    `${grant}.`,
    `${grant}.x`,
    `${expiry.toUpperCase()}.${mac}`,
    `+${expiry}.${mac}`,
    `-1.${mac}`,
    `zzzzzzzzz.${mac}`,
    `Infinity.${mac}`,
    `${expiry}.${seal}`,
    forged,
    'true',
    '1',
  ]) {
    // prettier-ignore
    const path = `/tasks/${taskId}/video?grant=${encodeURIComponent(bad)}`
    expect((await send(path, { user: null })).status, bad).toBe(401)
  }
  expect(fetchResult).not.toHaveBeenCalled()
})

test('an id that nobody sealed gets no grant, and a grant of a provider that left opens nothing', async () => {
  const { urls, taskId, send } = await finished()
  expect(textProperty(await json(await send(`/tasks/${taskId}x`)), 'code')).toBe('not-found')
  const [url] = await urls()
  const { send: sendToOther } = handlerRig({ provider: fakeProvider({ provider: 'kie' }) })
  expect((await sendToOther(url, { user: null })).status).toBe(404)
})

test('a player’s ranges ask the provider once a minute', async () => {
  const { urls, send, provider, taskId } = await finished()
  const [url] = await urls()
  provider.getTask.mockClear()
  for (let range = 0; range < 100; range += 1) {
    await send(range % 2 ? url : `/tasks/${taskId}/video`, range % 2 ? { user: null } : {})
  }
  expect(provider.getTask).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(60_000)
  await send(url, { user: null })
  expect(provider.getTask).toHaveBeenCalledTimes(2)
})

test('a task that is still running is asked about each time', async () => {
  const { create, send, provider } = handlerRig()
  const { taskId } = await create()
  for (let look = 0; look < 3; look += 1) expect((await send(`/tasks/${taskId}/video`)).status).toBe(409)
  expect(provider.getTask).toHaveBeenCalledTimes(3)
})

test('a link that does not work is forgotten, and a fresh one of the provider’s used', async () => {
  const fetchResult = vi.fn<typeof fetch>((url) =>
    Promise.resolve(url === UPSTREAM_URL ? new Response(null, { status: 403 }) : new Response('fresh')),
  )
  const { urls, send, provider } = await finished({ fetch: fetchResult })
  const [url] = await urls()
  expect((await send(url, { user: null })).status).toBe(410)
  finishAll(provider, ['https://cdn.example.test/videos/first.mp4?signature=fresh'])
  expect(await (await send(url, { user: null })).text()).toBe('fresh')
})

test.each([
  [404, -1, 'result.expired'],
  [404, 1, 'result.gone'],
  [404, undefined, 'result.gone'],
  [403, 1, 'result.expired'],
  [410, undefined, 'result.expired'],
])('%i with an expiry in %s ms is %s', async (status, expiresIn, result) => {
  const { urls, send, provider } = await finished({
    fetch: () => Promise.resolve(new Response(null, { status })),
  })
  for (const [id, task] of provider.tasks) {
    if (task.state !== 'success' || expiresIn === undefined) continue
    provider.tasks.set(id, { ...task, expireTime: Date.now() + expiresIn })
  }
  const response = await send((await urls())[0], { user: null })
  expect(response.status).toBe(410)
  expect(await json(response)).toMatchObject({ code: 'not-found', fields: { result } })
})

test('a result that is past its date and still there plays', async () => {
  const { urls, send, provider } = await finished()
  for (const [id, task] of provider.tasks) {
    if (task.state === 'success') provider.tasks.set(id, { ...task, expireTime: Date.now() - 1 })
  }
  expect((await send((await urls())[0], { user: null })).status).toBe(200)
})

test('1,000 settled tasks are kept, and no more', async () => {
  const { send, provider, create } = await finished({ limits: { createsPerMinute: Infinity } })
  const tasks = await Promise.all(Array.from({ length: 1001 }, () => create()))
  finishAll(provider)
  for (const { taskId } of tasks) await send(`/tasks/${taskId}/video`)
  provider.getTask.mockClear()
  await send(`/tasks/${tasks[1]?.taskId ?? ''}/video`)
  expect(provider.getTask).toHaveBeenCalledTimes(0)
  await send(`/tasks/${tasks[0]?.taskId ?? ''}/video`)
  expect(provider.getTask).toHaveBeenCalledTimes(1)
})
