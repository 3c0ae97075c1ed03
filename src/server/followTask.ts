import { delay } from '../core/delay.js'
import type { Task } from '../core/Task.js'
import { isSettled } from '../core/Task.js'
import { VideoError } from '../core/VideoError.js'
import { checkBackoffMs } from '../polling/checkBackoffMs.js'
import { browserTask } from './browserTask.js'
import type { OwnRef } from './findOwnTask.js'
import { followerLease } from './followerLease.js'
import type { HandlerSettings } from './handlerSettings.js'
import type { LookSchedule } from './lookSchedule.js'
import { publicRefusal } from './problemResponse.js'
import type { ProviderPace } from './providerPace.js'
import { safeErrorDetails } from './safeErrorDetails.js'
import { knownTask, publishTask } from './taskNews.js'

/** A task that takes longer than this is looked at once more for each new listener, and then left alone. */
const HARD_LIMIT_MS = 30 * 60 * 1000
/** A provider may not know a task at once that it has just accepted. */
const NOT_FOUND_GRACE_MS = 60_000
/** How long after its next look a lease ends: so much later another process takes over from one that died. */
const LEASE_MARGIN_MS = 10_000
/** Between two tries at a lease that another has: at first soon, since it is often just being given up. */
const FIRST_RIVAL_MS = 1_000
const LONGEST_RIVAL_MS = 10_000

/** One task that somebody in this process listens to. */
export interface FollowedTask {
  user: string
  /** The browser's. */
  taskId: string
  own: OwnRef
}

export interface FollowerTools {
  settings: HandlerSettings
  pace: ProviderPace
  schedule: LookSchedule
}

/**
 * Looks at a task until it is settled, and tells everybody of each change. Of all processes that follow it one looks,
 * and another takes over when that one is gone; where the store does not answer, each looks for itself.
 *
 * Resolves when the task is settled, or when the signal is aborted; never rejects with anything but a `VideoError` that
 * says why nobody looks any more.
 *
 * @param tell Called with all that is seen, whether it is news or not.
 */
export async function followTask(
  { settings, pace, schedule }: FollowerTools,
  { user, taskId, own }: FollowedTask,
  tell: (task: Task) => void,
  signal: AbortSignal,
): Promise<void> {
  const lease = followerLease(settings.store, taskId)
  const followedSince = Date.now()
  const startTime = own.ref.startTime ?? followedSince
  let lookedAt = 0
  let failures = 0
  let backoffMs = 0
  let rivalMs = FIRST_RIVAL_MS

  /** What the store says, or what is right where it says nothing. */
  async function orAlone<T>(asking: Promise<T>, alone: T): Promise<T> {
    try {
      return await asking
    } catch (error) {
      settings.logger.error(
        safeErrorDetails(error),
        'The store does not answer; the task is followed without it',
      )
      return alone
    }
  }

  try {
    while (!signal.aborted) {
      // A callback, or a look of another process: news may have been missed, what is written down cannot be.
      const known = await orAlone(knownTask(settings, taskId), undefined)
      if (known) tell(known)
      if (known && isSettled(known)) return

      const held = await orAlone(lease.hold(LEASE_MARGIN_MS), { lookedAt })
      if (!held) {
        await delay(rivalMs * (0.8 + 0.4 * Math.random()), signal)
        rivalMs = Math.min(rivalMs * 2, LONGEST_RIVAL_MS)
        continue
      }
      lookedAt = held.lookedAt
      rivalMs = FIRST_RIVAL_MS
      const waitMs = failures > 0 ? backoffMs : await schedule.nextDelayMs({ ...own, lookedAt })
      if (waitMs > 0) {
        await orAlone(lease.hold(waitMs + LEASE_MARGIN_MS), undefined)
        await delay(waitMs, signal)
      }

      try {
        const seen = await pace.ask(own, signal)
        const task = await browserTask(seen, own.ref, taskId, settings)
        failures = 0
        lease.looked()
        await orAlone(publishTask(settings, user, task), false)
        tell(task)
        await schedule.observe({ ...own, lookedAt }, task, followedSince)
        if (isSettled(task)) return
      } catch (error) {
        signal.throwIfAborted()
        const refusal = publicRefusal(error, settings.logger).error
        if (!isWorthAnotherLook(refusal, startTime)) throw refusal
        failures += 1
        backoffMs = checkBackoffMs(failures, Math.random(), refusal.retryAfterMs)
      }
      if (Date.now() - startTime > HARD_LIMIT_MS) {
        throw new VideoError('timeout', 'The task takes too long to be followed any further.')
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    await orAlone(lease.release(), undefined)
  }
}

function isWorthAnotherLook({ code, retryable }: VideoError, startTime: number): boolean {
  return code === 'not-found' ? Date.now() - startTime < NOT_FOUND_GRACE_MS : retryable
}
