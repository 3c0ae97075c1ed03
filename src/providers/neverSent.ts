import { property, textProperty } from '../core/unknownJson.js'

/** The system calls of finding and dialling a host: no byte of a request has left before they are through. */
const DIALLING_CALLS: ReadonlySet<unknown> = new Set(['connect', 'getaddrinfo'])

/** Looked for and not found, not let in, or of a URL that is none. */
const DIALLING_CODE = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ERR_INVALID_URL|UND_ERR_CONNECT_TIMEOUT)$/

/**
 * The host's certificate was refused here: CERT_HAS_EXPIRED, ERR_TLS_CERT_ALTNAME_INVALID, and UNABLE_TO_VERIFY_…. The
 * request would have come after it. (CERTIFICATE is what a host says of ours, and that may come after a request.)
 */
const CERTIFICATE_CODE = /(^|_)CERT(_|$)|^UNABLE_TO_VERIFY_/

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
  const code = textProperty(error, 'code') ?? ''
  return (
    DIALLING_CALLS.has(property(error, 'syscall')) || DIALLING_CODE.test(code) || CERTIFICATE_CODE.test(code)
  )
}
