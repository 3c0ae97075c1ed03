import { describe, expect, test } from 'vitest'
import { finishAll } from './fakeProvider.js'
import { handlerRig, input, json, ORIGIN } from './handlerRig.js'

const PAGE = 'https://page.example.org'
const crossSite = { Origin: PAGE, 'Sec-Fetch-Site': 'cross-site' }
const preflight = {
  ...crossSite,
  'Access-Control-Request-Method': 'POST',
  'Access-Control-Request-Headers': 'content-type,idempotency-key,x-user',
}
const EXPOSED = ['Retry-After', 'Location', 'Content-Range', 'Content-Length', 'Content-Disposition', 'Date']

describe('prop: allowedOrigins', () => {
  test('a page that is named may ask, send its users’ cookies and headers, and read the answer', async () => {
    const { send, provider } = handlerRig({ allowedOrigins: [PAGE] })
    const asked = await send('/tasks', { method: 'OPTIONS', user: null, headers: preflight })
    expect(asked.status).toBe(204)
    expect(Object.fromEntries(asked.headers)).toMatchObject({
      'access-control-allow-origin': PAGE,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': 'content-type,idempotency-key,x-user',
      'access-control-max-age': '7200',
    })
    expect(asked.headers.get('Vary')).toMatch(/Origin/)
    expect(provider.createTask).not.toHaveBeenCalled()

    const made = await send('/tasks', { json: input, headers: crossSite })
    expect(made.status).toBe(201)
    expect(made.headers.get('Access-Control-Allow-Origin')).toBe(PAGE)
    expect(made.headers.get('Access-Control-Allow-Credentials')).toBe('true')
    const exposed = made.headers.get('Access-Control-Expose-Headers')?.split(',')
    for (const name of EXPOSED) expect(exposed).toContain(name)
  })

  test('what goes wrong can be read there too', async () => {
    const { send } = handlerRig({ allowedOrigins: [PAGE] })
    for (const answer of [
      await send('/models', { user: null, headers: crossSite }),
      await send('/nowhere', { headers: crossSite }),
      await send('/tasks/nothing', { headers: crossSite }),
    ]) {
      expect(answer.status).toBeGreaterThanOrEqual(401)
      expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(PAGE)
    }
  })

  test('every answer says that it depends on the origin', async () => {
    const { send } = handlerRig({ allowedOrigins: [PAGE] })
    expect((await send('/models')).headers.get('Vary')).toMatch(/Origin/)
    expect((await send('/models', { headers: crossSite })).headers.get('Vary')).toMatch(/Origin/)
  })

  test('a video plays there by the right in its URL, in ranges', async () => {
    const { send, create, provider } = handlerRig({
      allowedOrigins: [PAGE],
      fetch: () =>
        Promise.resolve(new Response('vi', { status: 206, headers: { 'Content-Range': 'bytes 0-1/5' } })),
    })
    const { taskId } = await create()
    finishAll(provider)
    const { resultUrls } = await json(await send(`/tasks/${taskId}`))
    const [url] = resultUrls as [string]
    const answer = await send(url, { user: null, headers: { ...crossSite, Range: 'bytes=0-1' } })
    expect(answer.status).toBe(206)
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(PAGE)
    expect(answer.headers.get('Content-Range')).toBe('bytes 0-1/5')
  })

  test.each([
    'https://evil.test',
    'null',
    'http://page.example.org',
    'https://page.example.org:8443',
    'https://sub.page.example.org',
    'https://page.example.org.evil.test',
    'https://PAGE.example.org',
    'https://page.example.org/',
  ])('%s stays outside', async (origin) => {
    const { send, provider } = handlerRig({ allowedOrigins: [PAGE] })
    const headers = { Origin: origin, 'Sec-Fetch-Site': 'cross-site' }
    const asked = await send('/tasks', {
      method: 'OPTIONS',
      user: null,
      headers: { ...preflight, ...headers },
    })
    expect(asked.status).toBe(405)
    const sent = await send('/tasks', { json: input, headers })
    expect(sent.status).toBe(403)
    const read = await send('/models', { headers })
    for (const answer of [asked, sent, read]) {
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    }
    expect(provider.createTask).not.toHaveBeenCalled()
  })

  test.each([
    '*',
    'null',
    '',
    'page.example.org',
    'https://page.example.org/',
    'https://*.example.org',
    'HTTPS://a.test',
    'file://',
  ])('%j is refused at the start', (origin) => {
    expect(() => handlerRig({ allowedOrigins: [origin] })).toThrow(/`allowedOrigins` takes exact origins/)
  })

  test('without it nobody elsewhere is answered, not even about what they may do', async () => {
    const { send } = handlerRig()
    const asked = await send('/tasks', { method: 'OPTIONS', user: null, headers: preflight })
    expect(asked.status).toBe(405)
    expect([...asked.headers.keys()].filter((name) => /^(access-control|vary)/.test(name))).toEqual([])
  })
})

