import type { Clock } from '../core/Clock.js'
import { createListeners } from '../core/createListeners.js'
import { delay } from '../core/delay.js'
import type { Task, TaskRef } from '../core/Task.js'
import { isSettled } from '../core/Task.js'
import type { VideoBackend } from '../core/VideoBackend.js'
import type { Together } from './StatusChecks.js'

/** What a backend tells of tasks by itself: one connection for all that are listened to. */
export interface TaskPush {
  /** Hears what comes in about a task, until the returned function is called or the task is settled. */
  listen(ref: TaskRef, listener: (task: Task) => void): () => void
  /** Whether the connection stands. While it does not, who wants to know has to ask. */
  isUp: () => boolean
  /** Calls the listener when that changes, until the returned function is called. */
  subscribe: (listener: () => void) => () => void
}

/** Tasks that are added within it are listened to from one new connection. */
const TOGETHER_MS = 50

interface Watched {
  ref: TaskRef
  listeners: Set<(task: Task) => void>
}

/** Joins the listening of a page into one `watchTasks` of the backend. A backend without it is never up. */
export function taskPush(
  backend: VideoBackend,
  { clock, together }: { clock: Clock; together: Together },
): TaskPush {
  const watched = new Map<string, Watched>()
  const contact = createListeners()
  let isUp = false
  let stop: (() => void) | undefined
  let coming: AbortController | undefined

  function say(up: boolean) {
    if (up === isUp) return
    isUp = up
    contact.tell()
  }

  function connectSoon() {
    if (coming) return
    coming = new AbortController()
    delay(TOGETHER_MS / clock.timeScale, coming.signal).then(connect, () => undefined)
  }

  function connect() {
    coming = undefined
    const last = stop
    stop = open(() => last?.())
    if (watched.size === 0) hangUp() // all of them had ended, as it told at once
  }

  function hangUp() {
    stop?.()
    stop = undefined
    say(false)
  }

  /**
   * The last connection is let go when this one stands, so that nothing falls between the two. A backend that throws
   * in the place of listening is polled, as one without push.
   */
  function open(letGoOfLast: () => void): () => void {
    let isCurrent = true
    let stopWatching: (() => void) | undefined
    const letGo = () => {
      if (!isCurrent) return
      isCurrent = false
      letGoOfLast()
      stopWatching?.()
    }
    const refs = [...watched.values()].map(({ ref }) => ref)
    try {
      stopWatching = backend.watchTasks?.(refs, {
        task: tell,
        contact(up) {
          if (!isCurrent) return
          if (up) letGoOfLast()
          say(up)
        },
      })
    } catch {
      letGo()
      say(false)
    }
    return letGo
  }

  function tell(task: Task) {
    const key = keyOf(task)
    const listeners = [...(watched.get(key)?.listeners ?? [])]
    together(() => {
      for (const listener of listeners) listener(task)
    })
    if (isSettled(task)) forget(key)
  }

  function forget(key: string) {
    if (!watched.delete(key) || watched.size > 0) return
    coming?.abort()
    coming = undefined
    hangUp()
  }

  return {
    listen(ref, listener) {
      if (!backend.watchTasks) return () => undefined
      const key = keyOf(ref)
      const known = watched.get(key)
      const { listeners } = known ?? { listeners: new Set() }
      // An entry of its own, so that a function that listens twice leaves once at a time.
      const entry = (task: Task) => listener(task)
      listeners.add(entry)
      if (!known) {
        watched.set(key, { ref, listeners })
        connectSoon()
      }
      return () => {
        listeners.delete(entry)
        if (listeners.size === 0 && watched.get(key)?.listeners === listeners) forget(key)
      }
    },
    isUp: () => isUp,
    subscribe: contact.subscribe,
  }
}

function keyOf({ taskId, model }: TaskRef): string {
  return `${model} ${taskId}`
}
