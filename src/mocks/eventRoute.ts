import { delay } from '../core/delay.js'
import { list, text } from '../core/shape.js'
import type { Task } from '../core/Task.js'
import { parseJson, property } from '../core/unknownJson.js'
import { VideoError } from '../core/VideoError.js'
import type { TaskEventName } from '../core/wire.js'
import { EVENT_HEARTBEAT_MS, MAX_EVENT_IDS, toProblem } from '../core/wire.js'
import { unknownThing } from './handlerAnswers.js'
import { jsonText } from './jsonText.js'
import type { SimulatedProvider } from './SimulatedProvider.js'

/** How often an open stream looks at its simulated tasks. */
const LOOK_MS = 250
/** After a check that failed. */
const LOOK_AGAIN_MS = 2_000
const HARD_LIMIT_MS = 30 * 60 * 1000
const OVER = 3
const ranks = { pending: 1, processing: 2, success: OVER, failed: OVER } as const

/**
 * `POST /events`, told by the simulated tasks as they grow older: `ready` at once, then each change within 250 ms of the
 * wall's time. An event's id is how far each task was, one digit for each, and a stream goes on from there.
 * @param look One check of a task; throws a `VideoError` where it fails.
 */
export function eventRoute(
  provider: SimulatedProvider,
  look: (taskId: string) => Task,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const asked = list(text).safeParse(property(parseJson(await jsonText(request)), 'ids'))
    if (!asked.success || asked.data.length > MAX_EVENT_IDS) {
      throw new VideoError('invalid-input', `Name at most ${MAX_EVENT_IDS} tasks, as { "ids": [...] }.`)
    }
    const ids = [...new Set(asked.data)]
    const told = toldBefore(ids, request.headers.get('Last-Event-ID'))
    const notBefore = new Map<string, number>()
    const left = new AbortController()
    let passedMs = 0

    /** One task's news; `undefined` where there is none. */
    function newsOf(taskId: string, rank: number): [TaskEventName, object, number] | undefined {
      const task = provider.find(taskId)
      if (!task) return ['problem', problemOf(taskId, unknownThing()), OVER]
      const isFurther = rankOf(task.state) > rank
      if ((!isFurther && task.ageMs < HARD_LIMIT_MS) || passedMs < (notBefore.get(taskId) ?? 0))
        return undefined
      try {
        const seen = look(taskId)
        if (ranks[seen.state] > rank) return ['task', seen, ranks[seen.state]]
      } catch (error) {
        if (!(error instanceof VideoError)) throw error
        if (!error.retryable) return ['problem', problemOf(taskId, error), OVER]
        notBefore.set(taskId, passedMs + LOOK_AGAIN_MS)
      }
      if (task.ageMs < HARD_LIMIT_MS) return undefined
      return ['problem', problemOf(taskId, new VideoError('timeout', 'The task takes too long.')), OVER]
    }

    async function* events(): AsyncGenerator<string> {
      const event = (name: TaskEventName, data: object) =>
        `event: ${name}\nid: ${told.join('')}\ndata: ${JSON.stringify(data)}\n\n`
      yield 'retry: 2000\n\n'
      for (let isFirst = true; ; isFirst = false) {
        for (const [index, taskId] of ids.entries()) {
          const rank = told[index] ?? 0
          // What was never there is said before `ready`, as by the handler.
          if (rank >= OVER || (isFirst && provider.find(taskId))) continue
          const news = newsOf(taskId, rank)
          if (!news) continue
          told[index] = news[2]
          yield event(news[0], news[1])
        }
        if (isFirst) yield event('ready', {})
        if (told.every((rank) => rank >= OVER)) {
          yield event('end', {})
          return
        }
        await delay(LOOK_MS, left.signal)
        passedMs += LOOK_MS
        if (passedMs % EVENT_HEARTBEAT_MS === 0) yield ':\n\n'
      }
    }

    return new Response(streamOf(events(), left), {
      headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store, no-transform' },
    })
  }
}

function streamOf(parts: AsyncGenerator<string>, left: AbortController): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const part = await parts.next().catch(() => undefined)
      if (left.signal.aborted) return
      if (!part || part.done) controller.close()
      else controller.enqueue(encoder.encode(part.value))
    },
    cancel() {
      left.abort()
    },
  })
}

function toldBefore(ids: readonly string[], lastEventId: string | null): number[] {
  const isOurs = lastEventId?.length === ids.length && /^[0-3]*$/.test(lastEventId)
  return ids.map((_, index) => (isOurs ? Number(lastEventId.charAt(index)) : 0))
}

/** A state that no document names is still running. */
function rankOf(state: string): number {
  return state === 'pending' || state === 'success' || state === 'failed' ? ranks[state] : ranks.processing
}

function problemOf(taskId: string, error: VideoError): object {
  return { taskId, problem: toProblem(error) }
}
