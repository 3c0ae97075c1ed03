import { nanoid } from 'nanoid'
import type { VideoInput } from '../core/VideoInput.js'
import type { TaskRecord } from '../ledger/TaskRecord.js'
import { asVideoError } from './asVideoError.js'
import type { Rushes } from './RushesContext.js'

/** As long as desktops wait for a second click: an answer that came in between does not make it another wish. */
const DOUBLE_CLICK_MS = 500

/**
 * Starts a video: writes the intent to the ledger, then sends the create, once.
 *
 *     click ── submitVideo ── ledger: sending ── POST ──┬─ task ──────── ledger: accepted
 *     click ── submitVideo ── the same intent           ├─ refused ───── ledger: refused
 *                                                       └─ answer lost ─ ledger: uncertain
 *
 * It lives outside React on purpose: an unmount, StrictMode or a second rendering neither repeats nor drops it.
 * Nothing here ever sends a create again.
 * @returns the intent's id; of an equal input that is being sent, or was clicked just now, that one's.
 */
export function submitVideo(rushes: Rushes, input: VideoInput): string {
  const { ledger, clock } = rushes
  const now = clock.now()
  const sameClick = ledger
    .read()
    .find((record) => isSameClick(record, now) && record.input && isSameInput(record.input, input))
  return sameClick ? sameClick.intentId : startVideo(rushes, input)
}

/** Starts a video that is certainly a new wish, even where it is equal to another. @returns the intent's id */
export function startVideo(rushes: Rushes, input: VideoInput): string {
  const { ledger, clock } = rushes
  const record: TaskRecord = {
    intentId: nanoid(),
    createdAt: clock.now(),
    submission: 'sending',
    input,
  }
  ledger.write(record)
  void send(rushes, record, input)
  return record.intentId
}

async function send({ backend, ledger }: Rushes, record: TaskRecord, input: VideoInput): Promise<void> {
  try {
    const task = await backend.createTask(input, { intentId: record.intentId })
    ledger.write({ ...record, submission: 'accepted', task })
  } catch (error) {
    // Another tab may have heard of the task already; that no answer came here takes nothing of it back.
    if (ledger.find(record.intentId)?.task) return
    const known = asVideoError(error, 'uncertain')
    ledger.write({
      ...record,
      submission: known.code === 'uncertain' ? 'uncertain' : 'refused',
      error: known,
    })
  }
}

function isSameClick({ submission, createdAt }: TaskRecord, now: number): boolean {
  const agoMs = now - createdAt
  return submission === 'sending' || (agoMs >= 0 && agoMs < DOUBLE_CLICK_MS)
}

/** Whether two inputs ask for the same video. */
export function isSameInput(one: VideoInput, other: VideoInput): boolean {
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof VideoInput>
  return [...fields].every((field) => one[field] === other[field])
}
