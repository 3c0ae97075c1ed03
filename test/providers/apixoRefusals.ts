import { fixture } from '../fixtures/fixture.js'
import type { Refusals } from './httpRefusals.js'
import { httpRefusals } from './httpRefusals.js'
import type { ExpectedError } from './providerContract.js'

/** An answer with the number in both places, as APIXO documents it, and one that only its body tells. */
function refusal(number: number, message: string, error: ExpectedError, data: unknown = null): Refusals {
  const body = JSON.stringify({ code: number, message, data })
  const expected = { saying: message, providerCode: String(number), ...error }
  return {
    [`HTTP ${number} "${message}" is ${error.code}`]: {
      answer: { status: number, body },
      error: { status: number, ...expected },
    },
    [`code ${number} "${message}" under HTTP 200 is ${error.code}`]: {
      answer: { status: 200, body },
      error: { status: 200, ...expected },
    },
  }
}

/** What means the same on a create and on a check. */
export const refusals: Refusals = {
  'the documented answer to a missing credit': {
    answer: { status: 400, body: fixture('apixo', 'create-insufficient-credits') },
    error: { code: 'insufficient-credits', status: 400, providerCode: '400', saying: 'Insufficient credits' },
  },
  'the documented answer to a missing field': {
    answer: { status: 400, body: fixture('apixo', 'create-missing-field') },
    error: { code: 'invalid-input', status: 400, saying: 'Missing required field: input.prompt' },
  },
  'the documented answer to a wrong key, which has no data': {
    answer: { status: 401, body: fixture('apixo', 'invalid-key') },
    error: { code: 'unauthorized', status: 401, saying: 'Invalid or missing API key' },
  },
  ...refusal(400, 'Invalid parameters', { code: 'invalid-input' }),
  ...refusal(400, 'Insufficient credits', { code: 'insufficient-credits' }),
  ...refusal(401, 'Invalid API key', { code: 'unauthorized' }),
  ...refusal(402, 'Insufficient balance', { code: 'insufficient-credits' }),
  ...refusal(403, 'Content violates our policy', { code: 'content-violation' }),
  ...refusal(403, 'The key lacks permission', { code: 'forbidden' }),
  ...refusal(404, 'Model or task not found', { code: 'not-found' }),
  ...refusal(429, 'Rate limit exceeded', { code: 'rate-limited' }),
  ...refusal(500, 'Internal server error', { code: 'provider-error' }),
  ...refusal(503, 'Model unavailable', { code: 'maintenance' }),
  ...refusal(
    400,
    'Rejected',
    { code: 'content-violation', providerCode: 'NSFW_DETECTED' },
    { failCode: 'NSFW_DETECTED' },
  ),
  ...refusal(
    500,
    'Task failed',
    { code: 'insufficient-credits', providerCode: 'INSUFFICIENT_CREDITS' },
    { failCode: 'INSUFFICIENT_CREDITS' },
  ),
  'a code that is text counts like a number': {
    answer: { body: '{"code":"401","message":"no"}' },
    error: { code: 'unauthorized', providerCode: '401' },
  },
  'a code that is a name is read beside the status': {
    answer: { status: 400, body: '{"code":"CONTENT_VIOLATION"}' },
    error: { code: 'content-violation', status: 400 },
  },
  ...httpRefusals,
}
