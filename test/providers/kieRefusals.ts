import { fixture } from '../fixtures/fixture.js'
import type { Refusals } from './httpRefusals.js'
import { httpRefusals } from './httpRefusals.js'
import type { ExpectedError } from './providerContract.js'

/** A refusal as KIE documents it, in the body of HTTP 200, and one whose status says the same. */
function refusal(code: number, msg: string, error: ExpectedError): Refusals {
  const body = JSON.stringify({ code, msg, data: null })
  const expected = { saying: msg, providerCode: String(code), ...error }
  return {
    [`code ${code} "${msg}" under HTTP 200 is ${error.code}`]: {
      answer: { body },
      error: { status: 200, ...expected },
    },
    [`code ${code} "${msg}" under HTTP ${code} is ${error.code}`]: {
      answer: { status: code, body },
      error: { status: code, ...expected },
    },
  }
}

function documented(name: string, error: ExpectedError): Refusals {
  return {
    [`the documented answer ${name} is ${error.code}`]: { answer: { body: fixture('kie', name) }, error },
  }
}

/** What means the same on a create and on a check. */
export const refusals: Refusals = {
  ...documented('unauthorized-no-permission', {
    code: 'unauthorized',
    status: 200,
    providerCode: '401',
    saying: 'You do not have access permissions',
  }),
  ...documented('unauthorized-measured', {
    code: 'unauthorized',
    providerCode: '401',
    saying: 'Unauthorized – Authentication failed.',
  }),
  ...documented('status-unauthorized', { code: 'unauthorized', saying: 'Unauthorized' }),
  ...documented('create-server-error', {
    code: 'provider-error',
    status: 200,
    providerCode: '500',
    saying: 'An unexpected error occurred',
  }),
  ...documented('create-field-required', { code: 'provider-error', saying: 'This field is required' }),
  ...documented('status-no-task-id', { code: 'invalid-input', saying: 'taskId parameter is required' }),
  ...documented('status-task-not-found', { code: 'not-found', saying: 'Task not found' }),
  ...documented('status-rate-limited', { code: 'rate-limited', saying: 'Rate limit exceeded' }),
  ...refusal(400, 'Bad request', { code: 'invalid-input' }),
  ...refusal(400, 'The current content could not be processed', { code: 'content-violation' }),
  ...refusal(401, 'Unauthorized', { code: 'unauthorized' }),
  ...refusal(402, 'Insufficient credits', { code: 'insufficient-credits' }),
  ...refusal(404, 'Not found', { code: 'not-found' }),
  ...refusal(408, 'No result has been returned for over 10 minutes', { code: 'provider-error' }),
  ...refusal(422, 'Validation error', { code: 'invalid-input' }),
  ...refusal(422, 'Your prompt was flagged as sensitive', { code: 'content-violation' }),
  ...refusal(429, 'Rate limited', { code: 'rate-limited' }),
  ...refusal(433, 'Something that no page explains', { code: 'provider-error' }),
  ...refusal(455, 'The system is under maintenance', { code: 'maintenance' }),
  ...refusal(500, 'Server error', { code: 'provider-error' }),
  ...refusal(501, 'Generation failed', { code: 'provider-error' }),
  ...refusal(505, 'This feature is disabled', { code: 'feature-disabled' }),
  'a code 429 with Retry-After under HTTP 200 is rate-limited for so long': {
    answer: { body: fixture('kie', 'status-rate-limited'), headers: { 'Retry-After': '10' } },
    error: { code: 'rate-limited', retryAfterMs: 10_000 },
  },
  'a code in quotes counts like a number': {
    answer: { body: '{"code":"402","msg":"no"}' },
    error: { code: 'insufficient-credits', providerCode: '402' },
  },
  'the words are read from message as well as from msg': {
    answer: { body: '{"code":400,"message":"Insufficient credits"}' },
    error: { code: 'insufficient-credits', saying: 'Insufficient credits' },
  },
  ...httpRefusals,
}
