import type { VideoErrorCode } from '../core/VideoError.js'
import type { Fault, Scenario } from './Scenario.js'

function once<Name extends string>(name: Name, description: string, fault: Fault) {
  return {
    name,
    group: 'check',
    description,
    checks: { fault, times: 1 },
    end: { phase: 'success' },
  } satisfies Scenario
}

function always<Name extends string>(name: Name, code: VideoErrorCode, description: string, fault: Fault) {
  return {
    name,
    group: 'check',
    description,
    checks: { fault, times: Infinity },
    end: { phase: 'unanswered', code },
  } satisfies Scenario
}

const broken: Fault = { kind: 'refused', status: 500, message: 'Internal server error' }

/** How asking for a task can fail. The task itself goes on and succeeds, seen or not. */
export const checkScenarios = [
  once('check-500-once', 'The first check fails, the next go well', broken),
  once('check-network-once', 'The first check finds no connection, the next go well', {
    kind: 'connection-lost',
  }),
  always('check-429', 'rate-limited', 'Every check is one too many', {
    kind: 'refused',
    status: 429,
    message: 'Rate limit exceeded',
    retryAfter: 'seconds',
  }),
  always('check-500', 'provider-error', 'Every check fails', broken),
  always('check-503', 'maintenance', 'Every check meets maintenance', {
    kind: 'refused',
    status: 503,
    message: 'Model unavailable',
  }),
  always('check-network', 'network', 'No check finds a connection', { kind: 'connection-lost' }),
  always('check-timeout', 'timeout', 'No check is ever answered', { kind: 'silence' }),
  always('check-html', 'malformed-response', 'A page answers every check', { kind: 'html' }),
  {
    ...always('check-404', 'not-found', 'The provider does not know the task that it accepted', {
      kind: 'refused',
      status: 404,
      message: 'Model or task not found',
    }),
    // Chanjing's documents do not say how it would say so of one task; in its list such a task is not there.
    providers: ['apixo', 'kie'],
  },
  always('check-401', 'unauthorized', 'The key stops working after the create', {
    kind: 'refused',
    status: 401,
    message: 'Invalid or missing API key',
  }),
] as const
