import type { RequestListener } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { VideoError } from '../../src/core/VideoError.js'
import type { UpstreamRequest } from '../../src/providers/upstreamRequest.js'
import { upstreamRequest } from '../../src/providers/upstreamRequest.js'
import { errorOf, settledOf } from './providerContract.js'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
})

/** A real server on this machine, so that real failures of a real fetch are met. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  )
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function request(url: string, more: Partial<UpstreamRequest> = {}): UpstreamRequest {
  return {
    providerName: 'Somebody',
    method: 'POST',
    url,
    headers: {},
    body: { a: 1 },
    spends: true,
    timeoutMs: 5_000,
    ...more,
  }
}

describe('upstreamRequest over a real connection', () => {
  it('sends JSON and reads JSON', async () => {
    const url = await serve((incoming, outgoing) => {
      const { method, headers } = incoming
      outgoing.end(JSON.stringify({ method, type: headers['content-type'] }))
    })
    expect(await upstreamRequest(request(url))).toEqual({
      status: 200,
      body: { method: 'POST', type: 'application/json' },
    })
  })

  it('a refused connection is network even on a create, because nothing left', async () => {
    const url = await serve(() => undefined)
    await stops.pop()?.()
    expect(await errorOf(upstreamRequest(request(url)))).toMatchObject({ code: 'network' })
  })

  it('a host that is not there is network', async () => {
    expect(await errorOf(upstreamRequest(request('http://nobody.invalid/')))).toMatchObject({
      code: 'network',
    })
  })

  it('a URL that is none is network', async () => {
    expect(await errorOf(upstreamRequest(request('/relative/in/node')))).toMatchObject({ code: 'network' })
  })

  it.each([
    [true, 'uncertain'],
    [false, 'network'],
  ])('a connection reset after sending, on a create: %s, is %s', async (spends, code) => {
    const url = await serve((incoming) => incoming.socket.destroy())
    expect(await errorOf(upstreamRequest(request(url, { spends })))).toMatchObject({ code })
  })

  it.each([
    [true, 'uncertain'],
    [false, 'timeout'],
  ])('an answer that drips too slowly, on a create: %s, is %s', async (spends, code) => {
    const url = await serve((_, outgoing) => outgoing.write('{"code":'))
    const error = await errorOf(upstreamRequest(request(url, { spends, timeoutMs: 100 })))
    expect(error).toMatchObject({ code })
  })

  it('an abort while the body comes rejects with its reason', async () => {
    const controller = new AbortController()
    const url = await serve((_, outgoing) => {
      outgoing.write('{"code":')
      controller.abort('enough')
    })
    expect(await settledOf(upstreamRequest(request(url, { signal: controller.signal })))).toBe('enough')
  })

  it('a redirect is not followed', async () => {
    const seen: (string | undefined)[] = []
    const url = await serve((incoming, outgoing) => {
      seen.push(incoming.url)
      outgoing.writeHead(302, { Location: '/elsewhere' }).end()
    })
    expect(await upstreamRequest(request(`${url}/here`))).toEqual({ status: 302, body: undefined })
    expect(seen).toEqual(['/here'])
  })

  it('stops reading a body that does not end', async () => {
    let written = 0
    const url = await serve((_, outgoing) => {
      const chunk = 'x'.repeat(64 * 1024)
      const write = () => {
        while (!outgoing.destroyed && outgoing.write(chunk)) written += chunk.length
      }
      outgoing.on('drain', write)
      write()
    })
    expect(await upstreamRequest(request(url))).toEqual({ status: 200, body: undefined })
    expect(written).toBeLessThan(64 * 1024 * 1024)
  })

  it('a refusal stands even where its body breaks off', async () => {
    const url = await serve((incoming, outgoing) => {
      outgoing.writeHead(402, { 'Content-Length': '100' })
      outgoing.write('{', () => incoming.socket.destroy())
    })
    expect(await upstreamRequest(request(url))).toEqual({ status: 402, body: undefined })
  })

  it('takes secrets out of the answer', async () => {
    const url = await serve((_, outgoing) => outgoing.end('{"message":"no such key: secret-key-1"}'))
    expect(await upstreamRequest(request(url, { secrets: ['secret-key-1'] }))).toMatchObject({
      body: { message: 'no such key: [key]' },
    })
  })
})

describe('upstreamRequest over a fetch of somebody else', () => {
  it('a fetch that throws at once is like one that fails', async () => {
    const fetch = () => {
      throw new Error('not here')
    }
    expect(await errorOf(upstreamRequest(request('/x', { fetch })))).toMatchObject({ code: 'uncertain' })
    expect(await errorOf(upstreamRequest(request('/x', { fetch, spends: false })))).toBeInstanceOf(VideoError)
  })

  it('every address refused is network; one that answered is not', async () => {
    const dialling = Object.assign(new Error(), { code: 'ECONNREFUSED', syscall: 'connect' })
    const reading = Object.assign(new Error(), { code: 'ECONNRESET', syscall: 'read' })
    const failing = (errors: Error[]) => () =>
      Promise.reject(new TypeError('fetch failed', { cause: new AggregateError(errors) }))
    const code = async (errors: Error[]) =>
      (await errorOf(upstreamRequest(request('/x', { fetch: failing(errors) })))).code
    expect(await code([dialling, dialling])).toBe('network')
    expect(await code([dialling, reading])).toBe('uncertain')
    expect(await code([])).toBe('uncertain')
  })

  it('a timeout longer than a timer can hold is not over at once', async () => {
    const fetch = () => Promise.resolve(new Response('{}'))
    expect(await upstreamRequest(request('/x', { fetch, timeoutMs: Infinity }))).toEqual({
      status: 200,
      body: {},
    })
  })
})
