import { errorCodeOf } from '../core/errorCodeOf.js'
import type { VideoErrorCode } from '../core/VideoError.js'
import { VideoError } from '../core/VideoError.js'
import { RETRY_AFTER_SECONDS } from './apixoAnswers.js'
import type { Fault } from './Scenario.js'

/** A fault as the handler makes it out, on a create (`spends`) or on a check. */
export function faultError(fault: Fault, { spends }: { spends: boolean }): VideoError {
  if (fault.kind !== 'refused') {
    return new VideoError(spends ? uncertainUnless(fault) : lostCheck(fault), saying[fault.kind])
  }
  const { status, message, retryAfter } = fault
  const code = spends && (status === 502 || status === 504) ? 'uncertain' : errorCodeOf(status, message)
  return new VideoError(code, `The simulated provider answered ${status}: ${message}`, {
    providerCode: String(status),
    retryAfterMs: retryAfter && RETRY_AFTER_SECONDS * 1000,
  })
}

type Unanswered = Exclude<Fault, { kind: 'refused' }>

function uncertainUnless(fault: Unanswered): VideoErrorCode {
  return fault.kind === 'connection-refused' ? 'network' : 'uncertain'
}

function lostCheck(fault: Unanswered): VideoErrorCode {
  if (fault.kind === 'connection-refused' || fault.kind === 'connection-lost') return 'network'
  return fault.kind === 'silence' ? 'timeout' : 'malformed-response'
}

const saying: Readonly<Record<Unanswered['kind'], string>> = {
  'connection-refused': 'The simulated provider could not be reached.',
  'connection-lost': 'The connection to the simulated provider broke.',
  silence: 'The simulated provider did not answer.',
  html: 'The simulated provider answered with a page.',
  empty: 'The simulated provider answered with nothing.',
  'no-id': 'The simulated provider answered without a task id.',
}
