import { act, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { FailureReason } from '../../src/core/Task.js'
import type { VideoErrorCode } from '../../src/core/VideoError.js'
import { VideoError, videoErrorCodes } from '../../src/core/VideoError.js'
import { en } from '../../src/messages/en.js'
import { generation } from './componentRig.js'
import type { Step } from './resultRig.js'
import { actions, expectStep, failed, refused, show, stepsOf } from './resultRig.js'

afterEach(() => {
  vi.useRealTimers()
})

describe('a failed task', () => {
  const reasons: Record<FailureReason, Step> = {
    'content-violation': 'Change the prompt',
    'prompt-rejected': 'Change the prompt',
    'image-unreachable': 'Replace the frame',
    'image-rejected': 'Replace the frame',
    'insufficient-credits': 'Make again',
    'provider-busy': 'Make again',
    'timed-out': 'Make again',
    'generation-failed': 'Make again',
    'no-result': 'Make again',
    unknown: 'Change the prompt',
  }
  const retryable = new Set<string>(['provider-busy', 'timed-out', 'generation-failed', 'no-result'])

  test.each(Object.entries(reasons) as [FailureReason, Step][])(
    '%s has its own words, and the step: %s',
    (reason, step) => {
      const props = actions()
      show(failed({ reason, retryable: retryable.has(reason) }), props)
      const alert = screen.getByRole('alert')
      expect(alert).toHaveTextContent(en[`failure.${reason}.title`])
      expect(alert).toHaveTextContent(en[`failure.${reason}.next`])
      expectStep(step, props)
    },
  )

  test.each([
    ['yes', 'The provider charged for it.'],
    ['no', 'The provider says failed tasks are free.'],
    ['unknown', 'Whether it was charged is not known: check your balance.'],
  ] as const)('says what is known of the charge: %s', (charged, words) => {
    show(failed({ charged }))
    expect(screen.getByRole('alert')).toHaveTextContent(words)
  })

  test('keeps the provider’s own words for whoever asks', () => {
    show(failed({ failCode: 'SOMETHING_NEW', failMsg: 'the tape ran out' }))
    const details = screen.getByText('Details').closest('details')
    expect(details).not.toHaveAttribute('open')
    expect(details).toHaveTextContent('The provider says: the tape ran out')
    expect(details).toHaveTextContent('Code SOMETHING_NEW')
  })

  test('shows Chinese words apart from its own, whichever way the page is written', () => {
    const { container } = show(failed({ failMsg: '任务失败,本次生成不消耗蝉豆' }))
    const words = container.querySelector("bdi[data-slot='provider-words']")
    expect(words?.textContent).toBe('任务失败,本次生成不消耗蝉豆')
    expect(words?.previousElementSibling?.textContent).toBe('The provider says:')
  })

  test('without a way to act offers none, and keeps its words', () => {
    show(failed({ reason: 'content-violation' }), {})
    expect(screen.getByRole('alert')).toHaveTextContent('Change the prompt or the image')
    expect(stepsOf(screen.getByRole('alert'))).toEqual([])
  })
})

describe('a refused create', () => {
  const codes: Record<Exclude<VideoErrorCode, 'uncertain'>, Step> = {
    'invalid-input': 'Change the prompt',
    unauthorized: 'Make again',
    forbidden: 'Make again',
    'insufficient-credits': 'Make again',
    'not-found': 'Make again',
    'rate-limited': 'Make again',
    maintenance: 'Make again',
    'feature-disabled': 'Change the prompt',
    'content-violation': 'Change the prompt',
    'provider-error': 'Make again',
    'malformed-response': 'Make again',
    network: 'Make again',
    timeout: 'Make again',
  }

  test('is spoken of whatever its code', () => {
    expect(Object.keys({ ...codes, uncertain: undefined }).sort()).toEqual(
      Object.keys(videoErrorCodes).sort(),
    )
  })

  test.each(Object.entries(codes) as [keyof typeof codes, Step][])(
    '%s has its own words, and the step: %s',
    (code, step) => {
      const props = actions()
      show(
        refused(new VideoError(code, 'for logs only', { traceId: 'trace-7', providerCode: '40001' })),
        props,
      )
      const alert = screen.getByRole('alert')
      expect(alert).toHaveTextContent(en[`error.${code}.title`])
      expect(alert).toHaveTextContent(en[`error.${code}.next`])
      // A provider that failed may have begun: then nothing is promised about the money.
      const mayHaveBegun = ['provider-error', 'malformed-response', 'timeout'].includes(code)
      expect(alert).toHaveTextContent(en[mayHaveBegun ? 'charged.unknown' : 'charged.nothing-sent'])
      expect(alert).toHaveTextContent('Request trace-7')
      expect(alert).not.toHaveTextContent('for logs only')
      expectStep(step, props)
    },
  )

  test('counts down the wait that it was asked for, then says to try again', async () => {
    vi.useFakeTimers()
    show(generation({ phase: 'failed', error: new VideoError('rate-limited', 'no', { retryAfterMs: 5000 }) }))
    const alert = screen.getByRole('alert')
    expect(alert).toHaveTextContent('Try again in 5 sec.')
    await act(() => vi.advanceTimersByTimeAsync(3000))
    expect(alert).toHaveTextContent('Try again in 2 sec.')
    await act(() => vi.advanceTimersByTimeAsync(3000))
    expect(alert).toHaveTextContent('You can try again now.')
  })

  test('stops its clock when the wait is over', async () => {
    vi.useFakeTimers()
    const { unmount } = show(
      generation({ phase: 'failed', error: new VideoError('rate-limited', 'no', { retryAfterMs: 2000 }) }),
    )
    await act(() => vi.advanceTimersByTimeAsync(4000))
    unmount()
    await act(() => vi.advanceTimersByTimeAsync(1000))
    expect(screen.queryByRole('alert')).toBeNull()
  })
})
