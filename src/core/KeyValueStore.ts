/**
 * Where the server side keeps the little that it must remember. In one process a `memoryStore()` is enough; several
 * processes share one.
 */
export interface KeyValueStore {
  get(key: string): Promise<string | undefined>
  /**
   * Stores the value and says whether it did.
   * With `onlyIfAbsent` it stores nothing where the key is taken, in one atomic step, and answers `false`.
   */
  set(key: string, value: string, options?: { ttlMs?: number; onlyIfAbsent?: boolean }): Promise<boolean>
  delete(key: string): Promise<void>
}
