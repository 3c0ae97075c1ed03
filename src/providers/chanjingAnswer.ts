import type { TaskFailure, TaskOutcome } from '../core/Task.js'
import { property, textProperty } from '../core/unknownJson.js'
import { VideoError } from '../core/VideoError.js'
import type { CallbackHint } from './provider.js'
import type { RecordReading } from './recordAnswer.js'
import { recordHint, recordOutcome } from './recordAnswer.js'
import type { UpstreamEnvelope } from './upstreamEnvelope.js'
import { malformed, refusalOf } from './upstreamEnvelope.js'
import { idProperty } from './upstreamValues.js'

/** "本次生成不消耗蝉豆": this generation uses no beans. */
const USES_NO_BEANS = /不消耗\s*蝉豆/

export type ChanjingReading = Omit<RecordReading, 'chargedBy'>

/**
 * The id of a task that was just made: all of `data`, a plain text. So it is believed only where nothing speaks
 * against it: beside an error it may be a word about the error.
 * @throws {VideoError} what the answer says against it; `uncertain` where it says neither.
 */
export function chanjingTaskId(envelope: UpstreamEnvelope, providerName: string): string {
  const request = { providerName, spends: true }
  const { answer, code } = envelope
  const taskId = idProperty(answer.body, 'data')
  const isAccepted = code === 0 && (answer.status < 400 || answer.status >= 500)
  if (taskId !== undefined && isAccepted) return taskId
  const refusal = refusalOf(envelope, request)
  if (refusal) throw refusal
  if (taskId === undefined) throw malformed(envelope, { ...request, what: 'no task id' })
  return taskId
}

/**
 * How far a task is. Chanjing tells no finish time and no error code.
 * @throws {VideoError} what the answer says instead; `malformed-response` where it says nothing of this task.
 */
export function chanjingOutcome(envelope: UpstreamEnvelope, reading: ChanjingReading): TaskOutcome {
  return recordOutcome(
    { ...envelope, data: recordOf(envelope.data) },
    { ...reading, chargedBy: chargedByWords },
  )
}

/** @throws {VideoError} what the page says of the task, where that is no state. */
export type ChanjingPage = (reading: ChanjingReading & { taskId: string }) => TaskOutcome

/**
 * Many tasks in one answer, to be looked up one by one; a task that is not there is `not-found`.
 * @throws {VideoError} what the whole answer says instead of a list.
 */
export function chanjingPage(envelope: UpstreamEnvelope, providerName: string): ChanjingPage {
  const request = { providerName, spends: false }
  const list = property(envelope.data, 'list')
  const refusal = refusalOf(envelope, request)
  if (!Array.isArray(list)) throw refusal ?? malformed(envelope, { ...request, what: 'no list' })
  const records = new Map(list.map((data: unknown) => [idProperty(data, 'unique_id'), data]))
  return (reading) => {
    // An answer that is an error says nothing about what it leaves out.
    if (!records.has(reading.taskId)) throw refusal ?? notListed(envelope, providerName)
    return chanjingOutcome({ ...envelope, data: records.get(reading.taskId) }, reading)
  }
}

/**
 * What a callback claims. Chanjing documents none for videos; its other services post what a check answers.
 * @throws {VideoError} `malformed-response` where no task can be made out.
 */
export function chanjingHint(envelope: UpstreamEnvelope, reading: ChanjingReading): CallbackHint {
  const data = recordOf(envelope.data)
  return recordHint({ ...envelope, data }, idProperty(data, 'taskId'), {
    ...reading,
    chargedBy: chargedByWords,
  })
}

/** Chanjing's record under the names that the other upstreams have for the same. */
function recordOf(data: unknown) {
  return {
    taskId: property(data, 'unique_id'),
    state: property(data, 'progress_desc'),
    resultJson: property(data, 'output_url'),
    failMsg: property(data, 'err_msg'),
    createTime: property(data, 'create_time'),
  }
}

function chargedByWords(record: unknown): TaskFailure['charged'] | undefined {
  return USES_NO_BEANS.test(textProperty(record, 'failMsg') ?? '') ? 'no' : undefined
}

function notListed({ answer, traceId }: UpstreamEnvelope, providerName: string): VideoError {
  const { status } = answer
  return new VideoError('not-found', `${providerName} lists no such task.`, { status, traceId })
}
