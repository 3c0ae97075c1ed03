import { describe, expect, it, vi } from 'vitest'
import { VideoError } from '../../src/core/VideoError.js'
import { models } from '../../src/models/registry.js'
import { backendAnswering, done, html, input, json, pending, ref, rejection } from './handler.js'

const powers = { batch: true, push: false, upload: true, intents: true }

describe('routes', () => {
  it('a create is one POST of the input, under the intent', async () => {
    const { backend, sent } = backendAnswering(() => json(pending, 201))
    expect(await backend.createTask(input, { intentId: 'click-1' })).toEqual(pending)
    expect(sent).toMatchObject([{ url: '/api/video/tasks', method: 'POST', body: JSON.stringify(input) }])
    expect(sent[0]!.headers).toMatchObject({
      'content-type': 'application/json',
      'idempotency-key': 'click-1',
    })
  })

  it('a create without an intent has no intent header', async () => {
    const { backend, sent } = backendAnswering(() => json(pending, 201))
    await backend.createTask(input)
    expect(sent[0]!.headers).not.toHaveProperty('idempotency-key')
  })

  it('a check is a GET of the task, its id encoded', async () => {
    const { backend, sent } = backendAnswering(() => json(done))
    expect(await backend.getTask(ref)).toEqual(done)
    expect(sent).toMatchObject([{ url: '/api/video/tasks/t%201', method: 'GET', body: undefined }])
    expect(sent[0]!.headers).toEqual({ accept: 'application/json' })
  })

  it('a query names its ids and answers for each of them, in order', async () => {
    const other = { ...pending, taskId: 'b' }
    const results = [{ task: done }, { problem: { code: 'not-found', detail: 'unknown' } }, { task: other }]
    const { backend, sent } = backendAnswering(() => json({ results }))
    const answers = await backend.getTasks([ref, { ...ref, taskId: 'a' }, { ...ref, taskId: 'b' }])
    expect(answers).toEqual([done, new VideoError('not-found', 'unknown'), other])
    expect(sent).toMatchObject([
      { url: '/api/video/tasks/query', method: 'POST', body: JSON.stringify({ ids: ['t 1', 'a', 'b'] }) },
    ])
  })

  it('a query about more than 50 tasks is as many requests as it takes', async () => {
    const refs = Array.from({ length: 120 }, (_, index) => ({ ...ref, taskId: `t${index}` }))
    const { backend, sent } = backendAnswering(({ body }) => {
      const { ids } = JSON.parse(body!) as { ids: string[] }
      return json({ results: ids.map((taskId) => ({ task: { ...pending, taskId } })) })
    })
    const answers = await backend.getTasks(refs)
    expect(answers).toMatchObject(refs)
    expect(sent.map(({ body }) => (JSON.parse(body!) as { ids: string[] }).ids.length)).toEqual([50, 50, 20])
  })

  it('a query about nothing sends nothing', async () => {
    const { backend, sent } = backendAnswering(() => json({ results: [] }))
    expect(await backend.getTasks([])).toEqual([])
    expect(sent).toEqual([])
  })

  it('a result that cannot be read, or is about another task, spoils no other', async () => {
    const results = [
      { task: done },
      { task: { state: 'success' } },
      { task: { ...done, taskId: 'not asked for' } },
    ]
    const { backend } = backendAnswering(() => json({ results }))
    const [first, second, third] = await backend.getTasks([ref, ref, ref])
    expect(first).toEqual(done)
    expect(second).toMatchObject({ name: 'VideoError', code: 'malformed-response' })
    expect(third).toMatchObject({ name: 'VideoError', code: 'malformed-response' })
  })

  it('a query that is not answered for every task is malformed', async () => {
    const { backend } = backendAnswering(() => json({ results: [{ task: done }] }))
    expect(await rejection(backend.getTasks([ref, ref]))).toMatchObject({ code: 'malformed-response' })
  })

  it.each([
    ['a task', { outcome: 'task', task: pending }, 200, pending],
    ['in flight', { outcome: 'in-flight' }, 200, 'in-flight'],
    ['unknown', { code: 'not-found' }, 404, undefined],
  ] as const)('findTask: %s', async (_, body, status, expected) => {
    const { backend, sent } = backendAnswering(() => json(body, status))
    expect(await backend.findTask('click/1')).toEqual(expected)
    expect(sent).toMatchObject([{ url: '/api/video/intents/click%2F1', method: 'GET' }])
  })

  it('findTask never takes rubbish for "nothing is known"', async () => {
    const { backend } = backendAnswering(() => json({ outcome: 'maybe' }))
    expect(await rejection(backend.findTask('click-1'))).toMatchObject({ code: 'malformed-response' })
  })

  it('an image is one POST of its bytes, answered with a whole URL', async () => {
    const { backend, sent } = backendAnswering(() => json({ url: '/files/a.png' }), {
      url: 'https://app.example/api/video/',
    })
    const file = new Blob(['png'], { type: 'image/png' })
    expect(await backend.uploadImage(file)).toEqual({ url: 'https://app.example/files/a.png' })
    expect(sent).toMatchObject([{ url: 'https://app.example/api/video/images', method: 'POST' }])
    expect(sent[0]!.headers).toMatchObject({ 'content-type': 'image/png' })
  })

  it('an image says which model it is for, where that is known', async () => {
    const { backend, sent } = backendAnswering(() => json({ url: 'https://files.example/a.png' }))
    await backend.uploadImage(new Blob(['png']), { model: 'mine/model 1&2' })
    expect(sent).toMatchObject([{ url: '/api/video/images?model=mine%2Fmodel+1%262', method: 'POST' }])
  })

  it.each([[{}], [{ url: 'http://[' }], [{ url: '/no-base' }], [[]], ['x']])(
    'an image answered with %j is malformed',
    async (body) => {
      const { backend } = backendAnswering(() => json(body, 201))
      expect(await rejection(backend.uploadImage(new Blob(['x'])))).toMatchObject({
        code: 'malformed-response',
      })
    },
  )
})

