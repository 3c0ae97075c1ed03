import type { PollingPolicy, PollingState } from '../../../src/polling/PollingPolicy.js'
import type { TokenBucket } from '../../../src/polling/TokenBucket.js'
import type { Kind, Table } from './distributions.js'
import { randomOf, seedOf } from './random.js'

/** A policy of ours, or a peer's, which may count its looks and throw dice. */
export interface AnyPolicy extends Pick<PollingPolicy, 'observe'> {
  nextDelayMs(state: PollingState, looks: number, random: () => number): number
}

export interface SessionOptions {
  tasks: number
  /** How many run at once; a finished one is replaced. @default 1 */
  atOnce?: number
  /** Whether the provider says how long a task took; else the middle between the last two looks has to do. @default true */
  hasCostTime?: boolean
  /** One for all. @default none */
  bucket?: TokenBucket
  seed: number
}

export interface SessionResult {
  /** By task, in the order in which they were begun. */
  lagSeconds: number[]
  requests: number[]
  /** When each request was sent, in seconds. */
  sentAt: number[]
}

/** There and back: 80 ms, and 20 ms more on average. */
const ROUND_TRIP_SECONDS = 0.08
const JITTER_SECONDS = 0.02
/** What even an answer that leaves at the right moment takes. */
export const DOWN_SECONDS = (ROUND_TRIP_SECONDS + JITTER_SECONDS) / 2

interface Running {
  index: number
  takes: number
  startedAt: number
  random: () => number
  looks: number
  /** When the last look that found it running reached the provider, since the start. */
  lastLookAt: number
  isQueued: boolean
}

interface Event {
  at: number
  task: Running
  /** When the provider was asked, since the start of the task; absent for a request that is about to leave. */
  askedAt?: number
}

/** Many tasks of one kind under one policy, which sees them as the hooks would show them. */
export function session(policy: AnyPolicy, kind: Kind, table: Table, options: SessionOptions): SessionResult {
  const { tasks, atOnce = 1, hasCostTime = true, bucket, seed } = options
  const typicalMs = [kind.from * 1000, kind.to * 1000] as const
  const result: SessionResult = { lagSeconds: [], requests: [], sentAt: [] }
  const events = eventQueue()
  let begun = 0

  for (let index = 0; index < Math.min(atOnce, tasks); index += 1) begin(0)
  for (let event = events.take(); event; event = events.take()) {
    if (event.askedAt === undefined) send(event)
    else answer(event.at, event.task, event.askedAt)
  }
  return result

  function begin(at: number): void {
    const index = begun
    begun += 1
    const random = randomOf(seedOf(seed, 'network', index))
    const takes = table.draw(randomOf(seedOf(seed, 'takes', index))())
    const task: Running = {
      index,
      takes,
      startedAt: at,
      random,
      looks: 0,
      lastLookAt: 0,
      isQueued: false,
    }
    result.requests[index] = 0
    plan(at + roundTrip(random) / 2, task)
  }

  function plan(now: number, task: Running): void {
    const elapsedMs = (now - task.startedAt) * 1000
    const state: PollingState = {
      kind: kind.name,
      elapsedMs,
      typicalMs,
      ...(task.looks > 0 && { lastAnswerMs: elapsedMs }),
    }
    const delayMs = policy.nextDelayMs(state, task.looks, task.random)
    events.add({ at: now + Math.max(1, delayMs) / 1000, task })
  }

  function send({ at, task }: Event): void {
    if (bucket && !task.isQueued) {
      const waitMs = bucket.reserve(at * 1000)
      if (waitMs > 0) {
        task.isQueued = true
        events.add({ at: at + waitMs / 1000, task })
        return
      }
    }
    task.isQueued = false
    task.looks += 1
    result.requests[task.index] = task.looks
    result.sentAt.push(at)
    const way = roundTrip(task.random)
    events.add({ at: at + way, task, askedAt: at - task.startedAt + way / 2 })
  }

  function answer(at: number, task: Running, askedAt: number): void {
    if (task.takes > askedAt) {
      task.lastLookAt = askedAt
      plan(at, task)
      return
    }
    result.lagSeconds[task.index] = at - task.startedAt - task.takes
    const durationMs = (hasCostTime ? task.takes : (task.lastLookAt + askedAt) / 2) * 1000
    policy.observe?.(kind.name, typicalMs, {
      durationMs,
      ...(!hasCostTime && { withinMs: ((askedAt - task.lastLookAt) / 2) * 1000 }),
      startTime: task.startedAt * 1000,
      endTime: at * 1000,
    })
    if (begun < tasks) begin(at)
  }
}

/** There and back, in seconds: half of it is the way to the provider. */
export function roundTrip(random: () => number): number {
  return ROUND_TRIP_SECONDS - JITTER_SECONDS * Math.log(1 - random())
}

/** A binary heap, the earliest first. */
function eventQueue() {
  const heap: Event[] = []
  const swap = (one: number, other: number) => {
    const kept = heap[one]!
    heap[one] = heap[other]!
    heap[other] = kept
  }
  return {
    add(event: Event) {
      heap.push(event)
      for (let index = heap.length - 1; index > 0;) {
        const parent = (index - 1) >> 1
        if (heap[parent]!.at <= heap[index]!.at) break
        swap(index, parent)
        index = parent
      }
    },
    take(): Event | undefined {
      if (heap.length > 1) swap(0, heap.length - 1)
      const first = heap.pop()
      for (let index = 0; ;) {
        const children = [2 * index + 1, 2 * index + 2].filter((child) => child < heap.length)
        const least = children.reduce((one, other) => (heap[other]!.at < heap[one]!.at ? other : one), index)
        if (least === index) return first
        swap(index, least)
        index = least
      }
    },
  }
}
