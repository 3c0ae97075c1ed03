import { refusalCode } from '../core/refusalCode.js'
import type { VideoErrorCode } from '../core/VideoError.js'
import { VideoError } from '../core/VideoError.js'
import { SIMULATED_TRACE_ID } from './chanjingDialect.js'
import type { ProviderName } from './ProviderName.js'
import { refusalOf } from './refusalOf.js'
import type { Fault, Scenario } from './Scenario.js'
import { RETRY_AFTER_SECONDS } from './upstreamFault.js'

/** A fault as the handler makes it out, on a create (`spends`) or on a check. */
export function faultError(
  fault: Exclude<Fault, { kind: 'record-null' }>,
  { provider, row, spends }: { provider: ProviderName; row: Scenario; spends: boolean },
): VideoError {
  if (fault.kind !== 'refused') {
    return new VideoError(spends ? uncertainUnless(fault) : lostCheck(fault), saying[fault.kind])
  }
  const { status, code: said, message, page } = refusalOf(provider, row, fault)
  const code = spends && (status === 502 || status === 504) ? 'uncertain' : refusalCode(said, message)
  return new VideoError(code, `The simulated provider answered ${said}: ${message}`, {
    providerCode: page ? undefined : String(said),
    traceId: provider === 'chanjing' && !page ? SIMULATED_TRACE_ID : undefined,
    retryAfterMs: fault.retryAfter && RETRY_AFTER_SECONDS * 1000,
  })
}

type Unanswered = Exclude<Fault, { kind: 'refused' | 'record-null' }>

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
