import type { TaskFailure, TaskOutcome } from '../../src/core/Task.js'
import { fixture } from '../fixtures/fixture.js'
import { TASK_ID } from './chanjingExamples.js'
import type { ProviderContract } from './providerContract.js'

type CheckAnswers = ProviderContract['checkAnswers']

function status(data: object, code = 0) {
  const body = { trace_id: 'trace-7', code, msg: 'success', data: { unique_id: TASK_ID, ...data } }
  return { body: JSON.stringify(body) }
}

const createTime = 1_772_510_584_000
const url = 'https://res.chanjing.cc/chanjing/res/aigc_creation/video/xxx.mp4'

function failed(failMsg: string, more: Partial<TaskFailure> = {}): TaskOutcome {
  const failure = { reason: 'unknown', failCode: '', failMsg, charged: 'no', retryable: true } as const
  return { state: 'failed', failure: { ...failure, ...more } }
}

const noBeans = '任务失败,本次生成不消耗蝉豆'
const nothing = failed('', { reason: 'no-result', charged: 'unknown' })
const found = { state: 'success' as const, resultUrls: [url] as [string] }

/** The failure of the documents, which an image task of the list shows. */
export const documentedFailure: TaskOutcome = { ...failed(noBeans), createTime }

const results: CheckAnswers = {
  ...Object.fromEntries(
    Object.entries({
      'an empty list': [],
      null: null,
      'a number': 7,
      'http alone': ['http://res.chanjing.cc/x.mp4'],
      'a script': ['javascript:alert(1)'],
      'a path': ['/x.mp4'],
    }).map(([name, output_url]) => [
      `success with ${name} has no result, and nothing is said of the charge`,
      { answer: status({ progress_desc: 'Success', output_url }), task: nothing },
    ]),
  ),
  'success without output_url has no result': {
    answer: status({ progress_desc: 'Success' }),
    task: nothing,
  },
  'only usable URLs are kept': {
    answer: status({ progress_desc: 'Success', output_url: [7, 'data:video/mp4,x', url] }),
    task: found,
  },
}

export const states: CheckAnswers = {
  'the documented Queued': {
    answer: { body: fixture('chanjing', 'status-queued') },
    task: { state: 'pending', createTime },
  },
  'the documented Ready': {
    answer: { body: fixture('chanjing', 'status-ready') },
    task: { state: 'pending', createTime },
  },
  'the documented Generating': {
    answer: { body: fixture('chanjing', 'status-generating') },
    task: { state: 'processing', createTime },
  },
  'the documented Success, which tells no finish time': {
    answer: { body: fixture('chanjing', 'status-success') },
    task: { ...found, createTime },
  },
  'the documented Error': {
    answer: { body: fixture('chanjing', 'status-error') },
    task: documentedFailure,
  },
  'the Fail that only official code knows': {
    answer: { body: fixture('chanjing', 'status-fail') },
    task: documentedFailure,
  },
  'a state that no document names is processing': {
    answer: status({ progress_desc: 'Upscaling' }),
    task: { state: 'processing' },
  },
  'a state is believed before the code beside it': {
    answer: status({ progress_desc: 'Generating' }, 50000),
    task: { state: 'processing' },
  },
  'an unknown state does not hide the error beside it': {
    answer: status({ progress_desc: 'Odd' }, 40001),
    error: { code: 'rate-limited', traceId: 'trace-7' },
  },
  'an answer about another task is not believed': {
    answer: status({ unique_id: 'another', progress_desc: 'Success', output_url: [url] }),
    error: { code: 'malformed-response', saying: 'another task', traceId: 'trace-7' },
  },
  'an answer without the id is about the task that was asked for': {
    answer: { body: '{"code":0,"data":{"progress_desc":"Ready"}}' },
    task: { state: 'pending' },
  },
  'a failure that speaks of content': {
    answer: status({ progress_desc: 'Fail', err_msg: '提示词包含敏感内容' }),
    task: failed('提示词包含敏感内容', { reason: 'content-violation', retryable: false }),
  },
  'a failure that speaks of money': {
    answer: status({ progress_desc: 'Error', err_msg: '扣费失败' }),
    task: failed('扣费失败', { reason: 'insufficient-credits', retryable: false }),
  },
  'a failure without words': { answer: status({ progress_desc: 'Fail', err_msg: '' }), task: failed('') },
  'a failure with 100,000 characters is cut': {
    answer: status({ progress_desc: 'Fail', err_msg: 'm'.repeat(100_000) }),
    task: failed(`${'m'.repeat(499)}…`),
  },
  'nothing under code 0 is no verdict about the task': {
    answer: { body: '{"trace_id":"trace-7","code":0,"msg":"success","data":null}' },
    error: { code: 'malformed-response', traceId: 'trace-7' },
  },
  ...results,
}

const callback = (data: object) => JSON.stringify({ trace_id: 't', code: 0, msg: 'success', data })

export const callbacks: ProviderContract['callbacks'] = {
  'what a check would answer': {
    body: fixture('chanjing', 'status-success'),
    hint: { taskId: TASK_ID, outcome: { ...found, createTime } },
  },
  'a failure that says that it was free': {
    body: callback({ unique_id: 't', progress_desc: 'Error', err_msg: noBeans }),
    hint: { taskId: 't', outcome: failed(noBeans) },
  },
  'a failure that says nothing of the charge': {
    body: callback({ unique_id: 't', progress_desc: 'Error', err_msg: '任务失败' }),
    hint: { taskId: 't', outcome: failed('任务失败', { charged: 'unknown' }) },
  },
  'a state that no document names': {
    body: '{"code":50000,"data":{"unique_id":"t","progress_desc":"Upscaling"}}',
    hint: { taskId: 't', outcome: { state: 'processing' } },
  },
  'no task id': { body: callback({ progress_desc: 'Success' }), hint: undefined },
  'no state': { body: callback({ unique_id: 't' }), hint: undefined },
  'the id alone, as the answer to a create': {
    body: fixture('chanjing', 'create-accepted'),
    hint: undefined,
  },
  'no JSON': { body: 'hello', hint: undefined },
  'an empty body': { body: '', hint: undefined },
}
