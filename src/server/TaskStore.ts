import type { KeyValueStore } from '../core/KeyValueStore.js'

/**
 * Where the handler keeps what it must remember: intents, jobs, providers' tokens, limits, and the news between
 * machines. `memoryStore()` is enough for one process, and empty after a restart; several processes share one
 * `redisStore(client)`.
 */
export interface TaskStore extends KeyValueStore {
  /** Since when it remembers, in Unix milliseconds, where it began empty with its process. */
  readonly since?: number
  /**
   * Replaces the value only where it is still the expected one (`undefined`: where there is none), in one atomic step,
   * and says whether it did. What only moves forward is written with it.
   * Where it did, `publish` is sent in the same step: no crash comes between a change and the news of it.
   */
  replace(
    key: string,
    expected: string | undefined,
    value: string,
    options?: { ttlMs?: number; publish?: TopicMessage },
  ): Promise<boolean>
  /**
   * Takes `uses` (default 1) of the `points` that a key has within `perMs`, counted over all who share the store.
   * It is refused where fewer are left, and also where more are asked for than there ever are. What was refused for
   * want of uses counts as used until the time is over.
   */
  consume(
    key: string,
    rule: RateRule,
    uses?: number,
  ): Promise<{ allowed: true } | { allowed: false; retryAfterMs: number }>
  /** Sends a message to all who listen to the topic, in every process, and keeps it for latecomers. Answers its id. */
  publish(topic: string, message: string): Promise<string>
  /**
   * Hears every message of a topic, in order, each once: first those after `since`, then the ones to come.
   * Without `since` only the ones to come. Those after `since` are heard before the promise resolves.
   * `complete` is false where `since` is so old that some are gone, or no id of this topic; then only the ones to come
   * are heard. `onGap` is called where some were missed later on: the store was away for longer than it keeps them.
   * Neither function may throw.
   */
  listen(
    topic: string,
    listener: (message: string, id: string) => void,
    options?: { since?: string | undefined; onGap?: (() => void) | undefined },
  ): Promise<{ complete: boolean; stop(): void }>
}

/** One message of a topic, with its place among the others. */
export interface TopicMessage {
  topic: string
  message: string
}

/** So many uses of a key, counted from its first one until the time is over; then all of them are there again. */
export interface RateRule {
  points: number
  /** Milliseconds, rounded up to whole seconds. */
  perMs: number
}
