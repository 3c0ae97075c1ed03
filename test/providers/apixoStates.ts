import type { FailureReason, TaskFailure } from '../../src/core/Task.js'
import { fixture } from '../fixtures/fixture.js'
import { TASK_ID } from './apixoExamples.js'
import { failure, reasons } from './apixoFailures.js'
import type { ProviderContract } from './providerContract.js'

type CheckAnswers = ProviderContract['checkAnswers']

const DAY_MS = 86_400_000

function status(data: object, code = 200) {
  return { body: JSON.stringify({ code, message: 'success', data: { taskId: TASK_ID, ...data } }) }
}

const noResult: TaskFailure = {
  reason: 'no-result',
  failCode: '',
  failMsg: '',
  charged: 'unknown',
  retryable: true,
}

/** A finished task with that `resultJson`. */
function finished(resultJson: unknown) {
  return status({ state: 'success', ...(resultJson !== undefined && { resultJson }) })
}

const url = 'https://r2.apixo.ai/video.mp4'
const found = (...urls: [string, ...string[]]) => ({ state: 'success' as const, resultUrls: urls })
const nothing = { state: 'failed' as const, failure: noResult }

const results: CheckAnswers = {
  'resultJson that is already an object is read': {
    answer: finished({ resultUrls: [url] }),
    task: found(url),
  },
  'resultJson that is encoded twice is read': {
    answer: finished(JSON.stringify(JSON.stringify({ resultUrls: [url] }))),
    task: found(url),
  },
  'one URL in place of a list is read': { answer: finished({ resultUrls: url }), task: found(url) },
  'a bare list is read': { answer: finished(JSON.stringify([url])), task: found(url) },
  'only usable URLs are kept': {
    answer: finished({ resultUrls: ['javascript:alert(1)', url, 7, null, 'https://u:p@r2.apixo.ai/x'] }),
    task: found(url),
  },
  'of 1,000 URLs 20 are kept': {
    answer: finished({
      resultUrls: Array.from({ length: 1000 }, (_, index) => `https://r2.apixo.ai/${index}`),
    }),
    task: {
      state: 'success',
      resultUrls: Array.from({ length: 20 }, (_, index) => `https://r2.apixo.ai/${index}`) as [string],
    },
  },
  'success without resultJson has no result': { answer: finished(undefined), task: nothing },
  'success with broken resultJson has no result': { answer: finished('{"resultUrls":["ht'), task: nothing },
  'success with an empty list has no result': { answer: finished('{"resultUrls":[]}'), task: nothing },
  'success with null has no result': { answer: finished(null), task: nothing },
  ...Object.fromEntries(
    [
      'http://r2.apixo.ai/video.mp4',
      'http://127.0.0.1/video.mp4',
      'blob:https://r2.apixo.ai/7',
      'data:video/mp4,x',
      '//r2.apixo.ai/x',
      '/x',
      '',
    ].map((bad) => [
      `success with ${bad === '' ? 'an empty URL' : bad} has no result`,
      { answer: finished({ resultUrls: [bad] }), task: nothing },
    ]),
  ),
}

const failures: CheckAnswers = Object.fromEntries(
  Object.entries(reasons).map(([failCode, reason]) => [
    `failCode ${failCode} is ${reason}`,
    {
      answer: status({ state: 'failed', failCode, failMsg: 'It did not work' }),
      task: { state: 'failed' as const, failure: failure(failCode, 'It did not work', reason) },
    },
  ]),
)

const failed = (failCode: string, failMsg: string, reason: FailureReason) => ({
  state: 'failed' as const,
  failure: failure(failCode, failMsg, reason),
})

