import type { FailureReason, VideoErrorCode } from '../../src/index.js'

/** What the types do not say of an error: what it means, and what is left to the host. */
interface ErrorFacts {
  means: string
  host: string
}

export const requestFacts: Readonly<Record<VideoErrorCode, ErrorFacts>> = {
  'invalid-input': {
    means: 'The input breaks a rule of the model, or names a model that is not offered. Nothing was sent',
    host: 'Show its fields at the form; the components do',
  },
  unauthorized: {
    means: 'authorize has refused, or the provider the key',
    host: 'Sign the person in again; check the key',
  },
  forbidden: {
    means: 'The provider, or the page’s origin, has no right to it',
    host: 'Check the account, and allowedOrigins',
  },
  'insufficient-credits': {
    means: 'The provider’s account is empty',
    host: 'Top it up; tell whoever runs the app',
  },
  'not-found': {
    means: 'There is no such task for this user, or no such route',
    host: 'Check basePath and url; a task shows as lost',
  },
  'rate-limited': {
    means: 'Too many requests, by your limits or the provider’s. retryAfterMs says how long to wait',
    host: 'Nothing; or raise limits',
  },
  maintenance: { means: 'The provider is away for a time', host: 'Nothing; checks go on by themselves' },
  'feature-disabled': {
    means: 'The provider has switched it off, or the handler has no place for images',
    host: 'Offer another model; give uploadImage',
  },
  'content-violation': {
    means: 'The provider’s filter refused the input at once',
    host: 'Let the person change it',
  },
  'provider-error': { means: 'The provider had a fault', host: 'Nothing; watch your logs' },
  'malformed-response': {
    means: 'An answer that is not what was promised: HTML, empty, without an id',
    host: 'Look for a proxy or a sign-in page between',
  },
  network: { means: 'No connection. A create was not sent', host: 'Nothing; the browser may be offline' },
  timeout: { means: 'No answer within the limit', host: 'Nothing; or raise timeoutMs' },
  uncertain: {
    means: 'The answer to a create got lost: it may have been accepted. Nothing is sent again',
    host: 'Nothing: the kit finds out. Offer “again” only once settle.isOver',
  },
}

export const failureFacts: Readonly<Record<FailureReason, ErrorFacts>> = {
  'content-violation': {
    means: 'The provider’s filter refused the prompt or a frame',
    host: 'Let the person change it',
  },
  'prompt-rejected': {
    means: 'The prompt is too long for the provider, or not accepted',
    host: 'Let the person change it',
  },
  'image-unreachable': {
    means: 'The provider could not fetch a frame',
    host: 'Keep frames at a public https address that lives for some minutes',
  },
  'image-rejected': { means: 'A frame has a wrong type or size', host: 'Let the person replace it' },
  'insufficient-credits': { means: 'The account was empty when its turn came', host: 'Top it up' },
  'provider-busy': { means: 'The model is not available', host: 'Nothing; or offer another model' },
  'timed-out': { means: 'The provider gave up by itself', host: 'Nothing' },
  'generation-failed': { means: 'The model has failed', host: 'Nothing' },
  'no-result': { means: 'It says success and has no usable https link', host: 'Nothing' },
  unknown: {
    means: 'A reason that no document names. failMsg has the provider’s words',
    host: 'Show failMsg; the components do',
  },
}
