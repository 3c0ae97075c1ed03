import { expect, test } from 'vitest'
import { neverSent } from '../../src/providers/neverSent.js'

/** As Node's fetch rejects. */
function failedBy(cause: unknown): Error {
  return new TypeError('fetch failed', { cause })
}
const withCode = (code: string) => Object.assign(new Error(code), { code })

test.each([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ERR_INVALID_URL',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])('%s comes before the request', (code) => {
  expect(neverSent(failedBy(withCode(code)))).toBe(true)
})

test.each([
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_HEADERS_TIMEOUT',
  'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
  'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE',
  'ECONNREFUSED_BY_SOMEBODY',
  '',
])('%j may come after it', (code) => {
  expect(neverSent(failedBy(withCode(code)))).toBe(false)
})

test('a system call of dialling tells it whatever its code', () => {
  expect(neverSent(failedBy({ code: 'ETIMEDOUT', syscall: 'connect' }))).toBe(true)
  expect(neverSent(failedBy({ code: 'ETIMEDOUT', syscall: 'read' }))).toBe(false)
})

test('of several addresses each must have been out of reach', () => {
  const refused = withCode('ECONNREFUSED')
  expect(neverSent(failedBy(new AggregateError([refused, refused])))).toBe(true)
  expect(neverSent(failedBy(new AggregateError([refused, withCode('ECONNRESET')])))).toBe(false)
  expect(neverSent(failedBy(new AggregateError([])))).toBe(false)
})

test('a browser never says', () => {
  for (const error of [new TypeError('Failed to fetch'), undefined, null, 'ECONNREFUSED', 7]) {
    expect(neverSent(error)).toBe(false)
  }
})