export const states: CheckAnswers = {
  'the documented pending task': {
    answer: { body: fixture('apixo', 'status-pending') },
    task: { state: 'pending', createTime: 1_704_067_200_000 },
  },
  'the documented processing task': {
    answer: { body: fixture('apixo', 'status-processing') },
    task: { state: 'processing', createTime: 1_704_067_200_000 },
  },
  'the documented success': {
    answer: { body: fixture('apixo', 'status-success') },
    task: {
      state: 'success',
      resultUrls: [url],
      createTime: 1_767_965_610_929,
      completeTime: 1_767_965_652_317,
      costTime: 41_388,
      expireTime: 1_767_965_652_317 + 15 * DAY_MS,
    },
  },
  'the documented failure, which has no times': {
    answer: { body: fixture('apixo', 'status-failed') },
    task: failed('CONTENT_VIOLATION', 'Content does not meet safety guidelines', 'content-violation'),
  },
  'a state that no document names is processing': {
    answer: status({ state: 'processing_r2' }),
    task: { state: 'processing' },
  },
  'a state in capitals is the same state': {
    answer: status({ state: 'SUCCESS', resultJson: { resultUrls: [url] } }),
    task: found(url),
  },
  'a state is believed before the code beside it': {
    answer: status({ state: 'failed', failCode: 'GENERATION_FAILED', failMsg: 'no' }, 500),
    task: failed('GENERATION_FAILED', 'no', 'generation-failed'),
  },
  'a state is believed before the HTTP status': {
    answer: { ...status({ state: 'processing' }, 500), status: 500 },
    task: { state: 'processing' },
  },
  'an unknown state does not hide the error beside it': {
    answer: status({ state: 'weird' }, 404),
    error: { code: 'not-found' },
  },
  'an answer without the id is about the task that was asked for': {
    answer: { body: '{"code":200,"data":{"state":"processing"}}' },
    task: { state: 'processing' },
  },
  'an answer about another task is not believed': {
    answer: status({ taskId: 'task_other', state: 'success', resultJson: { resultUrls: [url] } }),
    error: { code: 'malformed-response', saying: 'another task' },
  },
  'an answer without the outer code is read': {
    answer: { body: `{"data":{"taskId":"${TASK_ID}","state":"pending"}}` },
    task: { state: 'pending' },
  },
  'times in seconds, and as text, are read as what they are': {
    answer: status({
      state: 'success',
      resultJson: { resultUrls: [url] },
      createTime: 1_767_965_610,
      completeTime: '1767965652317',
      costTime: '41388',
    }),
    task: {
      ...found(url),
      createTime: 1_767_965_610_000,
      completeTime: 1_767_965_652_317,
      costTime: 41_388,
      expireTime: 1_767_965_652_317 + 15 * DAY_MS,
    },
  },
  'times that are none are left out': {
    answer: status({
      state: 'success',
      resultJson: { resultUrls: [url] },
      createTime: 0,
      completeTime: -1,
      costTime: 'long',
    }),
    task: found(url),
  },
  'a time beyond every calendar is left out': {
    answer: status({ state: 'pending', createTime: 1e300 }),
    task: { state: 'pending' },
  },
  'a failure without code and words is unknown': {
    answer: status({ state: 'failed' }),
    task: failed('', '', 'unknown'),
  },
  'a failCode that says little is told by its words': {
    answer: status({ state: 'failed', failCode: 422, failMsg: 'Your prompt was flagged as sensitive' }),
    task: failed('422', 'Your prompt was flagged as sensitive', 'content-violation'),
  },
  'a message of 100,000 characters is cut': {
    answer: status({ state: 'failed', failCode: 'X', failMsg: 'm'.repeat(100_000) }),
    task: failed('X', `${'m'.repeat(499)}…`, 'unknown'),
  },
  ...results,
  ...failures,
}

const HINT_ID = 'task_abc123xyz'

export const callbacks: ProviderContract['callbacks'] = {
  'the documented success': {
    body: fixture('apixo', 'callback-success'),
    hint: {
      taskId: HINT_ID,
      outcome: {
        state: 'success',
        resultUrls: ['https://cdn.apixo.ai/output/abc.jpg'],
        createTime: 1_704_067_200_000,
        completeTime: 1_704_067_212_500,
        costTime: 12_500,
      },
    },
  },
  'the documented failure': {
    body: fixture('apixo', 'callback-failed'),
    hint: {
      taskId: HINT_ID,
      outcome: {
        ...failed('CONTENT_VIOLATION', 'Content violates usage policy', 'content-violation'),
        createTime: 1_704_067_200_000,
        completeTime: 1_704_067_205_000,
      },
    },
  },
  'a state that no document names': {
    body: '{"code":500,"data":{"taskId":"t","state":"processing_r2"}}',
    hint: { taskId: 't', outcome: { state: 'processing' } },
  },
  'no task id': { body: '{"code":200,"data":{"state":"success"}}', hint: undefined },
  'no state': { body: '{"code":200,"data":{"taskId":"t"}}', hint: undefined },
  'an error without a task': { body: '{"code":429,"message":"Rate limit","data":null}', hint: undefined },
  'no JSON': { body: 'hello', hint: undefined },
  'an empty body': { body: '', hint: undefined },
  'more than 1 MiB': {
    body: JSON.stringify({ data: { taskId: 't', state: 'success', pad: 'x'.repeat(1024 * 1024) } }),
    hint: undefined,
  },
}
