import { delay } from '../core/delay.js'
import { orAborted } from '../core/orAborted.js'
import type { Task } from '../core/Task.js'
import { VideoError } from '../core/VideoError.js'
import type { TokenBucket } from '../polling/TokenBucket.js'
import { tokenBucket } from '../polling/TokenBucket.js'
import type { VideoProvider } from '../providers/provider.js'
import { askProviders } from './askProviders.js'
import type { OwnRef } from './findOwnTask.js'

/** How many tasks travel in one check, where the provider takes several. */
const TASKS_PER_CHECK = 50
/** How long the first of them waits for company. */
const GATHER_MS = 50
/** So much of a second's worth may leave at once: at 150 a second no second has more than 165. */
const BURST_SHARE = 0.1

interface Waiting {
  own: OwnRef
  resolve(task: Task): void
  reject(error: unknown): void
}

/** One line for all checks of a provider. */
export interface ProviderPace {
  /** Asks about a task when its turn has come. Rejects with what the provider says, or at once with the signal's reason. */
  ask(own: OwnRef, signal: AbortSignal): Promise<Task>
}

/**
 * Lets the checks of one provider leave no faster than its models' `checksPerSecond`, and none before the time that it
 * asked for with `Retry-After`. A provider that takes many tasks in one check gets them together.
 * Each process has a pace of its own.
 */
export function providerPace(provider: VideoProvider): ProviderPace {
  const line = new Set<Waiting>()
  const gathers = provider.getTasks !== undefined
  let bucket: Promise<TokenBucket> | undefined
  let isMoving = false
  /** Ended early when the line is empty: then nothing is left to wait for. */
  let rest = new AbortController()
  let heldUntil = 0

  /** Sends until nobody waits. */
  async function move(): Promise<void> {
    if (isMoving) return
    isMoving = true
    const { reserve } = await (bucket ??= bucketOf(provider))
    while (line.size > 0) {
      const now = Date.now()
      const waitMs = Math.max(reserve(now), heldUntil - now, gathers ? GATHER_MS : 0)
      rest = new AbortController()
      if (waitMs > 0) await delay(waitMs, rest.signal).catch(() => undefined)
      const group = [...line].slice(0, gathers ? TASKS_PER_CHECK : 1)
      for (const each of group) line.delete(each)
      void send(group)
    }
    isMoving = false
  }

  async function send(group: readonly Waiting[]): Promise<void> {
    // A check that has left is let come back: it has been counted, and it ends by itself.
    const { signal } = new AbortController()
    const owned = group.map(({ own }) => own)
    const taskOf = await askProviders(owned, signal)
    for (const { own, resolve, reject } of group) {
      try {
        resolve(taskOf(own))
      } catch (error) {
        if (error instanceof VideoError && error.code === 'rate-limited') {
          heldUntil = Math.max(heldUntil, Date.now() + (error.retryAfterMs ?? 0))
        }
        reject(error)
      }
    }
  }

  return {
    ask(own, signal) {
      let leave = () => {}
      const answer = new Promise<Task>((resolve, reject) => {
        const waiting: Waiting = { own, resolve, reject }
        leave = () => {
          if (line.delete(waiting) && line.size === 0) rest.abort()
        }
        line.add(waiting)
      })
      void move()
      return orAborted(answer, signal).finally(leave)
    },
  }
}

/** A provider that cannot say how often it may be asked is asked once a second. */
async function bucketOf(provider: VideoProvider): Promise<TokenBucket> {
  const rates = await provider.describe().then(
    ({ models }) => models.map(({ limits }) => limits.checksPerSecond).filter((rate) => rate > 0),
    () => [],
  )
  const perSecond = rates.length > 0 ? Math.min(...rates) : 1
  return tokenBucket({ perSecond, burst: Math.max(1, Math.floor(perSecond * BURST_SHARE)) })
}
