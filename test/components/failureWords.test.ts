import { describe, expect, test } from 'vitest'
import { errorWords, failureWords } from '../../src/components/VideoResult/failureWords.js'
import type { FailureReason, TaskFailure } from '../../src/core/Task.js'
import { taskFailure } from '../../src/core/taskFailure.js'
import { VideoError, videoErrorCodes, type VideoErrorCode } from '../../src/core/VideoError.js'
import { en } from '../../src/messages/en.js'
import { createTranslator } from '../../src/messages/translator.js'

const t = createTranslator()

/** Every reason: a new one that is not here, or that has no words, does not compile. */
const reasons = Object.keys({
  'content-violation': true,
  'prompt-rejected': true,
  'image-unreachable': true,
  'image-rejected': true,
  'insufficient-credits': true,
  'provider-busy': true,
  'timed-out': true,
  'generation-failed': true,
  'no-result': true,
  unknown: true,
} satisfies Record<FailureReason, true>) as FailureReason[]
const codes = Object.keys(videoErrorCodes) as VideoErrorCode[]

/** Codes that a provider may answer with after it has begun. */
const mayHaveBegun = new Set<VideoErrorCode>(['provider-error', 'malformed-response', 'timeout', 'uncertain'])

const failure = (reason: FailureReason, charged: TaskFailure['charged']): TaskFailure => ({
  reason,
  failCode: '',
  failMsg: '',
  charged,
  retryable: false,
})

describe.each(reasons)('a task that failed with %s', (reason) => {
  test.each([
    ['yes', 'The provider charged for it.'],
    ['no', 'The provider says failed tasks are free.'],
    ['unknown', 'Whether it was charged is not known: check your balance.'],
  ] as const)('has its title, its next step, and words about a charge that is: %s', (charged, charge) => {
    expect(failureWords(failure(reason, charged), t)).toMatchObject({
      title: en[`failure.${reason}.title`],
      next: en[`failure.${reason}.next`],
      charge,
    })
  })
})

describe.each(codes)('a create that was refused with %s', (code) => {
  test('has its title, its next step, and words about the charge', () => {
    expect(errorWords(new VideoError(code, 'for logs'), 0, t)).toMatchObject({
      title: en[`error.${code}.title`],
      next: en[`error.${code}.next`],
      charge: en[mayHaveBegun.has(code) ? 'charged.unknown' : 'charged.nothing-sent'],
    })
  })
})

test('no two titles of one kind say the same, but for the failures of which no more is known', () => {
  const titles = reasons
    .filter((reason) => reason !== 'unknown')
    .map((reason) => en[`failure.${reason}.title`])
  expect(new Set(titles).size).toBe(titles.length)
  const refusals = codes.map((code) => en[`error.${code}.title`])
  expect(new Set(refusals).size).toBe(refusals.length)
})

describe('details', () => {
  test.each([
    ['SOMETHING_NEW', 'the tape ran out'],
    ['999', 'A number that no document names'],
    ['', '生成失败，请稍后重试'],
    ['<b>x</b>', '<img src=x onerror=alert(1)>'],
  ])('of the unknown failCode %j keep code and words as they came: %s', (failCode, failMsg) => {
    const unknown = taskFailure(failCode, failMsg)
    expect(unknown.reason).toBe('unknown')
    expect(failureWords(unknown, t).details).toEqual([
      { text: 'The provider says:', quote: failMsg },
      ...(failCode === '' ? [] : [{ text: `Code ${failCode}` }]),
    ])
  })

  test('of a failure without words have none', () => {
    expect(failureWords(failure('unknown', 'unknown'), t).details).toEqual([])
  })

  test('of one fault in two fields say it once', () => {
    const fields = { startFrame: 'input.frame.not-a-url', endFrame: 'input.frame.not-a-url' }
    expect(errorWords(new VideoError('invalid-input', 'no', { fields }), 0, t).details).toEqual([
      { text: 'This is not an https address of an image.' },
    ])
  })
})
