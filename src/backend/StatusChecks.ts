import type { Clock } from '../core/Clock.js'
import type { Task, TaskRef } from '../core/Task.js'
import type { VideoBackend } from '../core/VideoBackend.js'
import type { CheckLane, StatusCheck } from './checkLane.js'
import { checkLane } from './checkLane.js'

/** The status checks of a page, so that many tasks ask little and no upstream is asked more than it allows. */
export interface StatusChecks {
  /**
   * Asks how far a task has come. Checks that fall due within 50 ms travel in one request where the backend takes many,
   * and an upstream is asked no more often than it allows: what is too much waits its turn.
   *
   * The answer is given to `write` first, together with the others that came with it.
   * Rejects as `getTask` does; one that is aborted while it waits is not sent.
   */
  ask(ref: TaskRef, options: StatusCheckOptions): Promise<Task>
}

interface StatusCheckOptions {
  signal: AbortSignal
  /** How often the task's upstream may be asked, over all tasks, as the model table has it. */
  checksPerSecond: number
  write: (task: Task) => void
}

/** How much is written at a time is for the caller to say: it runs all the writes that it is given. */
export type Together = (writes: () => void) => void

export interface StatusChecksOptions {
  clock: Clock
  together: Together
}

/** Makes the checks of one backend, each upstream of it in a lane of its own. */
export function statusChecks(backend: VideoBackend, { clock, together }: StatusChecksOptions): StatusChecks {
  const lanes = new Map<string, CheckLane>()

  return {
    ask(ref, { signal, checksPerSecond, write }) {
      // The part before the slash names the upstream: models of one provider share what it allows.
      const upstream = `${ref.model.split('/', 1)[0] ?? ''} ${checksPerSecond}`
      const lane = lanes.get(upstream) ?? checkLane(backend, { clock, together, checksPerSecond })
      lanes.set(upstream, lane)
      return new Promise<Task>((resolve, reject) => {
        if (signal.aborted) throw signal.reason
        const check: StatusCheck = { ref, signal, write, resolve, reject }
        lane.add(check)
      })
    },
  }
}
