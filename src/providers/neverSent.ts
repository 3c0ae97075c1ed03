import { property } from '../core/unknownJson.js'

/** The system calls of finding and dialling a host: no byte of a request has left before they are through. */
const DIALLING_CALLS: ReadonlySet<unknown> = new Set(['connect', 'getaddrinfo'])

const DIALLING_CODES: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ERR_INVALID_URL',
  'UND_ERR_CONNECT_TIMEOUT',
  // A certificate that is refused: the request would have come after it.
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

/**
 * Whether a failed fetch certainly failed before the request left. Node says so in the error's cause; a browser
 * never says, and then the answer is `false`: the request may have arrived.
 */
export function neverSent(error: unknown): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  // Several addresses were tried: each of them must have been out of reach.
  const tried = cause instanceof AggregateError ? (cause.errors as unknown[]) : [cause]
  return tried.length > 0 && tried.every(isDialling)
}

function isDialling(error: unknown): boolean {
  return DIALLING_CODES.has(property(error, 'code')) || DIALLING_CALLS.has(property(error, 'syscall'))
}
