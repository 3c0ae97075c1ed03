import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noResultFailure, taskFailure } from '../../src/core/taskFailure.js'

describe('taskFailure', () => {
  it.each([
    ['CONTENT_VIOLATION', '', 'content-violation'],
    ['NSFW_SOMETHING_NEW', '', 'content-violation'],
    ['SensitiveWords', '', 'content-violation'],
    ['ProhibitedThings', '', 'content-violation'],
    ['NSFW', '', 'content-violation'],
    ['NSFW_DETECTED', '', 'content-violation'],
    ['content-violation', '', 'content-violation'],
    ['SensitiveContent', '', 'content-violation'],
    ['SensitiveContentDetected', '', 'content-violation'],
    ['InputImageSensitiveContentDetected', '', 'content-violation'],
    ['InputOutputSensitiveContentDetected', '', 'content-violation'],
    ['ProhibitedContentDetected', '', 'content-violation'],
    ['CONTENT_POLICY_BLOCKED', '', 'content-violation'],
    ['CASE_SENSITIVE_NAME', '', 'unknown'],
    ['INVALID_PROMPT', 'The prompt is empty', 'prompt-rejected'],
    ['INVALID_PROMPT', 'The prompt violates our policy', 'content-violation'],
    ['PromptTooLong', '', 'prompt-rejected'],
    ['INVALID_IMAGE_URL', 'violates nothing, just not there', 'image-unreachable'],
    ['invalid-image-url', '', 'image-unreachable'],
    ['422', 'image fetch failed', 'image-unreachable'],
    ['', 'The media file is unavailable', 'image-unreachable'],
    ['', '内容包含敏感信息', 'content-violation'],
    ['', 'Insufficient credits', 'insufficient-credits'],
    ['INSUFFICIENT_BALANCE', '', 'insufficient-credits'],
    ['500', 'Internal error', 'generation-failed'],
    ['500', 'Internal Error, Please try again later.', 'generation-failed'],
    ['500', 'Insufficient credits', 'insufficient-credits'],
    ['500', 'Image fetch failed.', 'image-unreachable'],
    ['400', 'Image fetch failed.', 'image-unreachable'],
    ['400', 'The current content could not be processed', 'content-violation'],
    ['422', 'Invalid prompt: prompt contains prohibited content', 'content-violation'],
    ['422', 'CONTENT_POLICY_BLOCKED: your input was flagged as sensitive', 'content-violation'],
    ['422', 'Your media file is unavailable, please replace it.', 'image-unreachable'],
    ['422', 'Something else', 'unknown'],
    ['402', '', 'insufficient-credits'],
    ['408', '', 'timed-out'],
    ['429', '', 'provider-busy'],
    ['455', '', 'provider-busy'],
    ['433', '', 'unknown'],
    ['MODEL_UNAVAILABLE', 'The file is sensitive', 'provider-busy'],
    ['501', 'flagged as prohibited', 'content-violation'],
    ['constructor', '', 'unknown'],
    ['__proto__', '', 'unknown'],
    ['', '', 'unknown'],
  ])('%j with the words %j is %s', (failCode, failMsg, reason) => {
    expect(taskFailure(failCode, failMsg)).toMatchObject({ reason, failCode, failMsg })
  })

  it('names the input at fault where it is known', () => {
    expect(taskFailure('PROMPT_TOO_LONG', '').input).toBe('prompt')
    expect(taskFailure('IMAGE_TOO_LARGE', '').input).toBe('start-frame')
    expect(taskFailure('InputImageSensitiveContentDetected', '').input).toBe('start-frame')
    expect(taskFailure('GENERATION_FAILED', '')).not.toHaveProperty('input')
  })

  it('says that the same input may succeed only where it may', () => {
    const codes = ['PROCESSING_TIMEOUT', 'MODEL_UNAVAILABLE', 'GENERATION_FAILED', 'INVALID_IMAGE_URL', 'NEW']
    expect(codes.map((code) => taskFailure(code, '').retryable)).toEqual([true, true, true, true, true])
    const final = ['CONTENT_VIOLATION', 'PROMPT_TOO_LONG', 'IMAGE_TOO_LARGE', 'INSUFFICIENT_CREDITS']
    expect(final.map((code) => taskFailure(code, '').retryable)).toEqual([false, false, false, false])
  })

  it('passes on what is stated of the charge, and assumes nothing', () => {
    expect(taskFailure('X', '').charged).toBe('unknown')
    expect(taskFailure('X', '', 'no').charged).toBe('no')
    expect(noResultFailure('yes')).toMatchObject({ reason: 'no-result', charged: 'yes', retryable: true })
  })

  it('keeps the words of others short and plain, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 3_000 }),
        fc.string({ unit: 'binary' }),
        (code, words) => {
          const failure = taskFailure(code, words)
          expect(failure.failCode.length).toBeLessThanOrEqual(80)
          expect(failure.failMsg.length).toBeLessThanOrEqual(500)
          // eslint-disable-next-line no-control-regex -- their absence is the point
          expect(failure.failMsg).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
        },
      ),
    )
  })
})