/** What a page of another site can make a visitor's browser send, cookies and all. */
const evil = { Origin: 'https://evil.test', 'Sec-Fetch-Site': 'cross-site' }
const text = JSON.stringify(input)
const multipart = () => {
  const form = new FormData()
  form.set('prompt', input.prompt)
  form.set('model', input.model)
  return form
}
const shapes: readonly [string, () => RequestInit][] = [
  [
    'a form',
    () => ({ body: new URLSearchParams({ model: input.model, prompt: input.prompt }), headers: evil }),
  ],
  ['a form with files', () => ({ body: multipart(), headers: evil })],
  [
    'a form of text that reads as JSON',
    () => ({ body: text, headers: { ...evil, 'Content-Type': 'text/plain' } }),
  ],
  [
    'JSON, as if a preflight had passed',
    () => ({ body: text, headers: { ...evil, 'Content-Type': 'application/json' } }),
  ],
  ['a beacon of no type', () => ({ body: new Blob([text]), headers: evil })],
  [
    'a sandboxed frame',
    () => ({ body: text, headers: { Origin: 'null', 'Content-Type': 'application/json' } }),
  ],
  [
    'a page of a sub-domain',
    () => ({
      body: text,
      headers: {
        Origin: 'https://blog.app.example.test',
        'Sec-Fetch-Site': 'same-site',
        'Content-Type': 'application/json',
      },
    }),
  ],
  [
    'a page on another port',
    () => ({
      body: text,
      headers: {
        Origin: `${ORIGIN}:8443`,
        'Sec-Fetch-Site': 'same-site',
        'Content-Type': 'application/json',
      },
    }),
  ],
  [
    'a page in clear text, marked as another site',
    () => ({
      body: text,
      headers: {
        Origin: 'http://app.example.test',
        'Sec-Fetch-Site': 'cross-site',
        'Content-Type': 'application/json',
      },
    }),
  ],
  [
    'an old browser, which says only the origin',
    () => ({ body: text, headers: { Origin: 'https://evil.test', 'Content-Type': 'application/json' } }),
  ],
  [
    'a type in disguise',
    () => ({ body: text, headers: { ...evil, 'Content-Type': 'text/plain; application/json' } }),
  ],
  [
    'a form, and no header that tells where from',
    () => ({ body: text, headers: { 'Content-Type': 'text/plain' } }),
  ],
]

describe.each([undefined, [PAGE]])('with allowedOrigins %j', (allowedOrigins) => {
  test.each(shapes)('%s of another site submits nothing', async (_, init) => {
    const { send, provider } = handlerRig({ allowedOrigins })
    for (const path of ['/tasks', '/tasks?model=x', '/images', '/tasks/query']) {
      const { status } = await send(path, { method: 'POST', ...init() })
      expect([403, 404, 415, 422, 501], path).toContain(status)
    }
    expect(provider.createTask).not.toHaveBeenCalled()
    expect(provider.getTask).not.toHaveBeenCalled()
  })
})