describe('describe', () => {
  it('is asked once, however often it is called', async () => {
    const { backend, sent } = backendAnswering(() => json({ models, powers }))
    const [first, second] = await Promise.all([backend.describe(), backend.describe()])
    expect(first).toEqual({ models, powers })
    expect(second).toBe(first)
    expect(await backend.describe()).toBe(first)
    expect(sent).toMatchObject([{ url: '/api/video/models', method: 'GET' }])
  })

  it('is asked again after a failure', async () => {
    const answers = [html(503), json({ models: [{ id: 'x' }], powers }), json({ models, powers })]
    const { backend, sent } = backendAnswering(() => answers.shift()!)
    expect(await rejection(backend.describe())).toMatchObject({ code: 'maintenance' })
    expect(await rejection(backend.describe())).toMatchObject({ code: 'malformed-response' })
    expect(await backend.describe()).toEqual({ models, powers })
    expect(sent).toHaveLength(3)
  })

  it('gives up for the one who aborts, and goes on for the others', async () => {
    const { backend, sent } = backendAnswering(async () => {
      await Promise.resolve()
      return json({ models, powers })
    })
    const controller = new AbortController()
    const aborted = rejection(backend.describe({ signal: controller.signal }))
    const other = backend.describe()
    controller.abort('enough')
    expect(await aborted).toBe('enough')
    expect(await other).toEqual({ models, powers })
    expect(await rejection(backend.describe({ signal: controller.signal }))).toBe('enough')
    expect(sent).toHaveLength(1)
  })
})

describe('headers', () => {
  it.each([
    ['a value', { Authorization: 'Bearer 1' }],
    ['a list', [['Authorization', 'Bearer 1']] as [string, string][]],
    ['a Headers', new Headers({ Authorization: 'Bearer 1' })],
    ['a function', () => ({ Authorization: 'Bearer 1' })],
    ['an async function', async () => Promise.resolve({ Authorization: 'Bearer 1' })],
  ])('%s goes with every request', async (_, headers) => {
    const { backend, sent } = backendAnswering(({ method }) => json(method === 'GET' ? done : pending), {
      headers,
    })
    await backend.getTask(ref)
    await backend.createTask(input)
    expect(sent.map((each) => each.headers['authorization'])).toEqual(['Bearer 1', 'Bearer 1'])
  })

  it('a function is asked anew for each request', async () => {
    let count = 0
    const { backend, sent } = backendAnswering(() => json(done), {
      headers: () => ({ 'X-Count': String(++count) }),
    })
    await backend.getTask(ref)
    await backend.getTask(ref)
    expect(sent.map((each) => each.headers['x-count'])).toEqual(['1', '2'])
  })

  it('headers that cannot be made send nothing, so that a create is not uncertain', async () => {
    const { backend, sent } = backendAnswering(() => json(pending), {
      headers: () => Promise.reject(new Error('signed out')),
    })
    expect(await rejection(backend.createTask(input))).toMatchObject({ code: 'network' })
    expect(sent).toEqual([])
  })

  it('a VideoError of the function is passed on', async () => {
    const { backend } = backendAnswering(() => json(pending), {
      headers: () => {
        throw new VideoError('unauthorized', 'signed out')
      },
    })
    expect(await rejection(backend.createTask(input))).toMatchObject({ code: 'unauthorized' })
  })
})

