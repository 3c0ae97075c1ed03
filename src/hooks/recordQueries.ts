import { elapsedSince } from '../core/Clock.js'
import type { TaskRef } from '../core/Task.js'
import type { TaskRecord } from '../ledger/TaskRecord.js'
import { backendKey } from './backendKey.js'
import { loadWatching } from './loadWatching.js'
import { queryDefaults } from './queryDefaults.js'
import type { Rushes } from './RushesContext.js'

/** How often the backend is asked what became of a create: soon at first, then ever more seldom, and not for ever. */
const FIRST_SETTLE_WAIT_MS = 4_000
const LONGEST_SETTLE_WAIT_MS = 60_000
/** After so long without an answer a person decides what to do. */
export const SETTLE_LIMIT_MS = 30 * 60 * 1000

/** The click's own time is the start: another machine's clock may be hours away from this one's. */
export function recordRef({ task, createdAt }: TaskRecord): TaskRef | null {
  if (!task) return null
  const { taskId, model, kind } = task
  return { taskId, model, startTime: createdAt, ...(kind !== undefined && { kind }) }
}

/** Its answer was lost, or is awaited by another tab. */
function isOpen({ submission, elsewhere }: TaskRecord): boolean {
  return submission === 'uncertain' || (submission === 'sending' && elsewhere === true)
}

/** While a create is uncertain, the backend is asked what became of it. */
export function settleQueryOptions(rushes: Rushes, record: TaskRecord | undefined, isWatching: boolean) {
  const { backend, clock } = rushes
  return {
    ...queryDefaults,
    queryKey: ['rushes', backendKey(backend), 'intent', record?.intentId],
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      if (!record) return 'settled'
      const { settleIntent } = await loadWatching()
      return settleIntent(rushes, record, signal)
    },
    enabled: isWatching && record !== undefined && isOpen(record) && backend.findTask !== undefined,
    refetchInterval({ state }: { state: { dataUpdateCount: number; errorUpdateCount: number } }) {
      if (!record || elapsedSince(clock, record.createdAt) > SETTLE_LIMIT_MS) return false
      const asked = state.dataUpdateCount + state.errorUpdateCount
      return Math.min(FIRST_SETTLE_WAIT_MS * 1.5 ** asked, LONGEST_SETTLE_WAIT_MS) / clock.timeScale
    },
    retry: false,
  }
}
