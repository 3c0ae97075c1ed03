import type { FailureReason, TaskFailure, TaskOutcome } from '../core/Task.js'
import { noResultFailure, taskFailure } from '../core/taskFailure.js'
import { numberProperty, property, textProperty } from '../core/unknownJson.js'
import type { VideoError } from '../core/VideoError.js'
import type { VideoModel } from '../core/VideoModel.js'
import { withoutUndefined } from '../core/withoutUndefined.js'
import type { CallbackHint } from './provider.js'
import { resultUrls } from './resultUrls.js'
import type { UpstreamEnvelope } from './upstreamEnvelope.js'
import { malformed, refusalOf } from './upstreamEnvelope.js'
import { knownState } from './upstreamState.js'
import { idProperty, timeProperty } from './upstreamValues.js'

/** How to read the record of a task that APIXO and KIE keep: `{ taskId, state, resultJson, failCode, … }`. */
export interface RecordReading {
  providerName: string
  /** The task that was asked for; an answer about another is not believed. Left out for a callback. */
  taskId?: string
  /** Left out for a callback, which need not name its model: then nothing is said of expiry. */
  model?: Pick<VideoModel, 'resultLifeMs' | 'failedTasksCharged'>
  /** What the record itself states of the money; `undefined` where it is silent. */
  chargedBy?: (record: unknown) => TaskFailure['charged'] | undefined
  /** What a failCode means, where the provider has a list of its own. */
  reasonOf?: (failCode: string) => FailureReason | undefined
  /** Milliseconds in a unit of `costTime`. @default 1 */
  costTimeUnitMs?: number
  allowLoopback?: boolean | undefined
  onUnknownState(state: string): void
}

/**
 * The id of a task that was just made.
 * @throws {VideoError} what the answer says against it; `uncertain` where it says neither.
 */
export function recordTaskId(envelope: UpstreamEnvelope, providerName: string): string {
  const request = { providerName, spends: true }
  const taskId = idProperty(envelope.data, 'taskId')
  const refusal = refusalOf(envelope, request)
  if (refusal && !(taskId !== undefined && isNoVerdict(envelope))) throw refusal
  if (taskId === undefined) throw malformed(envelope, { ...request, what: 'no task id' })
  return taskId
}

/** An id beside a server's own trouble is a task that exists: dropping it would lose what is paid for. */
function isNoVerdict({ answer, code, verdict }: UpstreamEnvelope): boolean {
  if (verdict !== undefined) return false
  return [answer.status, code ?? 200].every((number) => number < 400 || number >= 500)
}

/** The error that the answer to a check stands for; `undefined` where a documented state stands beside it, or there is none. */
export function recordRefusal(envelope: UpstreamEnvelope, providerName: string): VideoError | undefined {
  const named = textProperty(envelope.data, 'state')
  const isKnown = named !== undefined && knownState(named) !== undefined
  return isKnown ? undefined : refusalOf(envelope, { providerName, spends: false })
}

/**
 * How far a task is. A documented state is believed before any error code beside it.
 * @throws {VideoError} what the answer says instead; `malformed-response` where it says nothing of this task.
 */
export function recordOutcome(envelope: UpstreamEnvelope, reading: RecordReading): TaskOutcome {
  const request = { providerName: reading.providerName, spends: false }
  const { data } = envelope
  const refusal = recordRefusal(envelope, reading.providerName)
  if (refusal) throw refusal
  const named = textProperty(data, 'state')
  if (named === undefined) throw malformed(envelope, { ...request, what: 'no state' })
  const taskId = idProperty(data, 'taskId')
  if (reading.taskId !== undefined && taskId !== undefined && taskId !== reading.taskId) {
    throw malformed(envelope, { ...request, what: 'another task' })
  }
  const state = knownState(named)
  if (state === undefined) reading.onUnknownState(named)
  const created = withoutUndefined({ createTime: timeProperty(data, 'createTime') })
  if (state === 'success' || state === 'failed') return { ...created, ...settled(data, state, reading) }
  return { ...created, state: state ?? 'processing' }
}

/**
 * What a callback claims of the task. It has the shape of a status answer; its outer code is not believed.
 * @throws {VideoError} `malformed-response` where no task can be made out.
 */
export function recordHint(
  envelope: UpstreamEnvelope,
  taskId: string | undefined,
  reading: RecordReading,
): CallbackHint {
  const what = taskId === undefined ? 'no task id' : 'no state'
  if (taskId === undefined || textProperty(envelope.data, 'state') === undefined) {
    const providerName = `The callback of ${reading.providerName}`
    throw malformed(envelope, { providerName, spends: false, what })
  }
  return { taskId, outcome: recordOutcome({ ...envelope, code: undefined, verdict: undefined }, reading) }
}

function settled(data: unknown, state: 'success' | 'failed', reading: RecordReading): TaskOutcome {
  const { model, allowLoopback, chargedBy, reasonOf, costTimeUnitMs = 1 } = reading
  const completeTime = timeProperty(data, 'completeTime')
  const costTime = numberProperty(data, 'costTime')
  const times = withoutUndefined({
    completeTime,
    costTime: costTime === undefined ? undefined : costTime * costTimeUnitMs,
  })
  const charged = chargedBy?.(data)
  if (state === 'failed') {
    const failCode = textProperty(data, 'failCode') ?? ''
    const failMsg = textProperty(data, 'failMsg') ?? ''
    const told = charged ?? model?.failedTasksCharged
    return { state, failure: taskFailure(failCode, failMsg, told, reasonOf?.(failCode)), ...times }
  }
  const [first, ...others] = resultUrls(property(data, 'resultJson'), { allowLoopback })
  // What is stated of failed tasks is not stated of one that the provider calls a success.
  if (first === undefined) return { state: 'failed', failure: noResultFailure(charged), ...times }
  const expireTime =
    completeTime === undefined || model?.resultLifeMs === undefined
      ? undefined
      : completeTime + model.resultLifeMs
  return { state, resultUrls: [first, ...others], ...times, ...withoutUndefined({ expireTime }) }
}