describe('refusals', () => {
  it('a problem is the error that the handler meant', async () => {
    const problem = {
      title: 'invalid-input',
      detail: 'The prompt is missing',
      code: 'invalid-input',
      providerCode: '400',
      traceId: 'r-1',
      fields: { prompt: 'input.prompt.missing' },
    }
    const { backend } = backendAnswering(() => json(problem, 422))
    const error = await rejection(backend.createTask(input))
    expect(error).toBeInstanceOf(VideoError)
    expect(error).toMatchObject({
      code: 'invalid-input',
      message: 'The prompt is missing',
      retryable: false,
      status: 422,
      providerCode: '400',
      traceId: 'r-1',
      fields: { prompt: 'input.prompt.missing' },
    })
  })

  it('Retry-After counts, and the problem has the last word on it', async () => {
    const inHeader = backendAnswering(() => json({ code: 'rate-limited' }, 429, { 'Retry-After': '7' }))
    expect(await rejection(inHeader.backend.getTask(ref))).toMatchObject({
      retryAfterMs: 7000,
      retryable: true,
    })
    const inBoth = backendAnswering(() =>
      json({ code: 'rate-limited', retryAfterMs: 6500 }, 429, { 'Retry-After': '7' }),
    )
    expect(await rejection(inBoth.backend.getTask(ref))).toMatchObject({ retryAfterMs: 6500 })
    const inHtml = backendAnswering(() => html(429, { 'Retry-After': '7' }))
    expect(await rejection(inHtml.backend.getTask(ref))).toMatchObject({
      code: 'rate-limited',
      retryAfterMs: 7000,
    })
  })

  it('a code that this version does not know is a provider-error', async () => {
    const { backend } = backendAnswering(() => json({ code: 'brand-new' }, 418))
    expect(await rejection(backend.getTask(ref))).toMatchObject({ code: 'provider-error', status: 418 })
  })

  it.each([
    [400, 'invalid-input', 'invalid-input'],
    [401, 'unauthorized', 'unauthorized'],
    [402, 'insufficient-credits', 'insufficient-credits'],
    [403, 'forbidden', 'forbidden'],
    [404, 'malformed-response', 'not-found'],
    [429, 'rate-limited', 'rate-limited'],
    [500, 'provider-error', 'provider-error'],
    [502, 'provider-error', 'uncertain'],
    [503, 'maintenance', 'maintenance'],
    [504, 'provider-error', 'uncertain'],
    [524, 'provider-error', 'uncertain'],
  ])('a page of HTML with %i is %s on a check and %s on a create', async (status, check, create) => {
    const { backend, sent } = backendAnswering(() => html(status))
    expect(await rejection(backend.getTask(ref))).toMatchObject({ code: check, status })
    expect(await rejection(backend.createTask(input))).toMatchObject({ code: create, status })
    expect(sent).toHaveLength(2)
  })
})

describe('a 404', () => {
  it('says that a task is unknown only where the handler says so', async () => {
    const own = backendAnswering(() => json({ code: 'not-found' }, 404))
    expect(await rejection(own.backend.getTask(ref))).toMatchObject({ code: 'not-found' })
    expect(await own.backend.findTask('click-1')).toBeUndefined()
    const foreign = backendAnswering(() => html(404))
    expect(await rejection(foreign.backend.findTask('click-1'))).toMatchObject({ code: 'malformed-response' })
    expect(await rejection(foreign.backend.describe())).toMatchObject({ code: 'not-found' })
  })
})

