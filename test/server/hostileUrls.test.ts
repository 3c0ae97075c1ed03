import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { VideoInput } from '../../src/core/VideoInput.js'
import { finishAll } from './fakeProvider.js'
import { handlerRig, input, json } from './handlerRig.js'

const GOOD_FRAME = 'https://images.example.test/fox.png'

/** What a browser may try to have fetched, or a provider to have played. */
const hostile = [
  // in clear text
  'http://images.example.test/fox.png', 'http://cdn.example.test/videos/first.mp4', 'HTTP://cdn.example.test/',
  // this machine
  'https://localhost/a', 'https://LOCALHOST:6006/a', 'https://localhost./a', 'https://a.localhost/', 'https://127.0.0.1/a',
  'https://127.1/', 'https://0/', 'https://0.0.0.0/', 'https://2130706433/', 'https://0x7f000001/', 'https://0177.0.0.1/',
  'https://[::1]/', 'https://[::]/', 'https://[::ffff:127.0.0.1]/', 'https://[::ffff:7f00:1]/', 'http://localhost:6379/',
  // the clouds' own
  'https://169.254.169.254/latest/meta-data', 'http://169.254.169.254/', 'https://[fd00:ec2::254]/', 'https://2852039166/',
  'https://metadata.google.internal/computeMetadata/v1/', 'https://[::ffff:169.254.169.254]/',
  // the network around
  'https://10.0.0.1/', 'https://172.16.0.1/', 'https://192.168.1.1/', 'https://100.64.0.1/', 'https://[fc00::1]/',
  'https://[fe80::1]/', 'https://router.local/', 'https://intranet/', 'https://db.internal/', 'https://printer.lan/',
  'https://nas.home.arpa/', 'https://metadata/',
  // one host that looks like another
  'https://cdn.example.test@127.0.0.1/', 'https://user:pass@cdn.example.test/a.mp4', 'https://①②⑦.0.0.1/', 'https://127。0。0。1/',
  // no address of the web
  'file:///etc/passwd', 'ftp://cdn.example.test/a', 'gopher://127.0.0.1:6379/_INFO', 'data:image/png;base64,AAAA',
  'javascript:alert(1)', 'blob:https://app.example.test/1', 'ws://cdn.example.test/', 'jar:https://cdn.example.test!/', 'about:blank',
  // no address
  '//cdn.example.test/a', '/etc/passwd', 'cdn.example.test/a', 'https://', 'https:///', 'https://%00/', 'https://a b/', '', ' ',
  'https://cdn.example.test:99999/',
] // prettier-ignore

const goodFrames = [
  GOOD_FRAME,
  'https://images.example.test:8443/fox.png',
  'https://a.b.images.example.test/fox.png?signature=a%2Fb',
  'https://bücher.example.test/fox.png',
  'https://images.example.test/127.0.0.1/localhost',
  'https://127.0.0.1.images.example.test/fox.png',
  'https://images.example.test/?u=http://169.254.169.254/',
]

const goodResults = [
  'https://cdn.example.test/first.mp4',
  'https://cdn.example.test:443/first.mp4?signature=a',
  'https://a.results.example.test/second.mp4',
  'https://b.a.results.example.test/',
  'https://CDN.example.test/first.mp4',
  'https://cdn.example.test/127.0.0.1?u=http://localhost',
]

const connect = vi.fn<(...connection: unknown[]) => void>()

beforeEach(() => {
  connect.mockClear()
  const real = Reflect.get(Socket.prototype, 'connect') as (...connection: unknown[]) => Socket
  vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...connection: unknown[]) {
    connect(...connection)
    return real.apply(this, connection)
  })
})

afterEach(() => {
  vi.restoreAllMocks()
})

const frames: readonly [string, (url: string) => VideoInput][] = [
  ['start', (url) => ({ ...input, startFrame: url })],
  ['end', (url) => ({ ...input, startFrame: GOOD_FRAME, endFrame: url })],
]

test('there are at least 40', () => {
  expect(new Set(hostile).size).toBeGreaterThanOrEqual(40)
  expect(new Set(hostile).size).toBe(hostile.length)
})

