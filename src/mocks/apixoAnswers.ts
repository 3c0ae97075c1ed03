import type { Fault } from './Scenario.js'
import type { SimulatedTask } from './SimulatedTask.js'
import { ConnectionFailure } from './ConnectionFailure.js'
import { resultJson } from './results.js'
import { silence } from './silence.js'

/** What `http-429-retry-after`, and its like with a date, ask to wait. */
export const RETRY_AFTER_SECONDS = 5

/** APIXO's envelope. Its documents give the HTTP status and the body's code as the same number. */
export function apixoAnswer(data: unknown, code = 200, message = 'success', headers?: HeadersInit): Response {
  return Response.json({ code, message, data }, { status: code, ...(headers && { headers }) })
}

/** The answer to a status check, with the fields that its state has. */
export function apixoStatus(task: SimulatedTask, resultUrl: string): Response {
  const { state, row } = task
  return apixoAnswer({
    taskId: task.taskId,
    state,
    ...(state === 'success' && { resultJson: resultJson(task, resultUrl) }),
    ...(state === 'failed' && row.failure),
    ...(!row.withoutTimes && { createTime: task.createTime }),
    ...task.endTimes,
  })
}

/** How a fault looks on APIXO's wire. Throws what `fetch` throws where no answer comes; never settles for silence. */
export async function apixoFault(fault: Fault, now: number): Promise<Response> {
  switch (fault.kind) {
    case 'connection-refused':
      throw new ConnectionFailure('ECONNREFUSED')
    case 'connection-lost':
      throw new ConnectionFailure('ECONNRESET')
    case 'silence':
      return silence()
    case 'html':
      return page(200, 'Just a moment...')
    case 'empty':
      return new Response(null, { status: 200 })
    case 'no-id':
      return apixoAnswer({})
    case 'refused':
      return refusal(fault, now)
  }
}

function refusal(fault: Extract<Fault, { kind: 'refused' }>, now: number): Response {
  if (fault.page) return page(fault.status, fault.message)
  // A refused key is answered without `data`, everything else with it.
  if (fault.status === 401) return unauthorized(fault.message)
  return apixoAnswer(fault.data ?? null, fault.status, fault.message, retryAfter(fault.retryAfter, now))
}

export function unauthorized(message = 'Invalid or missing API key'): Response {
  return Response.json({ code: 401, message }, { status: 401 })
}

function retryAfter(form: 'seconds' | 'date' | undefined, now: number): HeadersInit | undefined {
  if (form === 'seconds') return { 'Retry-After': String(RETRY_AFTER_SECONDS) }
  if (form === 'date') {
    return { 'Retry-After': new Date(now + RETRY_AFTER_SECONDS * 1000).toUTCString() }
  }
  return undefined
}

function page(status: number, title: string): Response {
  return new Response(`<!doctype html><title>${title}</title><h1>${title}</h1>`, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  })
}
