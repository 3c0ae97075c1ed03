import type { StatusHandler } from './statusHandlers.js'

/** Milliseconds from `Request` to the last byte of the response. */
export interface HandlerTimes {
  name: string
  p50: number
  p90: number
  p99: number
  mean: number
}

export interface HowMany {
  requests: number
  warmUp: number
}

/**
 * Asks all of them in turn, each turn beginning with another, so that a machine that grows busy is nobody's loss. One
 * request is under way at a time.
 */
export async function measureHandlers(
  handlers: readonly StatusHandler[],
  { requests, warmUp }: HowMany,
): Promise<HandlerTimes[]> {
  const times = handlers.map(() => new Float64Array(requests))
  for (let turn = -warmUp; turn < requests; turn += 1) {
    for (let place = 0; place < handlers.length; place += 1) {
      const index = (turn + warmUp + place) % handlers.length
      const handler = handlers[index]
      const own = times[index]
      if (!handler || !own) continue
      const ms = await answeredMs(handler)
      if (turn >= 0) own[turn] = ms
    }
    // Timers and other requests are let in, as in a server.
    if (turn % 100 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  return handlers.map(({ name }, index) => ({ name, ...percentiles(times[index] ?? new Float64Array()) }))
}

async function answeredMs({ name, request, answer }: StatusHandler): Promise<number> {
  const asked = request()
  const begin = performance.now()
  const response = await answer(asked)
  const text = await response.text()
  const ms = performance.now() - begin
  if (response.status !== 200 || !text.includes('"processing"')) {
    throw new Error(`${name} did not answer about the task: ${response.status} ${text}`)
  }
  return ms
}

function percentiles(times: Float64Array): Omit<HandlerTimes, 'name'> {
  const sorted = times.sort()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
  const mean = sorted.reduce((sum, ms) => sum + ms, 0) / sorted.length
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99), mean }
}
