import type { Clock } from '../core/Clock.js'
import { delay } from '../core/delay.js'
import type { Task, TaskRef } from '../core/Task.js'
import type { VideoBackend } from '../core/VideoBackend.js'
import { tokenBucket } from '../polling/TokenBucket.js'
import { sendChecks } from './sendChecks.js'
import type { Together } from './StatusChecks.js'

/** One check on its way. */
export interface StatusCheck {
  ref: TaskRef
  signal: AbortSignal
  write: (task: Task) => void
  resolve: (task: Task) => void
  reject: (reason: unknown) => void
}

export interface CheckLane {
  add(check: StatusCheck): void
}

/** Checks that fall due within it travel together. The first after a rest does not wait for company. */
const TOGETHER_MS = 50
/** Answers that come within it are shown together: about what a screen shows at once. */
const ANSWERS_TOGETHER_MS = 16

interface LaneOptions {
  clock: Clock
  together: Together
  checksPerSecond: number
}

/**
 * The checks of one upstream. They leave every 50 ms, as many as the bucket lets go, in the order in which they came.
 *
 *     add ── at most 50 ms ── as many as the bucket lets go ── request ── answers of a frame ── written together
 *                   └──────── the others, 50 ms or more later
 */
export function checkLane(
  backend: VideoBackend,
  { clock, together, checksPerSecond }: LaneOptions,
): CheckLane {
  const bucket = tokenBucket({ perSecond: checksPerSecond })
  const waiting = new Set<StatusCheck>()
  /** When the next check may leave, where one has been turned away already. */
  let leavesAt: number | undefined
  let leftAt = -Infinity
  let isComing = false
  let underWay = 0
  let answers: (() => void)[] = []

  const now = () => clock.now() * clock.timeScale

  function later(ms: number): void {
    if (isComing) return
    isComing = true
    void delay(ms / clock.timeScale).then(leave)
  }

  function leave(): void {
    isComing = false
    const time = now()
    leftAt = time
    const leaving: StatusCheck[] = []
    for (const check of waiting) {
      leavesAt ??= time + bucket.reserve(time)
      if (leavesAt > time) break
      leavesAt = undefined
      leaving.push(check)
      waiting.delete(check)
      check.signal.removeEventListener('abort', giveUpAborted)
    }
    if (waiting.size > 0) later(Math.max(TOGETHER_MS, (leavesAt ?? time) - time))
    for (const request of sendChecks(backend, leaving)) void finish(request)
  }

  function giveUpAborted(): void {
    for (const check of waiting) {
      if (!check.signal.aborted) continue
      waiting.delete(check)
      check.signal.removeEventListener('abort', giveUpAborted)
      check.reject(check.signal.reason)
    }
  }

  /** An answer with nothing else on its way is shown at once. */
  async function finish(request: Promise<() => void>): Promise<void> {
    underWay += 1
    const answer = await request
    underWay -= 1
    answers.push(answer)
    if (underWay === 0) show()
    else if (answers.length === 1) void delay(ANSWERS_TOGETHER_MS / clock.timeScale).then(show)
  }

  function show(): void {
    if (answers.length === 0) return
    const all = answers
    answers = []
    together(() => {
      for (const answer of all) answer()
    })
  }

  return {
    add(check) {
      waiting.add(check)
      check.signal.addEventListener('abort', giveUpAborted)
      later(Math.max(0, Math.min(TOGETHER_MS, leftAt + TOGETHER_MS - now())))
    },
  }
}
