import { createParser } from 'eventsource-parser'
import { parseJson, property } from '../../src/core/unknownJson.js'

interface HeardEvent {
  event: string
  id: string
  data: unknown
}

/** Reads a stream of events as a browser does, and keeps all that it heard. */
export function eventReader(response: Response) {
  const heard: HeardEvent[] = []
  const comments: string[] = []
  const retries: number[] = []
  const parser = createParser({
    onEvent: ({ event = 'message', id = '', data }) => void heard.push({ event, id, data: parseJson(data) }),
    onComment: (comment) => void comments.push(comment),
    onRetry: (retry) => void retries.push(retry),
  })
  const reader = response.body!.getReader()
  const decoder = new TextDecoder()
  const closed = (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parser.feed(decoder.decode(part.value, { stream: true }))
    }
  })().catch(() => undefined)
  return {
    heard,
    comments,
    retries,
    /** Resolves when the other side has closed the stream. */
    closed,
    /** As a browser leaves. */
    leave: () => reader.cancel(),
    lastEventId: () => heard.at(-1)?.id ?? '',
    /** What was heard in short: the name of each event, and of a task its state. */
    gist: () => heard.map(({ event, data }) => (event === 'task' ? String(property(data, 'state')) : event)),
  }
}
