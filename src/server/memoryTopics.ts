import type { TaskStore } from './TaskStore.js'

/** Of all topics together. At a kilobyte each that is 10 MB. */
const MAX_MESSAGES = 10_000
/** Whoever was away for longer looks at everything again. */
const MESSAGE_LIFE_MS = 15 * 60 * 1000

type Listener = Parameters<TaskStore['listen']>[1]

interface KeptMessage {
  topic: string
  message: string
  /** Unix milliseconds. */
  expires: number
}

/** Messages between the requests of one process. */
export function memoryTopics(now: () => number): Pick<TaskStore, 'publish' | 'listen'> & {
  /** The same as `publish`, at once. */
  send(topic: string, message: string): string
} {
  /** By id, in the order of sending. */
  const kept = new Map<string, KeptMessage>()
  const listeners = new Map<string, Set<Listener>>()
  // So that no id from before a restart names a message of after it.
  const start = now()
  let sent = 0

  function dropOld(): void {
    for (const [id, { expires }] of kept) {
      if (expires > now() && kept.size <= MAX_MESSAGES) return
      kept.delete(id)
    }
  }

  function send(topic: string, message: string): string {
    sent += 1
    const id = `${start}-${sent}`
    kept.set(id, { topic, message, expires: now() + MESSAGE_LIFE_MS })
    dropOld()
    for (const listener of [...(listeners.get(topic) ?? [])]) listener(message, id)
    return id
  }

  /** What was sent to the topic after that message; `undefined` where the message is not there any more. */
  function after(topic: string, since: string): [id: string, message: string][] | undefined {
    dropOld()
    if (kept.get(since)?.topic !== topic) return undefined
    const ids = [...kept.keys()]
    return ids.slice(ids.indexOf(since) + 1).flatMap((id) => {
      const each = kept.get(id)
      return each?.topic === topic ? [[id, each.message]] : []
    })
  }

  return {
    send,
    publish: (topic, message) => Promise.resolve(send(topic, message)),
    listen(topic, listener, { since } = {}) {
      const missed = since === undefined ? [] : after(topic, since)
      for (const [id, message] of missed ?? []) listener(message, id)
      // One function may listen twice, and each time is stopped by itself.
      const own: Listener = (message, id) => {
        listener(message, id)
      }
      listeners.set(topic, (listeners.get(topic) ?? new Set()).add(own))
      return Promise.resolve({
        complete: missed !== undefined,
        stop() {
          const others = listeners.get(topic)
          others?.delete(own)
          if (others?.size === 0) listeners.delete(topic)
        },
      })
    },
  }
}
