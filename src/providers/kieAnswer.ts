import type { TaskFailure, TaskOutcome } from '../core/Task.js'
import { numberProperty, property } from '../core/unknownJson.js'
import { VideoError } from '../core/VideoError.js'
import type { RecordReading } from './recordAnswer.js'
import { recordOutcome, recordRefusal } from './recordAnswer.js'
import type { UpstreamEnvelope } from './upstreamEnvelope.js'
import { malformed, refusalOf } from './upstreamEnvelope.js'

/** KIE may not know a task at once that it has just accepted; this long its "not found" is taken for "not yet". */
const FRESH_MS = 15_000

/** What KIE says in place of a 404. */
const NULL_RECORD = /recordinfo is null/i

/**
 * How far a task is. A documented state is believed before any code beside it.
 * @param startTime When the create was sent, Unix milliseconds. A task younger than 15 s that KIE does not know is pending.
 * @throws {VideoError} what the answer says instead; `malformed-response` where it says nothing of this task.
 */
export function kieOutcome(
  envelope: UpstreamEnvelope,
  reading: RecordReading,
  startTime: number | undefined,
): TaskOutcome {
  const refusal = kieRefusal(envelope, reading.providerName)
  if (!refusal) return recordOutcome(envelope, reading)
  const isFresh = startTime !== undefined && Math.abs(Date.now() - startTime) < FRESH_MS
  if (refusal.code === 'not-found' && isFresh) return { state: 'pending' }
  throw refusal
}

/** What a record states of the money, in either of the words that KIE has had for it. */
export function kieCharged(record: unknown): TaskFailure['charged'] | undefined {
  const credits = numberProperty(record, 'creditsConsumed') ?? numberProperty(record, 'consumeCredits')
  if (credits === undefined) return undefined
  return credits > 0 ? 'yes' : 'no'
}

/** The credits of an account. They may be a fraction, and below zero. */
export function kieCredits(envelope: UpstreamEnvelope, providerName: string): number {
  const request = { providerName, spends: false }
  const refusal = refusalOf(envelope, request)
  if (refusal) throw refusal
  const { body } = envelope.answer
  const found = property(body, 'data')
  const credits = typeof found === 'number' ? found : numberProperty(body, 'data')
  if (credits === undefined || !Number.isFinite(credits)) {
    throw malformed(envelope, { ...request, what: 'no number of credits' })
  }
  return credits
}

function kieRefusal(envelope: UpstreamEnvelope, providerName: string): VideoError | undefined {
  const refusal = recordRefusal(envelope, providerName)
  const isUnknownTask = envelope.code === 422 && NULL_RECORD.test(envelope.words)
  return refusal && isUnknownTask ? new VideoError('not-found', refusal.message, refusal) : refusal
}
