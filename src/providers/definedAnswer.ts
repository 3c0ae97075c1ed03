import type { FailureReason, TaskFailure, TaskState } from '../core/Task.js'
import { numberProperty, plainText, property, textProperty } from '../core/unknownJson.js'
import type { VideoErrorCode } from '../core/VideoError.js'
import type { UpstreamEnvelope } from './upstreamEnvelope.js'
import type { UpstreamAnswer } from './upstreamRequest.js'

/**
 * What an upstream's JSON says, as it says it: whatever stands there may be passed on, and is read with the same care
 * as the answers of the providers that come with the kit. Leave out what the upstream does not tell.
 */
export interface UpstreamTask {
  taskId?: unknown
  /** The upstream's own word. */
  state?: unknown
  /** The link to the video, or a list of links. Only https is taken. */
  results?: unknown
  failCode?: unknown
  failMsg?: unknown
  /** `'yes'` or `'no'`, where the upstream states whether a failed task was charged. */
  charged?: unknown
  /** Moments in Unix seconds or milliseconds. */
  createTime?: unknown
  completeTime?: unknown
  /** How long it took, in milliseconds. */
  costTime?: unknown
  /** For an answer that refuses: the upstream's name or number of what is wrong. A number from 400 on refuses by itself. */
  errorCode?: unknown
  errorMessage?: unknown
  /** The upstream's id of the request, for its support. */
  traceId?: unknown
}

/** How an upstream's words are to be understood. Each list may be empty, and a word that is on none is no harm. */
export interface UpstreamWords {
  /**
   * Its states. Words that other providers use (`pending`, `processing`, `success`, `failed` and their like) are
   * understood as they are; every other one counts as running, and is reported once.
   */
  states?: Readonly<Record<string, TaskState>>
  /** Its names or numbers of errors. An error that is not named here is told by the HTTP status and its words. */
  errors?: Readonly<Record<string, VideoErrorCode>>
  /** Its failCodes. One that is not named here is told by its words. */
  reasons?: Readonly<Record<string, FailureReason>>
}

/** An answer as an envelope, through the provider's own reading of it. Never throws. */
export function definedEnvelope(
  answer: UpstreamAnswer,
  fromUpstream: (json: unknown) => UpstreamTask,
  { states = {}, errors = {} }: UpstreamWords,
): UpstreamEnvelope {
  const read = readOf(answer.body, fromUpstream)
  const errorCode = textProperty(read, 'errorCode')
  const code = numberProperty(read, 'errorCode')
  const failCode = code === undefined ? errorCode : undefined
  const words = [failCode, textProperty(read, 'errorMessage')].filter((saying) => saying !== undefined)
  const state = textProperty(read, 'state')
  return {
    answer,
    code,
    words: plainText(words.join(': ')),
    failCode,
    verdict: errorCode === undefined ? undefined : ownEntry(errors, errorCode),
    traceId: textProperty(read, 'traceId'),
    data: {
      taskId: property(read, 'taskId'),
      state: state === undefined ? undefined : (ownEntry(states, state) ?? state),
      resultJson: listOf(property(read, 'results')),
      failCode: property(read, 'failCode'),
      failMsg: property(read, 'failMsg'),
      charged: property(read, 'charged'),
      createTime: property(read, 'createTime'),
      completeTime: property(read, 'completeTime'),
      costTime: property(read, 'costTime'),
    },
  }
}

/** What such a record states of the money. */
export function definedCharge(record: unknown): TaskFailure['charged'] | undefined {
  const charged = property(record, 'charged')
  return charged === 'yes' || charged === 'no' ? charged : undefined
}

/** The entry of that name, never one of the prototype's. */
export function ownEntry<T>(entries: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined
}

/** A reading that trips over what came says nothing; the answer is then judged without it. */
function readOf(json: unknown, fromUpstream: (json: unknown) => UpstreamTask): unknown {
  try {
    return fromUpstream(json)
  } catch {
    return undefined
  }
}

function listOf(results: unknown): unknown[] {
  return Array.isArray(results) ? results : [results]
}
