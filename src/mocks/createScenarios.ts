import type { VideoErrorCode } from '../core/VideoError.js'
import type { Fault, Scenario } from './Scenario.js'

type Refusal = Omit<Extract<Fault, { kind: 'refused' }>, 'kind'>

function refused<Name extends string>(
  name: Name,
  code: VideoErrorCode,
  description: string,
  refusal: Refusal,
) {
  return {
    name,
    group: 'create',
    description,
    create: { fault: { kind: 'refused', ...refusal }, accepted: false },
    end: { phase: 'refused', code },
  } satisfies Scenario
}

function uncertain<Name extends string>(name: Name, description: string, fault: Fault, accepted: boolean) {
  return {
    name,
    group: 'create',
    description,
    create: { fault, accepted },
    end: { phase: 'uncertain', found: accepted },
  } satisfies Scenario
}

const tooMany = { status: 429, message: 'Rate limit exceeded' }
const network = {
  name: 'create-network-error',
  group: 'create',
  description: 'No connection to the provider; nothing was sent',
  create: { fault: { kind: 'connection-refused' }, accepted: false },
  end: { phase: 'refused', code: 'network' },
} as const satisfies Scenario

/** How a create can be refused, or leave open whether it was. */
export const createScenarios = [
  refused('http-400', 'invalid-input', 'The create is refused as invalid', {
    status: 400,
    message: 'Invalid request',
    data: { error: 'Missing required field: input.prompt' },
  }),
  refused('http-400-credits', 'insufficient-credits', 'No credits left, said with a 400', {
    status: 400,
    message: 'Insufficient credits',
  }),
  refused('http-401', 'unauthorized', 'The key is wrong', {
    status: 401,
    message: 'Invalid or missing API key',
  }),
  refused('http-402', 'insufficient-credits', 'No credits left', {
    status: 402,
    message: 'Insufficient balance',
  }),
  {
    ...refused('http-403', 'forbidden', 'The key may not use the model', {
      status: 403,
      message: 'Permission denied',
    }),
    // The others have no code for it.
    providers: ['apixo'],
  },
  refused('http-403-content', 'content-violation', 'The prompt is refused at once', {
    status: 403,
    message: 'Content violates usage policy',
  }),
  {
    ...refused('http-404', 'not-found', 'The provider has no such model', {
      status: 404,
      message: 'Model or task not found',
    }),
    providers: ['apixo', 'kie'],
  },
  refused('http-429', 'rate-limited', 'Too many requests, without a word on when to come back', tooMany),
  refused('http-429-retry-after', 'rate-limited', 'Too many requests, come back in 5 seconds', {
    ...tooMany,
    retryAfter: 'seconds',
  }),
  refused('http-429-retry-date', 'rate-limited', 'Too many requests, come back at a time of day', {
    ...tooMany,
    retryAfter: 'date',
  }),
  refused('http-500', 'provider-error', 'The provider breaks', {
    status: 500,
    message: 'Internal server error',
  }),
  refused('http-503', 'maintenance', 'The model is down', { status: 503, message: 'Model unavailable' }),
  uncertain(
    'http-502',
    'A gateway loses the answer to a create that was accepted',
    { kind: 'refused', status: 502, message: 'Bad gateway', page: true },
    true,
  ),
  uncertain(
    'http-504',
    'A gateway gives up on a create that was accepted',
    { kind: 'refused', status: 504, message: 'Gateway timeout', page: true },
    true,
  ),
  network,
  uncertain(
    'create-connection-lost',
    'The connection breaks after the create was accepted',
    { kind: 'connection-lost' },
    true,
  ),
  uncertain('create-timeout', 'The create is accepted, and never answered', { kind: 'silence' }, true),
  uncertain('create-html', 'A page answers the create; nothing was accepted', { kind: 'html' }, false),
  uncertain(
    'create-empty',
    'An empty 200 answers the create; nothing was accepted',
    { kind: 'empty' },
    false,
  ),
  uncertain('create-no-id', 'The create is accepted, and answered without an id', { kind: 'no-id' }, true),
] as const
