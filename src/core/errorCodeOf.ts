import type { VideoErrorCode } from './VideoError.js'

/** What the upstreams' numbers mean, HTTP status or code in the body alike. A number without a line is decided below. */
const CODES: Readonly<Record<number, VideoErrorCode>> = {
  400: 'invalid-input',
  401: 'unauthorized',
  402: 'insufficient-credits',
  403: 'forbidden',
  404: 'not-found',
  422: 'invalid-input',
  429: 'rate-limited',
  455: 'maintenance',
  503: 'maintenance',
  505: 'feature-disabled',
  10400: 'unauthorized',
  10401: 'unauthorized',
  40000: 'invalid-input',
  40001: 'rate-limited',
  50000: 'provider-error',
  50011: 'content-violation',
}

/** What an HTTP status, or an upstream's number for a refusal, means by itself. */
export function errorCodeOf(code: number): VideoErrorCode {
  return (
    CODES[code] ??
    (code >= 400 && code < 500 && code !== 408 && code !== 433 ? 'invalid-input' : 'provider-error')
  )
}
