import { nanoid } from 'nanoid'
import { VideoError } from '../core/VideoError.js'
import type { VideoInput } from '../core/VideoInput.js'
import type { TaskRecord } from '../ledger/TaskRecord.js'
import type { Rushes } from './RushesContext.js'

/**
 * Starts a video: writes the intent to the ledger, then sends the create, once.
 *
 *     click ── submitVideo ── ledger: sending ── POST ──┬─ task ──────── ledger: accepted
 *     click ── submitVideo ── the same intent           ├─ refused ───── ledger: refused
 *                                                       └─ answer lost ─ ledger: uncertain
 *
 * It lives outside React on purpose: an unmount, StrictMode or a second rendering neither repeats nor drops it.
 * Nothing here ever sends a create again.
 * @returns the intent's id; while an equal input is being sent, that one's.
 */
export function submitVideo(rushes: Rushes, input: VideoInput): string {
  const { ledger, clock } = rushes
  const sameClick = ledger
    .read()
    .find((record) => record.submission === 'sending' && record.input && isSameInput(record.input, input))
  if (sameClick) return sameClick.intentId

  const record: TaskRecord = { intentId: nanoid(), createdAt: clock.now(), submission: 'sending', input }
  ledger.write(record)
  void send(rushes, record, input)
  return record.intentId
}

async function send({ backend, ledger }: Rushes, record: TaskRecord, input: VideoInput): Promise<void> {
  try {
    const task = await backend.createTask(input, { intentId: record.intentId })
    ledger.write({ ...record, submission: 'accepted', task })
  } catch (error) {
    const known =
      error instanceof VideoError
        ? error
        : new VideoError('uncertain', 'The backend failed in a way that it does not name', { cause: error })
    ledger.write({
      ...record,
      submission: known.code === 'uncertain' ? 'uncertain' : 'refused',
      error: known,
    })
  }
}

function isSameInput(one: VideoInput, other: VideoInput): boolean {
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof VideoInput>
  return [...fields].every((field) => one[field] === other[field])
}
