import type { VideoErrorCode } from './VideoError.js'

/** What HTTP statuses mean, and the statuses that the upstreams have made up. One without a line is decided below. */
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
}

/** What an HTTP status means by itself. */
export function errorCodeOf(code: number): VideoErrorCode {
  return (
    CODES[code] ??
    (code >= 400 && code < 500 && code !== 408 && code !== 433 ? 'invalid-input' : 'provider-error')
  )
}