describe('a create whose end is not known', () => {
  it.each([
    ['202', () => json({ code: 'uncertain' }, 202)],
    ['a 2xx without a task', () => json({})],
    ['a 2xx of HTML', () => html(200)],
    ['an empty 201', () => new Response(null, { status: 201 })],
    ['a task without an id', () => json({ ...pending, taskId: undefined }, 201)],
  ])('%s is uncertain, and sent once', async (_, answer) => {
    const { backend, sent } = backendAnswering(answer)
    expect(await rejection(backend.createTask(input))).toMatchObject({ code: 'uncertain', retryable: false })
    expect(sent).toHaveLength(1)
  })

  it.each(['502', '503'])('a problem with %s that says what happened is believed', async (status) => {
    const { backend } = backendAnswering(() => json({ code: 'network' }, Number(status)))
    expect(await rejection(backend.createTask(input))).toMatchObject({ code: 'network' })
  })

  it('no connection is uncertain on a create, network on a check', async () => {
    const { backend, sent } = backendAnswering(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(await rejection(backend.createTask(input))).toMatchObject({ code: 'uncertain' })
    expect(await rejection(backend.getTask(ref))).toMatchObject({ code: 'network', retryable: true })
    expect(sent).toHaveLength(2)
  })

  it('a body that breaks off is the same', async () => {
    const broken = () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"taskId":'))
            controller.error(new TypeError('terminated'))
          },
        }),
        { status: 201 },
      )
    const { backend } = backendAnswering(broken)
    expect(await rejection(backend.createTask(input))).toMatchObject({ code: 'uncertain' })
    expect(await rejection(backend.getTask(ref))).toMatchObject({ code: 'network' })
  })

  it('silence is uncertain after 60 s on a create, timeout after 15 s on a check', async () => {
    vi.useFakeTimers()
    try {
      // This fetch does not even listen to its signal.
      const { backend, sent } = backendAnswering(() => new Promise<Response>(() => undefined))
      const create = rejection(backend.createTask(input))
      const check = rejection(backend.getTask(ref))
      await vi.advanceTimersByTimeAsync(14_999)
      expect(sent.map(({ signal }) => signal?.aborted)).toEqual([false, false])
      await vi.advanceTimersByTimeAsync(1)
      expect(await check).toMatchObject({ code: 'timeout', retryable: true })
      await vi.advanceTimersByTimeAsync(45_000)
      expect(await create).toMatchObject({ code: 'uncertain' })
      expect(sent.map(({ signal }) => signal?.aborted)).toEqual([true, true])
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('aborting', () => {
  const never = () => new Promise<Response>(() => undefined)
  const calls = {
    createTask: (backend, signal) => backend.createTask(input, { signal }),
    getTask: (backend, signal) => backend.getTask(ref, { signal }),
    getTasks: (backend, signal) => backend.getTasks([ref], { signal }),
    findTask: (backend, signal) => backend.findTask('click-1', { signal }),
    uploadImage: (backend, signal) => backend.uploadImage(new Blob(['x']), { signal }),
  } satisfies Record<
    string,
    (backend: ReturnType<typeof backendAnswering>['backend'], signal: AbortSignal) => Promise<unknown>
  >

  it.each(Object.entries(calls))(
    "%s rejects with the signal's reason, and leaves no timer",
    async (_, call) => {
      vi.useFakeTimers()
      try {
        const { backend, sent } = backendAnswering(never)
        const controller = new AbortController()
        const rejected = rejection(call(backend, controller.signal))
        await vi.advanceTimersByTimeAsync(0)
        const reason = new Error('the page went away')
        controller.abort(reason)
        expect(await rejected).toBe(reason)
        expect(sent[0]!.signal?.aborted).toBe(true)
        expect(vi.getTimerCount()).toBe(0)
      } finally {
        vi.useRealTimers()
      }
    },
  )

  it.each(Object.entries(calls))('%s that is aborted beforehand sends nothing', async (_, call) => {
    const { backend, sent } = backendAnswering(never)
    expect(await rejection(call(backend, AbortSignal.abort('too late')))).toBe('too late')
    expect(sent).toEqual([])
  })
})

describe('result URLs', () => {
  const relative = {
    ...done,
    resultUrls: ['/api/video/tasks/t/video', 'https://cdn.example/b.mp4', 'http://['],
  }

  it('are made whole by an absolute handler URL; what is no URL is left to whoever shows it', async () => {
    const { backend } = backendAnswering(() => json(relative), { url: 'https://api.example/video/' })
    expect(await backend.getTask(ref)).toMatchObject({
      resultUrls: ['https://api.example/api/video/tasks/t/video', 'https://cdn.example/b.mp4', 'http://['],
    })
  })

  it('stay as they are under a relative one', async () => {
    const { backend } = backendAnswering(() => json(relative))
    expect(await backend.getTask(ref)).toEqual(relative)
  })
})
