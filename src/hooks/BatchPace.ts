import type { Clock } from '../core/Clock.js'
import { elapsedSince } from '../core/Clock.js'
import type { VideoModel } from '../core/VideoModel.js'
import type { TaskRecord } from '../ledger/TaskRecord.js'
import type { TokenBucket } from '../polling/TokenBucket.js'
import { tokenBucket } from '../polling/TokenBucket.js'

/** After a refusal that does not say how long to wait. */
const UNSAID_WAIT_MS = 30_000

/** When the next create of a batch may leave: as the model's rate allows, and not while the provider wants rest. */
export class BatchPace {
  readonly #clock: Clock
  readonly #buckets = new Map<string, TokenBucket>()
  /** What was reserved for whom, in the clock's own milliseconds. */
  readonly #turns = new WeakMap<object, number>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Milliseconds in the clock's own time. Asked again for the same `turn`, it reserves nothing anew. */
  waitMs(turn: object, model: VideoModel | undefined, refused: readonly TaskRecord[]): number {
    const now = this.#clock.now() * this.#clock.timeScale
    const known = this.#turns.get(turn)
    const leavesAt = known ?? now + this.#reserve(model, now)
    this.#turns.set(turn, leavesAt)
    return Math.max(leavesAt - now, ...refused.map((record) => this.#restMs(record)))
  }

  #reserve(model: VideoModel | undefined, now: number): number {
    const perMinute = model?.limits.requestsPerMinute
    if (!model || perMinute === undefined) return 0
    const bucket = this.#buckets.get(model.provider) ?? tokenBucket({ perSecond: perMinute / 60 })
    this.#buckets.set(model.provider, bucket)
    return bucket.reserve(now)
  }

  #restMs({ error, createdAt }: TaskRecord): number {
    if (error?.code !== 'rate-limited') return 0
    const sinceMs = elapsedSince(this.#clock, createdAt)
    return (error.retryAfterMs ?? UNSAID_WAIT_MS) - sinceMs
  }
}