describe.each(frames)('as the %s frame', (place, withFrame) => {
  test.each(hostile)('%j is refused, and nothing is sent', async (url) => {
    const { send, provider } = handlerRig()
    const response = await send('/tasks', { json: withFrame(url) })
    expect(response.status).toBe(422)
    expect(await json(response)).toMatchObject({ fields: { [`${place}Frame`]: 'input.frame.not-a-url' } })
    expect(provider.createTask).not.toHaveBeenCalled()
    expect(connect).not.toHaveBeenCalled()
  })

  test.each(goodFrames)('%j is taken, and fetched by nobody here', async (url) => {
    const { send, provider } = handlerRig()
    expect((await send('/tasks', { json: withFrame(url) })).status).toBe(201)
    expect(provider.createTask).toHaveBeenCalledTimes(1)
    expect(connect).not.toHaveBeenCalled()
  })
})

describe('as a result', () => {
  test.each([...hostile, ...goodFrames])('%j is not fetched', async (url) => {
    const { create, send, provider } = handlerRig()
    const { taskId } = await create()
    finishAll(provider, [url])
    expect((await send(`/tasks/${taskId}/video`)).status).toBe(502)
    expect(connect).not.toHaveBeenCalled()
  })

  test.each(goodResults)('%j is fetched, and nothing else', async (url) => {
    const fetchResult = vi.fn<typeof fetch>(() => Promise.resolve(new Response('video')))
    const { create, send, provider } = handlerRig({ fetch: fetchResult })
    const { taskId } = await create()
    finishAll(provider, [url])
    expect((await send(`/tasks/${taskId}/video`)).status).toBe(200)
    expect(fetchResult.mock.calls.map(([asked]) => asked)).toEqual([url])
    expect(connect).not.toHaveBeenCalled()
  })
})

test('in any other place that a browser can write to it leads nowhere', async () => {
  const { create, send, provider } = handlerRig({ limits: { checksPerMinute: Infinity } })
  const { taskId } = await create()
  for (const url of hostile) {
    const name = encodeURIComponent(url)
    const headers = {
      'X-Base-Url': name,
      'X-Target-Url': name,
      'X-Forwarded-Host': name,
      Referer: name,
      Forwarded: `host=${name}`,
    }
    const fields = { callbackUrl: url, callback_url: url, baseUrl: url, proxy: url, image_urls: [url] }
    const statuses = [
      await send('/tasks', { json: { ...input, ...fields }, headers }),
      await send(`/tasks?url=${name}`, { json: { ...input, model: url }, headers }),
      await send(`/images?url=${name}&model=${name}`, {
        method: 'POST',
        body: url,
        headers: { 'Content-Type': 'image/png' },
      }),
      await send(`/tasks/${name}`, { headers }),
      await send(`/tasks/${name}/video?url=${name}`, { headers }),
      await send(`/tasks/${taskId}/video?url=${name}&index=${name}&grant=${name}`, { headers }),
      await send(`/intents/${name}`, { headers }),
      await send(`/callbacks/apixo/${name}`, { json: { url }, headers }),
    ].map(({ status }) => status)
    for (const status of statuses) expect([404, 405, 409, 415, 422], url).toContain(status)
  }
  expect(provider.createTask).toHaveBeenCalledTimes(1)
  expect(connect).not.toHaveBeenCalled()
})

test.each([301, 302, 303, 307, 308])(
  'a redirect by %i to an inner address is not followed',
  async (status) => {
    const asked: string[] = []
    const host = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.writeHead(status, { Location: 'http://169.254.169.254/latest/meta-data' }).end('elsewhere')
    })
    await once(host.listen(0, '127.0.0.1'), 'listening')
    const { port } = host.address() as AddressInfo
    const { create, send, provider } = handlerRig({ allowLoopback: true, production: false })
    const { taskId } = await create()
    finishAll(provider, [`http://127.0.0.1:${port}/first.mp4`])
    const response = await send(`/tasks/${taskId}/video`)
    expect(response.status).toBe(502)
    expect(response.headers.has('Location')).toBe(false)
    expect(await response.text()).not.toMatch(/169\.254|elsewhere/)
    expect(asked).toEqual(['/first.mp4'])
    const places = connect.mock.calls.map((connection) => JSON.stringify(connection))
    expect(places).toHaveLength(1)
    expect(places[0]).toContain(String(port))
    host.closeAllConnections()
    host.close()
  },
)
