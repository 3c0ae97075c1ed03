import { delay } from '../core/delay.js'
import type { Task, TaskRef } from '../core/Task.js'
import { isSettled } from '../core/Task.js'
import { parseJson } from '../core/unknownJson.js'
import { MAX_EVENT_IDS } from '../core/wire.js'
import { checkBackoffMs } from '../polling/checkBackoffMs.js'
import { listenOnce } from './eventConnection.js'
import type { HandlerConnection } from './handlerRequest.js'
import { taskIn } from './handlerTask.js'

export interface TaskWatcher {
  task(task: Task): void
  /** Whether the handler's events arrive: told when that changes, and within 10 s where they never do. */
  contact(up: boolean): void
}

/**
 * Listens to the handler's events about tasks until each is settled, over one connection for each thousand of them. One
 * that breaks is made anew, later each time (2 s doubling to 60 s, or what the handler asks for), and goes on where it was.
 *
 * It never throws, and after `stop` there is no timer, no listener and no open connection. Where the handler has no such
 * route, or looks no longer at a task that is not settled, `contact(false)` is the last that is heard.
 */
export function watchTasks(
  connection: HandlerConnection,
  refs: readonly TaskRef[],
  on: TaskWatcher,
): () => void {
  const stopped = new AbortController()
  const ids = [...new Set(refs.map(({ taskId }) => taskId))]
  const parts: string[][] = []
  for (let start = 0; start < ids.length; start += MAX_EVENT_IDS)
    parts.push(ids.slice(start, start + MAX_EVENT_IDS))
  const isUp = parts.map(() => false)
  let told: boolean | undefined

  /** With several connections the contact is up when all are, and down when one is. */
  function tellContact(part: number, up: boolean): void {
    isUp[part] = up
    const all = isUp.every(Boolean)
    if (stopped.signal.aborted || told === all || (up && !all)) return
    told = all
    on.contact(all)
  }

  parts.forEach((part, index) => {
    const watcher = { task: on.task, contact: (up: boolean) => tellContact(index, up) }
    void watchPart(connection, part, watcher, stopped.signal)
  })
  return () => stopped.abort()
}

async function watchPart(
  connection: HandlerConnection,
  ids: readonly string[],
  on: TaskWatcher,
  signal: AbortSignal,
): Promise<void> {
  const running = new Set(ids)
  let lastEventId = ''
  let failures = 0
  let hintMs: number | undefined

  const listener = {
    event({ name, data, id }: { name: string; data: string; id: string }) {
      if (signal.aborted) return
      if (id !== '') lastEventId = id
      if (name === 'ready') {
        failures = 0
        on.contact(true)
      }
      const task = name === 'task' ? taskIn(connection, parseJson(data)) : undefined
      // A task that has ended does not change any more, and others were not asked for.
      if (!task || !running.has(task.taskId)) return
      if (isSettled(task)) running.delete(task.taskId)
      on.task(task)
    },
    retry(ms: number) {
      hintMs = ms
    },
  }

  for (;;) {
    const end = await listenOnce(connection, { ids, lastEventId }, listener, signal)
    if (signal.aborted || (end.kind === 'over' && running.size === 0)) return
    on.contact(false)
    if (end.kind !== 'broken') return
    failures += 1
    // The first try after a stream that worked is as soon as the handler wishes.
    const askedMs = end.retryAfterMs ?? (failures === 1 ? hintMs : undefined)
    await delay(checkBackoffMs(failures, Math.random(), askedMs), signal).catch(() => undefined)
  }
}
