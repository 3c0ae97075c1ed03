import type { TaskStore } from './TaskStore.js'

/** How long a released task's last look is remembered, for whoever takes it up next. */
const REMEMBERED_MS = 60_000

/** Who looks at a task, of all processes that would: one holds its lease, and it ends with the time if that one dies. */
export interface FollowerLease {
  /**
   * Takes the lease, or keeps it for that much longer, and answers when the task was last looked at (Unix milliseconds;
   * `0` where nobody knows). `undefined` where somebody else has it.
   */
  hold(ttlMs: number): Promise<{ lookedAt: number } | undefined>
  /** Writes down that the task was looked at just now. Only with the next `hold` or `release` do others know. */
  looked(): void
  /** Gives it up, where it is held. */
  release(): Promise<void>
}

export function followerLease(store: TaskStore, taskId: string): FollowerLease {
  const key = `follows:${taskId}`
  const owner = crypto.randomUUID()
  /** What this one wrote last, as long as it holds the lease. */
  let written: string | undefined
  let lookedAt = 0

  /** Writes in the place of what stands there: of two who try at once, one succeeds. */
  async function write(expected: string | undefined, holder: string, ttlMs: number): Promise<boolean> {
    const value = `${holder} ${lookedAt}`
    const isOurs = await store.replace(key, expected, value, { ttlMs: Math.ceil(ttlMs) })
    written = isOurs && holder === owner ? value : undefined
    return isOurs
  }

  return {
    async hold(ttlMs) {
      if (written !== undefined && (await write(written, owner, ttlMs))) return { lookedAt }
      const stored = await store.get(key)
      const [holder = '', looked] = stored?.split(' ') ?? []
      if (holder !== '') return undefined
      lookedAt = Math.max(lookedAt, Number(looked ?? 0) || 0)
      return (await write(stored, owner, ttlMs)) ? { lookedAt } : undefined
    },
    looked() {
      lookedAt = Date.now()
    },
    async release() {
      if (written !== undefined) await write(written, '', REMEMBERED_MS)
    },
  }
}
