import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createBackend } from '../../src/backend/createBackend.js'
import type { HandlerConnection } from '../../src/backend/handlerRequest.js'
import type { Task, TaskRef } from '../../src/core/Task.js'
import { done, html, pending, ref } from './handler.js'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
})
afterEach(() => {
  expect(vi.getTimerCount(), 'no timer is left').toBe(0)
  vi.useRealTimers()
})

async function pass(ms = 0): Promise<void> {
  for (let left = ms; left > 0; left -= 500) {
    await vi.advanceTimersByTimeAsync(Math.min(left, 500))
    await new Promise((resolve) => setImmediate(resolve))
  }
  for (let round = 0; round < 20; round += 1) await new Promise((resolve) => setImmediate(resolve))
}

interface Connection {
  headers: Headers
  ids: unknown
  signal: AbortSignal
  say(text: string): void
  event(name: string, data: object, id: string): void
  close(): void
  isLeft(): boolean
}

/** A handler whose streams are spoken by the test; another answer may be given in the place of a stream. */
async function watching(
  answer: (at: number) => Response | Promise<Response> | undefined = () => undefined,
  { refs = [ref], ...options }: Partial<HandlerConnection> & { refs?: TaskRef[] } = {},
) {
  const connections: Connection[] = []
  const send: typeof fetch = async (url, init) => {
    expect(url).toBe('/api/video/events')
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined
    let left = false
    const body = new ReadableStream<Uint8Array>({
      start: (started) => void (controller = started),
      cancel: () => void (left = true),
    })
    const say = (text: string) => controller?.enqueue(new TextEncoder().encode(text))
    connections.push({
      headers: new Headers(init?.headers),
      ids: (JSON.parse(init?.body as string) as { ids: unknown }).ids,
      signal: init!.signal!,
      say,
      event: (name, data, id) => say(`event: ${name}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`),
      close: () => controller?.close(),
      isLeft: () => left,
    })
    const other = answer(connections.length)
    return other ?? new Response(body, { headers: { 'Content-Type': 'text/event-stream' } })
  }
  const tasks: Task[] = []
  const contacts: boolean[] = []
  const backend = createBackend({ url: '/api/video', fetch: send, ...options })
  const stop = backend.watchTasks(refs, {
    task: (task) => void tasks.push(task),
    contact: (up) => void contacts.push(up),
  })
  await vi.dynamicImportSettled()
  await pass()
  return { connections, tasks, contacts, stop }
}

