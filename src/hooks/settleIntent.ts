import { VideoError } from '../core/VideoError.js'
import type { TaskRecord } from '../ledger/TaskRecord.js'
import type { Rushes } from './RushesContext.js'

/** A create may still be on its way when it is first asked for; after this long it is not. */
const ON_ITS_WAY_MS = 15_000
/** Longer than a tab waits for the answer to its create. */
const ON_ITS_WAY_ELSEWHERE_MS = 75_000

/**
 * Asks what became of a create whose answer was lost, and writes what it learns to the ledger.
 * It never creates. Where the backend knows nothing of it after a while, nothing was started.
 */
export async function settleIntent(
  { backend, ledger, clock }: Rushes,
  record: TaskRecord,
  signal: AbortSignal,
): Promise<'settled' | 'open'> {
  // Who cannot be asked says neither yes nor no.
  if (!backend.findTask) return 'open'
  const agoMs = Math.max(0, clock.now() - record.createdAt)
  const found = await backend.findTask(record.intentId, { signal, agoMs })
  // Nobody waits any more; the record may have been removed meanwhile.
  if (found === 'in-flight' || signal.aborted) return 'open'
  if (found) {
    const { error: _settled, ...rest } = record
    ledger.write({ ...rest, submission: 'accepted', task: found })
    return 'settled'
  }
  const onItsWayMs = record.elsewhere ? ON_ITS_WAY_ELSEWHERE_MS : ON_ITS_WAY_MS
  if (clock.now() - record.createdAt < onItsWayMs) return 'open'
  const error = new VideoError('network', 'The request never arrived; nothing was started')
  ledger.write({ ...record, submission: 'refused', error })
  return 'settled'
}
