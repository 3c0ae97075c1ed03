import { createParser } from 'eventsource-parser'
import { watchTasks } from '../../../src/backend/watchTasks.js'
import type { TaskRef } from '../../../src/core/Task.js'
import { isSettled } from '../../../src/core/Task.js'
import { parseJson, textProperty } from '../../../src/core/unknownJson.js'
import { taskSchema } from '../../../src/core/wire.js'

type Send = (path: string, init?: RequestInit) => Promise<Response>

/** One browser: the real `watchTasks`, with an ear on the wire below it. */
export interface BenchBrowser {
  /** When each task's end was heard by the page, `performance.now()`. */
  endedAt: Map<string, number>
  /** How many terminal events came over the wire for each task, over all its connections. */
  terminalEvents: Map<string, number>
  /** Every change of state that the page heard, as `taskId state`. */
  changes: Set<string>
  isUp(): boolean
  connections(): number
  /** Breaks the connection, as a train in a tunnel does. */
  drop(): boolean
  stop(): void
}

export function benchBrowser(send: Send, user: string, refs: readonly TaskRef[]): BenchBrowser {
  const endedAt = new Map<string, number>()
  const terminalEvents = new Map<string, number>()
  const changes = new Set<string>()
  let up = false
  let connections = 0
  let line: AbortController | undefined

  function note(event: string | undefined, data: string): void {
    const task = parseJson(data)
    const state = textProperty(task, 'state')
    const taskId = textProperty(task, 'taskId') ?? ''
    if (event !== 'task' || (state !== 'success' && state !== 'failed')) return
    terminalEvents.set(taskId, (terminalEvents.get(taskId) ?? 0) + 1)
  }

  /** The bytes as they came, with a look at them; a drop ends them in the middle. */
  const overheard: typeof fetch = async (url, init) => {
    const own = new AbortController()
    line = own
    connections += 1
    const signal = init?.signal ? AbortSignal.any([init.signal, own.signal]) : own.signal
    const response = await send(new URL(url as string, 'http://bench').pathname, { ...init, signal })
    const decoder = new TextDecoder()
    const parser = createParser({ onEvent: ({ event, data }) => note(event, data) })
    const ear = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        parser.feed(decoder.decode(chunk, { stream: true }))
        controller.enqueue(chunk)
      },
    })
    return new Response(response.body?.pipeThrough(ear, { signal }) ?? null, response)
  }

  const connection = { url: '/api/video', headers: { 'X-User': user }, fetch: overheard }
  const stop = watchTasks(connection, refs, {
    task(task) {
      changes.add(`${task.taskId} ${task.state}`)
      if (isSettled(task)) endedAt.set(task.taskId, performance.now())
    },
    contact(isUp) {
      up = isUp
    },
  })
  return {
    endedAt,
    terminalEvents,
    changes,
    isUp: () => up,
    connections: () => connections,
    drop() {
      if (!up || !line) return false
      line.abort(new TypeError('The connection was dropped'))
      return true
    },
    stop,
  }
}

/** Posts creates as a browser does, a few at once. */
export async function createTasks(send: Send, users: readonly string[]): Promise<TaskRef[]> {
  const refs: TaskRef[] = []
  const rest = users.entries()
  const worker = async () => {
    for (const [index, user] of rest) {
      const response = await send('/api/video/tasks', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-User': user, 'Idempotency-Key': `click-${index}` },
        body: JSON.stringify({ model: 'apixo/kling-2-5-turbo-pro', prompt: 'a fox' }),
      })
      refs[index] = taskSchema.parse(await response.json())
    }
  }
  await Promise.all(Array.from({ length: 16 }, worker))
  return refs
}