describe('watchTasks', () => {
  test('posts the ids with the connection’s headers, and tells tasks and contact', async () => {
    const { connections, tasks, contacts } = await watching(undefined, {
      headers: () => Promise.resolve({ Authorization: 'Bearer 1' }),
      refs: [ref, ref],
    })
    const [one] = connections
    expect(one?.ids).toEqual([ref.taskId])
    expect(Object.fromEntries(one!.headers)).toEqual({
      authorization: 'Bearer 1',
      'content-type': 'application/json',
      accept: 'text/event-stream',
    })
    one?.event('task', pending, 'a')
    one?.event('ready', {}, 'a')
    await pass()
    expect([tasks, contacts]).toEqual([[pending], [true]])
    one?.event('task', { ...done, taskId: 'another' }, 'b')
    one?.say('event: task\nid: c\ndata: not a task\n\n')
    one?.event('task', done, 'd')
    one?.event('task', pending, 'e')
    one?.event('end', {}, 'f')
    await pass()
    expect([tasks, contacts]).toEqual([[pending, done], [true]])
    await pass(120_000)
    expect(connections).toHaveLength(1)
  })

  test('comes back where it was, with a backoff that a working stream resets', async () => {
    const { connections, contacts, stop } = await watching((at) => (at > 1 && at < 5 ? html(502) : undefined))
    connections[0]?.say('retry: 1000\n\n')
    connections[0]?.event('ready', {}, 'first')
    await pass()
    connections[0]?.close()
    await pass()
    expect(contacts).toEqual([true, false])
    const seen: number[] = []
    for (let second = 0; second < 20; second += 0.5) {
      await pass(500)
      seen.push(connections.length)
    }
    // After 1 s as asked for, then 4 s and 8 s.
    expect([seen.indexOf(2), seen.indexOf(3), seen.indexOf(4)].map((at) => (at + 1) / 2)).toEqual([1, 5, 13])
    await pass(10_000)
    expect(connections[4]?.headers.get('Last-Event-ID')).toBe('first')
    connections[4]?.event('ready', {}, 'second')
    await pass()
    expect(contacts).toEqual([true, false, true])
    stop()
  })

  test.each<[string, () => Response | Promise<Response>]>([
    ['cannot be made', () => Promise.reject(new TypeError('refused'))],
    ['is refused', () => html(503)],
    ['is answered with a page', () => html(200)],
    ['is never answered', () => new Promise<Response>(() => undefined)],
    [
      'is held back by a proxy',
      () => new Response(new ReadableStream(), { headers: { 'Content-Type': 'text/event-stream' } }),
    ],
  ])(
    'says within 10 s that there is no contact where the connection %s, and tries again',
    async (_, answer) => {
      const { connections, contacts, stop } = await watching(answer)
      await pass(10_000)
      expect(contacts).toEqual([false])
      await pass(10_000)
      expect(connections.length).toBeGreaterThan(1)
      stop()
      await pass(200_000)
      expect(contacts).toEqual([false])
    },
  )

  test('takes a silence of 35 s for a broken connection, and a comment for a sign of life', async () => {
    const { connections, contacts, stop } = await watching()
    connections[0]?.event('ready', {}, 'a')
    await pass(30_000)
    connections[0]?.say(':\n\n')
    await pass(34_000)
    expect(contacts).toEqual([true])
    await pass(1_000)
    expect(contacts).toEqual([true, false])
    expect([connections[0]?.signal.aborted, connections[0]?.isLeft()]).toEqual([true, true])
    stop()
  })

  test('obeys Retry-After', async () => {
    const { connections, stop } = await watching(
      () => new Response(null, { status: 429, headers: { 'Retry-After': '20' } }),
    )
    await pass(19_000)
    expect(connections).toHaveLength(1)
    await pass(2_000)
    expect(connections).toHaveLength(2)
    stop()
  })

  test.each([404, 405, 501])('gives up where there is no such route (%i)', async (status) => {
    const { connections, contacts } = await watching(() => html(status))
    await pass(300_000)
    expect([connections.length, contacts]).toEqual([1, [false]])
  })

  test('says that there is no contact where the handler looks no longer at a running task', async () => {
    const { connections, contacts } = await watching()
    connections[0]?.event('ready', {}, 'a')
    connections[0]?.event('problem', { taskId: ref.taskId, problem: { code: 'timeout' } }, 'b')
    connections[0]?.event('end', {}, 'b')
    await pass(100_000)
    expect([connections.length, contacts]).toEqual([1, [true, false]])
  })

  test('leaves nothing open when it is stopped, whenever that is', async () => {
    const early = createBackend({ url: '/api/video', fetch: () => Promise.reject(new Error('asked')) })
    const contact = vi.fn()
    early.watchTasks([ref], { task: vi.fn(), contact })()
    await vi.dynamicImportSettled()
    await pass(20_000)
    expect(contact).not.toHaveBeenCalled()

    const open = await watching()
    open.connections[0]?.event('ready', {}, 'a')
    await pass()
    open.stop()
    open.connections[0]?.event('task', done, 'b')
    await pass(100_000)
    expect(open.connections[0]?.signal.aborted).toBe(true)
    expect([open.tasks, open.contacts, open.connections.length]).toEqual([[], [true], 1])
  })

  test('takes a connection for each thousand tasks, with one contact for all', async () => {
    const refs = Array.from({ length: 1500 }, (_, at) => ({ ...ref, taskId: `t${at}` }))
    const { connections, contacts, stop } = await watching(undefined, { refs })
    expect(connections.map(({ ids }) => (ids as string[]).length)).toEqual([1000, 500])
    connections[1]?.event('ready', {}, 'a')
    await pass()
    expect(contacts).toEqual([])
    connections[0]?.event('ready', {}, 'a')
    await pass()
    expect(contacts).toEqual([true])
    stop()
  })
})
