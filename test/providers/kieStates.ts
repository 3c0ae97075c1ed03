import type { FailureReason, TaskFailure } from '../../src/core/Task.js'
import { fixture } from '../fixtures/fixture.js'
import { TASK_ID } from './kieExamples.js'
import type { ProviderContract } from './providerContract.js'

type CheckAnswers = ProviderContract['checkAnswers']

const DAY_MS = 86_400_000
const CREATED = { createTime: 1_698_765_400_000 }

function status(data: object, code = 200) {
  return { body: JSON.stringify({ code, msg: 'success', data: { taskId: TASK_ID, param: '{}', ...data } }) }
}

const url = 'https://tempfile.aiquickdraw.com/v/1.mp4'
const found = { state: 'success' as const, resultUrls: [url] as [string] }
const resultJson = JSON.stringify({ resultUrls: [url] })

/** A failed task: the reason, what it says of the input, and of the money. */
function failed(failCode: string, failMsg: string, failure: Omit<TaskFailure, 'failCode' | 'failMsg'>) {
  return { state: 'failed' as const, failure: { failCode, failMsg, ...failure } }
}

const NONE: Omit<TaskFailure, 'failCode' | 'failMsg'> = { reason: 'unknown', charged: 'no', retryable: true }
const RETRYABLE: readonly FailureReason[] = [
  'generation-failed',
  'image-unreachable',
  'provider-busy',
  'timed-out',
  'unknown',
]

/** What integrators have seen, in KIE's own words. */
const seen: [failCode: string, failMsg: string, reason: FailureReason][] = [
  ['400', 'Image fetch failed.', 'image-unreachable'],
  ['400', 'The current content could not be processed', 'content-violation'],
  ['422', 'Invalid prompt: prompt contains prohibited content', 'content-violation'],
  ['422', 'CONTENT_POLICY_BLOCKED: your input was flagged as sensitive', 'content-violation'],
  ['422', 'Your media file is unavailable, please replace it.', 'image-unreachable'],
  ['500', 'Internal Error, Please try again later.', 'generation-failed'],
  ['500', 'Internal server error', 'generation-failed'],
  ['501', 'Generation failed', 'generation-failed'],
  ['500', 'Image fetch failed.', 'image-unreachable'],
  ['402', 'Not enough', 'insufficient-credits'],
  ['500', 'Insufficient credits', 'insufficient-credits'],
  ['408', 'No result has been returned for over 10 minutes', 'timed-out'],
  ['429', 'Too many tasks', 'provider-busy'],
  ['455', 'Maintenance', 'provider-busy'],
  ['433', 'Something that no page explains', 'unknown'],
  ['422', 'Something new', 'unknown'],
  ['', '', 'unknown'],
]

const failures: CheckAnswers = Object.fromEntries(
  seen.map(([failCode, failMsg, reason]) => [
    `failCode "${failCode}" with "${failMsg}" is ${reason}`,
    {
      answer: status({ state: 'fail', failCode, failMsg }),
      task: failed(failCode, failMsg, {
        reason,
        charged: 'no',
        retryable: RETRYABLE.includes(reason),
        ...(reason === 'image-unreachable' && { input: 'start-frame' }),
      }),
    },
  ]),
)

const charges: CheckAnswers = Object.fromEntries(
  (
    [
      ['creditsConsumed 0 says that it was not charged', { creditsConsumed: 0 }, 'no'],
      ['creditsConsumed 0.0 as text says so too', { creditsConsumed: '0.0' }, 'no'],
      ['creditsConsumed above 0 says that it was charged', { creditsConsumed: 1.5 }, 'yes'],
      ['consumeCredits is the older word for it', { consumeCredits: 61, remainedCredits: 2 }, 'yes'],
      ['without either KIE states that failed tasks are not charged', {}, 'no'],
      ['credits that are no number say nothing', { creditsConsumed: 'few' }, 'no'],
    ] as const
  ).map(([name, credits, charged]) => [
    name,
    {
      answer: status({ state: 'fail', failCode: '433', failMsg: 'x', ...credits }),
      task: failed('433', 'x', { ...NONE, charged }),
    },
  ]),
)

const noResult = (charged: TaskFailure['charged']) =>
  failed('', '', { ...NONE, reason: 'no-result', charged })

