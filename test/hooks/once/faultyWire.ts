import { delay } from '../../../src/core/delay.js'
import type { SeededRandom } from './seededRandom.js'

/** How one exchange over a network goes wrong. */
export type WireFault =
  | 'none'
  | 'refused'
  | 'reset-before-send'
  | 'reset-after-send'
  | 'header-timeout'
  | 'truncated-body'
  | '502'
  | '504'
  | 'slow'

export const WIRE_FAULTS: readonly [WireFault, ...WireFault[]] = [
  'refused',
  'reset-before-send',
  'reset-after-send',
  'header-timeout',
  'truncated-body',
  '502',
  '504',
  'slow',
]

export type Wire = (request: Request) => Promise<Response>

/** What `fetch` throws in Node where no answer came. */
function failed(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })
}

export const silence = () => new Promise<never>(() => undefined)

/** Sends one request with a fault. What goes wrong after it was sent goes wrong after the other side has done its work. */
export async function exchange(
  send: Wire,
  request: Request,
  fault: WireFault,
  random: SeededRandom,
): Promise<Response> {
  await delay(random.between(5, 60))
  switch (fault) {
    case 'refused':
      throw failed('ECONNREFUSED')
    case 'reset-before-send':
      throw failed('ECONNRESET')
    case 'reset-after-send':
      await send(request)
      throw failed('ECONNRESET')
    case 'header-timeout':
      await send(request)
      return silence()
    case 'truncated-body':
      return truncated(await send(request), random)
    case '502':
    case '504': {
      // A gateway may give up before it has passed the request on, or after.
      if (random.chance(0.7)) await send(request)
      const page = `<h1>${fault}</h1>`
      return new Response(page, { status: Number(fault), headers: { 'Content-Type': 'text/html' } })
    }
    case 'slow': {
      const answer = await send(request)
      await delay(random.between(1_000, 20_000))
      return answer
    }
    case 'none': {
      const answer = await send(request)
      await delay(random.between(5, 60))
      return answer
    }
  }
}

/** Half of the body, after which the connection breaks, or, behind a careless proxy, the body just ends. */
async function truncated(answer: Response, random: SeededRandom): Promise<Response> {
  const { status, headers } = answer
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const breaks = random.chance(0.5)
  const half = new ReadableStream<Uint8Array>({
    start(controller) {
      if (bytes.length > 1) controller.enqueue(bytes.subarray(0, bytes.length >> 1))
      if (breaks) controller.error(new TypeError('terminated'))
      else controller.close()
    },
  })
  return new Response(status === 204 ? null : half, { status, headers })
}

/** A wire as `fetch`: it rejects with its signal's reason when that is aborted. */
export function fetchOver(wire: Wire): typeof fetch {
  return (input, init) =>
    new Promise((resolve, reject) => {
      const signal = init?.signal ?? undefined
      const onAbort = () => {
        reject(signal?.reason as Error)
      }
      if (signal?.aborted) return onAbort()
      signal?.addEventListener('abort', onAbort, { once: true })
      // Without the signal: a Request of Node refuses one that comes from jsdom.
      wire(new Request(input, { ...init, signal: null })).then(resolve, reject)
    })
}
