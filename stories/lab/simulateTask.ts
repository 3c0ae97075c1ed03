import { pollingPolicy } from '../../src/polling/PollingPolicy.js'
import type { LearnedDurations } from '../../src/polling/LearnedDurations.js'
import type { Kind, Table } from '../../test/bench/polling/distributions.js'
import type { AnyPolicy } from '../../test/bench/polling/session.js'
import { session } from '../../test/bench/polling/session.js'

/** One task under one policy. All times are seconds since its create. */
export interface Watched {
  checks: readonly number[]
  endSeconds: number
  /** When the page knew. */
  knownSeconds: number
}

export interface TaskToWatch {
  kind: Kind
  endSeconds: number
  /** The same seed is the same network. */
  seed: number
}

/** One task in the benchmark's own simulation, which ends when it is told to. */
export function simulateTask(policy: AnyPolicy, { kind, endSeconds, seed }: TaskToWatch): Watched {
  const table: Table = {
    stepSeconds: 1,
    chance: new Float64Array(),
    moment: new Float64Array(),
    draw: () => endSeconds,
  }
  const { sentAt, lagSeconds } = session(policy, kind, table, { tasks: 1, seed })
  return { checks: sentAt, endSeconds, knownSeconds: endSeconds + (lagSeconds[0] ?? 0) }
}

export interface OurOptions {
  learned: LearnedDurations
  checkPriceSeconds: number
  probeMs?: number
  /** When the task began, Unix milliseconds. */
  startTime: number
}

/** The same under `pollingPolicy()` that knows what it has learned, and what it would know afterwards. */
export function simulateOurs(
  { learned, startTime, ...options }: OurOptions,
  task: TaskToWatch,
): Watched & { learned: LearnedDurations } {
  let after = learned
  const memory = {
    read: () => learned,
    write: (_kind: string, next: LearnedDurations) => {
      after = next
    },
  }
  const policy = pollingPolicy({ ...options, memory })
  const watched = simulateTask(
    {
      nextDelayMs: policy.nextDelayMs,
      // The simulation begins at 0 each time; to the policy the tasks come one after another.
      observe: (kind, typicalMs, finished) =>
        policy.observe?.(kind, typicalMs, {
          ...finished,
          startTime: startTime + finished.startTime,
          endTime: startTime + finished.endTime,
        }),
    },
    task,
  )
  return { ...watched, learned: after }
}