export const states: CheckAnswers = {
  'the documented waiting task is pending': {
    answer: { body: fixture('kie', 'status-waiting') },
    task: { state: 'pending', ...CREATED },
  },
  'the documented queuing task is pending': {
    answer: { body: fixture('kie', 'status-queuing') },
    task: { state: 'pending', ...CREATED },
  },
  'the documented generating task is processing': {
    answer: { body: fixture('kie', 'status-generating') },
    task: { state: 'processing', ...CREATED },
  },
  'the documented success, whose costTime is in milliseconds': {
    answer: { body: fixture('kie', 'status-success') },
    task: {
      state: 'success',
      resultUrls: ['https://example.com/generated-content.jpg'],
      ...CREATED,
      completeTime: 1_698_765_432_000,
      costTime: 15_000,
      expireTime: 1_698_765_432_000 + 14 * DAY_MS,
    },
  },
  'the documented failure, whose envelope says message': {
    answer: { body: fixture('kie', 'status-fail') },
    task: {
      ...failed('422', 'Invalid prompt: prompt contains prohibited content', {
        reason: 'content-violation',
        charged: 'no',
        retryable: false,
      }),
      ...CREATED,
      completeTime: 1_698_765_432_000,
    },
  },
  'the answer that KIE sends for a task that it does not know': {
    answer: { body: fixture('kie', 'status-record-null') },
    error: { code: 'not-found', status: 200, providerCode: '422', saying: 'recordInfo is null' },
  },
  'the same under HTTP 422': {
    answer: { status: 422, body: fixture('kie', 'status-record-null') },
    error: { code: 'not-found', status: 422, providerCode: '422' },
  },
  'the same words with another code are what the code says': {
    answer: { body: '{"code":500,"msg":"recordInfo is null","data":null}' },
    error: { code: 'provider-error' },
  },
  'a failure under code 501 is a failed task': {
    answer: status({ state: 'fail', failCode: '501', failMsg: 'Generation failed' }, 501),
    task: failed('501', 'Generation failed', { ...NONE, reason: 'generation-failed' }),
  },
  'a running task under code 408 is running': {
    answer: status({ state: 'generating' }, 408),
    task: { state: 'processing' },
  },
  'a finished task under code 505 is finished': {
    answer: status({ state: 'success', resultJson }, 505),
    task: found,
  },
  'a known state is believed before "recordInfo is null" beside it': {
    answer: { body: `{"code":422,"msg":"recordInfo is null","data":{"state":"waiting"}}` },
    task: { state: 'pending' },
  },
  'a state that no document names is processing': {
    answer: status({ state: 'uploading' }),
    task: { state: 'processing' },
  },
  'an unknown state does not hide the error beside it': {
    answer: status({ state: 'weird' }, 455),
    error: { code: 'maintenance' },
  },
  'an answer about another task is not believed': {
    answer: status({ taskId: 'task_other', state: 'success', resultJson }),
    error: { code: 'malformed-response', saying: 'another task' },
  },
  'a task whose data are null is malformed': {
    answer: { body: '{"code":200,"msg":"success","data":null}' },
    error: { code: 'malformed-response' },
  },
  'progress, which only other models have, is left out': {
    answer: status({ state: 'generating', progress: 40, resultJson: null }),
    task: { state: 'processing' },
  },
  'resultJson that is already an object is read': {
    answer: status({ state: 'success', resultJson: { resultUrls: [url] } }),
    task: found,
  },
  'success with an empty resultJson has no result, and who was charged is not known': {
    answer: status({ state: 'success', resultJson: '' }),
    task: noResult('unknown'),
  },
  'success without a result that consumed credits was charged': {
    answer: status({ state: 'success', resultJson: '{"resultObject":{}}', creditsConsumed: 61 }),
    task: noResult('yes'),
  },
  ...failures,
  ...charges,
}

const HINT_ID = 'bd8f4b1a52048d0f17a38b49591abfa1'

export const callbacks: ProviderContract['callbacks'] = {
  'the documented success, whose costTime is in seconds': {
    body: fixture('kie', 'callback-success'),
    hint: {
      taskId: HINT_ID,
      outcome: {
        state: 'success',
        resultUrls: [
          'https://tempfile.aiquickdraw.com/wan30-video-prime-alibaba/1787567408129-b1fmz5um3co.mp4',
        ],
        createTime: 1_787_567_320_000,
        completeTime: 1_787_567_409_000,
        costTime: 89_000,
      },
    },
  },
  'the documented failure, whose code is 501': {
    body: fixture('kie', 'callback-fail'),
    hint: {
      taskId: HINT_ID,
      outcome: { ...failed('400', '<error detail>', NONE), costTime: 89_000 },
    },
  },
  'an older failure': {
    body: JSON.stringify({
      code: 501,
      msg: 'Playground task failed.',
      data: {
        ...{
          taskId: HINT_ID,
          state: 'fail',
          resultJson: null,
          failCode: '500',
          failMsg: 'Internal server error',
        },
        ...{ consumeCredits: 0, remainedCredits: 2510330 },
      },
    }),
    hint: {
      taskId: HINT_ID,
      outcome: failed('500', 'Internal server error', { ...NONE, reason: 'generation-failed' }),
    },
  },
  'a failure that says nothing of the money': {
    body: '{"code":501,"data":{"taskId":"t","state":"fail"}}',
    hint: { taskId: 't', outcome: failed('', '', { ...NONE, charged: 'unknown' }) },
  },
  'the id as task_id': {
    body: '{"code":200,"data":{"task_id":"t","state":"generating"}}',
    hint: { taskId: 't', outcome: { state: 'processing' } },
  },
  'the id outside of data': {
    body: '{"taskId":"t","data":{"state":"waiting"}}',
    hint: { taskId: 't', outcome: { state: 'pending' } },
  },
  'the id outside of data as task_id': {
    body: '{"task_id":"t","data":{"state":"waiting"}}',
    hint: { taskId: 't', outcome: { state: 'pending' } },
  },
  'several ids, of which the one in data counts': {
    body: '{"taskId":"c","data":{"task_id":"b","taskId":"a","state":"waiting"}}',
    hint: { taskId: 'a', outcome: { state: 'pending' } },
  },
  'no task id': { body: '{"code":200,"data":{"state":"success"}}', hint: undefined },
  'no state': { body: '{"code":200,"data":{"taskId":"t"}}', hint: undefined },
  'an error without a task': { body: '{"code":429,"msg":"Rate limit","data":null}', hint: undefined },
  'no JSON': { body: 'hello', hint: undefined },
  'an empty body': { body: '', hint: undefined },
  'more than 1 MiB': {
    body: JSON.stringify({ data: { taskId: 't', state: 'success', pad: 'x'.repeat(1024 * 1024) } }),
    hint: undefined,
  },
}
