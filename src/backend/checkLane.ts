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
/** Answers that come so soon after one another are shown together: about what a screen shows at once. */
const FRAME_MS = 16
/**
 * Where many tasks are at it, what the bucket turned away leaves, and what was answered is shown, about eight times a
 * second: each rendering of a long list is dear, and a thousand that come one by one would make a page stand still.
 */
const ROUND_MS = 125
/** What a bucket saves up, in seconds of its rate: a little more than a round takes, so that none of it is wasted. */
const BURST_SECONDS = 0.15

interface LaneOptions {
  clock: Clock
  together: Together
  checksPerSecond: number
}

/**
 * The checks of one upstream. They leave every 50 ms, as many as the bucket lets go, in the order in which they came.
 *
 *     add ── at most 50 ms ── as many as the bucket lets go ── request ── answers of a frame ── written together
 *                   └──────── the others, a round or more later
 */
export function checkLane(
  backend: VideoBackend,
  { clock, together, checksPerSecond }: LaneOptions,
): CheckLane {
  const burst = Math.max(1, checksPerSecond * BURST_SECONDS)
  const bucket = tokenBucket({ perSecond: checksPerSecond, burst })
  const waiting = new Set<StatusCheck>()
  /** When the next check may leave, where one has been turned away already. */
  let leavesAt: number | undefined
  let leftAt = -Infinity
  let shownAt = -Infinity
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
    if (time < leftAt) leavesAt = undefined // the clock was set back: that moment may be hours away
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
    if (waiting.size > 0) later(Math.max(ROUND_MS, (leavesAt ?? time) - time))
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

  /** An answer that comes alone is shown at once. */
  async function finish(request: Promise<() => void>): Promise<void> {
    underWay += 1
    const answer = await request
    underWay -= 1
    answers.push(answer)
    if (answers.length > 1) return
    const waitMs = Math.max(underWay > 0 ? FRAME_MS : 0, untilAfter(shownAt, ROUND_MS))
    if (waitMs > 0) await delay(waitMs / clock.timeScale)
    show()
  }

  function show(): void {
    const all = answers
    answers = []
    shownAt = now()
    together(() => {
      for (const answer of all) answer()
    })
  }

  /** How long until so much has passed since then; never longer than that, wherever the clock is set. */
  function untilAfter(time: number, ms: number): number {
    return Math.max(0, Math.min(ms, time + ms - now()))
  }

  return {
    add(check) {
      waiting.add(check)
      check.signal.addEventListener('abort', giveUpAborted)
      later(untilAfter(leftAt, TOGETHER_MS))
    },
  }
}
