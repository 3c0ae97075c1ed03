import type { FailureReason } from '../core/Task.js'
import type { VideoErrorCode } from '../core/VideoError.js'
import type { Scenario } from './Scenario.js'

const providers = ['kie'] as const

function refused<Name extends string>(name: Name, code: VideoErrorCode, status: number, message: string) {
  return {
    name,
    group: 'create',
    description: `KIE refuses with ${status}: ${message}`,
    providers,
    create: { fault: { kind: 'refused', status, message }, accepted: false },
    end: { phase: 'refused', code },
  } satisfies Scenario
}

function failed<Name extends string>(name: Name, reason: FailureReason, failCode: string, failMsg: string) {
  return {
    name,
    group: 'failure',
    description: `A task fails at KIE with ${failCode}: ${failMsg}`,
    providers,
    failure: { failCode, failMsg },
    pace: 'early',
    end: { phase: 'failed', reason },
  } satisfies Scenario
}

/**
 * What KIE alone does. Codes are those of its documents (433 has no meaning there), the words those that were seen; a
 * code that APIXO has too (401, 402, 404, 429, 500) is among the others, as `http-402`.
 */
export const kieScenarios = [
  refused('kie-400', 'invalid-input', 400, 'Bad Request'),
  refused(
    'kie-408',
    'provider-error',
    408,
    'Upstream is currently experiencing service issues. No result has been returned for over 10 minutes',
  ),
  refused('kie-422', 'invalid-input', 422, 'Validation Error - The request parameters failed validation'),
  refused('kie-422-content', 'content-violation', 422, 'CONTENT_POLICY_BLOCKED: flagged as sensitive'),
  refused('kie-433', 'provider-error', 433, 'Request limit exceeded for the sub-key'),
  refused('kie-455', 'maintenance', 455, 'Service Unavailable - System is undergoing maintenance'),
  refused('kie-500-field', 'provider-error', 500, 'This field is required'),
  refused('kie-501', 'provider-error', 501, 'Generation Failed - Content generation task failed'),
  refused('kie-505', 'feature-disabled', 505, 'Feature Disabled - The requested feature is disabled'),
  {
    name: 'record-null-first',
    group: 'check',
    description: 'KIE does not know the task yet when it is first asked for it',
    providers,
    checks: { fault: { kind: 'record-null' }, times: 1 },
    end: { phase: 'success' },
  },
  {
    name: 'success-505-envelope',
    group: 'check',
    description: 'KIE wraps the record of a finished task in the code 505',
    providers,
    envelopeCode: 505,
    end: { phase: 'success' },
  },
  {
    ...failed('fail:kie-501-envelope', 'generation-failed', '501', 'Generation failed, wrapped in a 501'),
    envelopeCode: 501,
  },
  {
    ...failed('fail:kie-408-envelope', 'generation-failed', '500', 'Internal Error, wrapped in a 408'),
    envelopeCode: 408,
  },
  failed('fail:kie-400-image', 'image-unreachable', '400', 'Image fetch failed.'),
  failed('fail:kie-400-content', 'content-violation', '400', 'The current content could not be processed'),
  failed(
    'fail:kie-422-prompt',
    'content-violation',
    '422',
    'Invalid prompt: prompt contains prohibited content',
  ),
  failed(
    'fail:kie-422-policy',
    'content-violation',
    '422',
    'CONTENT_POLICY_BLOCKED: content flagged as sensitive',
  ),
  failed(
    'fail:kie-422-media',
    'image-unreachable',
    '422',
    'Your media file is unavailable, please replace it.',
  ),
  failed('fail:kie-500', 'generation-failed', '500', 'Internal Error, Please try again later.'),
  failed('fail:kie-999', 'unknown', '999', 'A number that no document names'),
] as const satisfies readonly Scenario[]
