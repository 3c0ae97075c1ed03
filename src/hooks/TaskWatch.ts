import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { notifyManager } from '@tanstack/react-query'
import type { StatusChecks } from '../backend/StatusChecks.js'
import type { TaskPush } from '../backend/TaskPush.js'
import { createListeners } from '../core/createListeners.js'
import type { Task, TaskRef } from '../core/Task.js'
import { loadWatching } from './loadWatching.js'
import type { Rushes } from './RushesContext.js'

/** A task that somebody watches. */
export interface WatchPlace {
  ref: TaskRef
  /** Where the cache keeps it. */
  client: QueryClient
  queryKey: QueryKey
  /** How long such tasks usually take, where a model says so. */
  typicalMs: readonly [number, number] | undefined
}

/**
 * The checks and the push of a page. What comes in is put where everybody reads it; what came together is stored, told
 * and rendered once. They are loaded with the first use; where they cannot be, a check has no answer and nothing is told.
 */
export interface TaskWatch {
  /** Asks how far a task has come, as `StatusChecks` does. The answer is put there; without a place it is only given back. */
  ask(ref: TaskRef, options: AskOptions): Promise<Task>
  /** Takes in what the backend tells of a task by itself, until the returned function is called or it is settled. */
  listen(place: WatchPlace): () => void
  /** Whether the backend tells by itself at the moment. */
  isUp: () => boolean
  /** Calls the listener when that changes, until the returned function is called. */
  subscribe: (listener: () => void) => () => void
}

interface AskOptions {
  signal: AbortSignal
  checksPerSecond: number
  place?: WatchPlace
}

type Given = Pick<Rushes, 'backend' | 'ledger' | 'polling' | 'clock'>

interface Begun {
  checks: StatusChecks
  push: TaskPush
  receive: (place: WatchPlace, task: Task) => void
}

/** What watches the tasks of one backend. */
export function taskWatch(given: Given): TaskWatch {
  const { backend, ledger, clock } = given
  const { subscribe, tell } = createListeners()
  let begun: Begun | undefined

  const together = (writes: () => void) => {
    ledger.together(() => {
      notifyManager.batch(writes)
    })
  }

  async function begin(): Promise<Begun> {
    const { statusChecks, taskPush, receiveTask } = await loadWatching()
    if (begun) return begun
    const push = taskPush(backend, { clock, together })
    push.subscribe(tell)
    begun = {
      checks: statusChecks(backend, { clock, together }),
      push,
      receive: (place, task) => {
        receiveTask(given, place, task)
      },
    }
    return begun
  }

  return {
    async ask(ref, { place, ...options }) {
      const { checks, receive } = begun ?? (await begin())
      const write = (task: Task) => {
        if (place) receive(place, task)
      }
      return checks.ask(ref, { ...options, write })
    },
    listen(place) {
      let stop: (() => void) | undefined
      let isStopped = false
      const start = ({ push, receive }: Begun) => {
        if (isStopped) return
        stop = push.listen(place.ref, (task) => {
          receive(place, task)
        })
      }
      if (begun) start(begun)
      else begin().then(start, () => undefined)
      return () => {
        isStopped = true
        stop?.()
      }
    },
    isUp: () => begun?.push.isUp() === true,
    subscribe,
  }
}
