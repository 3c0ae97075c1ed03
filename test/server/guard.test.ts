import { describe, expect, test, vi } from 'vitest'
import { handlerRig, input, json, ORIGIN } from './handlerRig.js'
import { fakeProvider, finishAll } from './fakeProvider.js'
import { createVideoHandler } from '../../src/server.js'

const paths = ['/models', '/tasks', '/tasks/query', '/tasks/x', '/tasks/x/video', '/images', '/intents/x']
const allowed: Record<string, string> = { '/tasks': 'POST', '/tasks/query': 'POST', '/images': 'POST' }

test('a method that the path does not take is a 405 that names the one it takes', async () => {
  const { send } = handlerRig()
  for (const path of paths) {
    const response = await send(path, { method: 'DELETE' })
    expect(response.headers.get('Allow')).toBe(allowed[path] ?? 'GET')
    expect(await json(response)).toMatchObject({ status: 405 })
  }
})

test('whoever is not let in gets the problem unauthorized', async () => {
  const response = await handlerRig().send('/models', { user: null })
  expect(response.status).toBe(401)
  expect(await json(response)).toMatchObject({ code: 'unauthorized' })
})

describe('a request that changes something', () => {
  const from = (headers: Record<string, string>) => handlerRig().send('/tasks', { json: input, headers })

  test.each([
    ['from the page itself', { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' }],
    ['from the page itself, in an older browser', { Origin: ORIGIN }],
    ['typed by a person', { 'Sec-Fetch-Site': 'none' }],
    ['from no browser', {}],
    ['behind a proxy that ends TLS', { Origin: 'http://app.example.test' }],
    ['behind a proxy with another name', { Origin: 'https://www.test', 'X-Forwarded-Host': 'www.test' }],
    [
      'on the page’s own host, though the header calls it the same site',
      { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-site' },
    ],
  ])('passes %s', async (_, headers) => {
    expect((await from(headers)).status).toBe(201)
  })

  test.each([
    ['from another site', { Origin: 'https://evil.test', 'Sec-Fetch-Site': 'cross-site' }],
    ['from another site without an origin', { 'Sec-Fetch-Site': 'cross-site' }],
    ['from another site in an older browser', { Origin: 'https://evil.test' }],
    ['from an opaque origin', { Origin: 'null' }],
    [
      'from another host of the same site',
      { Origin: 'https://blog.example.test', 'Sec-Fetch-Site': 'same-site' },
    ],
    ['from another port', { Origin: 'https://app.example.test:8443' }],
    ['that lies about its host in its origin', { Origin: 'https://app.example.test.evil.test' }],
    ['with a broken origin', { Origin: 'app.example.test' }],
    ['with a word that no browser says', { 'Sec-Fetch-Site': 'same-site' }],
  ])('is refused %s', async (_, headers) => {
    const response = await from(headers)
    expect(response.status).toBe(403)
    expect(await json(response)).toMatchObject({ code: 'forbidden' })
  })
})

// Four holes that a widely used proxy had: each is shut here by construction.
describe('the holes of other proxies', () => {
  test('a: nobody gets in by default, and no model but the configured ones is called', async () => {
    const provider = fakeProvider()
    expect(() =>
      createVideoHandler({ providers: [provider], secret: 'long enough to be a secret', production: true }),
    ).toThrow(/authorize/)
    const { send } = handlerRig({ provider })
    for (const model of [
      'apixo/another-model',
      'kie/kling',
      '',
      'https://queue.example.test/model',
      '__proto__',
    ]) {
      expect((await send('/tasks', { json: { ...input, model } })).status).toBe(422)
    }
    expect(provider.createTask).not.toHaveBeenCalled()
  })

  test('b: no address from a browser is ever called, and no result in clear text', async () => {
    const fetchResult = vi.fn<typeof fetch>()
    const { send, create, provider } = handlerRig({ fetch: fetchResult })
    const { taskId } = await create()
    finishAll(provider, ['http://cdn.example.test/first.mp4'])
    const target = 'http://169.254.169.254/latest/meta-data'
    const headers = { 'X-Target-Url': target, 'X-Base-Url': target, Range: 'bytes=0-' }
    for (const query of ['', `?url=${target}`, `?target=${target}&index=0`]) {
      expect((await send(`/tasks/${taskId}/video${query}`, { headers })).status).toBe(502)
    }
    expect(fetchResult).not.toHaveBeenCalled()
    expect((await send('/tasks', { json: { ...input, baseUrl: target } })).status).toBe(422)
    expect((await send('/tasks', { json: { ...input, callbackUrl: target } })).status).toBe(422)
    expect(provider.createTask).toHaveBeenCalledTimes(1)
  })

  test('c: what holds for POST holds for every method', async () => {
    const { send, create, provider } = handlerRig()
    const { taskId } = await create()
    for (const method of ['PUT', 'PATCH', 'DELETE', 'POST', 'PROPFIND']) {
      expect((await send(`/tasks/${taskId}/cancel`, { method })).status).toBe(404)
      expect((await send(`/tasks/${taskId}`, { method })).status).toBe(405)
    }
    expect(provider.getTask).not.toHaveBeenCalled()
  })

  test.each([undefined, null, {}, { user: undefined }, { user: '' }, { user: 7 }, true, 'ada'])(
    'd: an authorize that answers %j lets nobody in',
    async (answer) => {
      const { send, provider } = handlerRig({ authorize: () => answer as null })
      expect((await send('/tasks', { json: input })).status).toBe(401)
      expect(provider.createTask).not.toHaveBeenCalled()
    },
  )
})
