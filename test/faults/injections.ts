import { delay } from '../../src/core/delay.js'
import { parseJson, property } from '../../src/core/unknownJson.js'
import { silence } from '../hooks/once/faultyWire.js'
import type { Injection } from './roadRig.js'

const JSON_TYPE = { 'Content-Type': 'application/json' }

/** No answer at all, as `fetch` in Node says it. */
export const breaks =
  (code: string, options: { sent?: boolean; syscall?: string } = {}): Injection =>
  async (answer) => {
    if (options.sent) await answer()
    const { syscall } = options
    const cause = Object.assign(new Error(code), { code, ...(syscall !== undefined && { syscall }) })
    throw new TypeError('fetch failed', { cause })
  }

/** The other side does its work and says nothing. */
export const hangs: Injection = async (answer) => {
  await answer()
  return silence()
}

/** An answer of which a byte comes each second, and never the last. */
export const drips: Injection = async (answer) => {
  const bytes = new Uint8Array(await (await answer()).arrayBuffer())
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await delay(1_000)
      // Spaces for ever: JSON may end in them.
      controller.enqueue(sent < bytes.length - 1 ? bytes.subarray(sent, ++sent) : new Uint8Array([32]))
    },
  })
  return new Response(body, { headers: JSON_TYPE })
}

/** Half of the answer, then the connection breaks. */
export const halves: Injection = async (answer) => {
  const bytes = new Uint8Array(await (await answer()).arrayBuffer())
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.subarray(0, bytes.length >> 1))
      controller.error(new TypeError('terminated'))
    },
  })
  return new Response(body, { headers: JSON_TYPE })
}

/** Another answer in the place of the right one, to the first so many requests. */
export function answers(
  body: unknown,
  {
    status = 200,
    headers = {},
    times = Infinity,
  }: { status?: number; headers?: Record<string, string>; times?: number } = {},
): Injection {
  let left = times
  return (answer) => {
    left -= 1
    if (left < 0) return answer()
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return Promise.resolve(new Response(text, { status, headers: { ...JSON_TYPE, ...headers } }))
  }
}

/** The right answer, with its `data` changed once the task has ended, or (`always`) from the beginning. */
export const changes =
  (change: (data: Record<string, unknown>) => unknown, always = false): Injection =>
  async (answer) => {
    const body = parseJson(await (await answer()).text())
    const data = property(body, 'data')
    const known = typeof data === 'object' && data !== null ? { ...data } : {}
    const isOver = property(data, 'state') === 'success'
    return Response.json({ code: 200, message: 'success', data: isOver || always ? change(known) : data })
  }
