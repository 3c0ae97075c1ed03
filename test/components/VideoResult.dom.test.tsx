import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { VideoResult } from '../../src/components.js'
import type { FailureReason, TaskFailure } from '../../src/core/Task.js'
import type { VideoErrorCode } from '../../src/core/VideoError.js'
import { VideoError, videoErrorCodes } from '../../src/core/VideoError.js'
import type { Generation } from '../../src/hooks/useGeneration.js'
import type { TaskStatus } from '../../src/hooks/TaskStatus.js'
import { en } from '../../src/messages/en.js'
import { generation, input, MODEL, renderRushes, succeeded } from './componentRig.js'

const actions = () => ({ onAgain: vi.fn(), onReuse: vi.fn(), onRemove: vi.fn() })

function show(result: Generation, props: Partial<ReturnType<typeof actions>> = actions()) {
  const view = renderRushes(<VideoResult result={result} {...props} />)
  return {
    ...view,
    card: () => screen.getByRole('article'),
    player: () => view.container.querySelector('video'),
  }
}

function status(fields: Partial<TaskStatus> = {}): TaskStatus {
  return {
    phase: 'processing',
    contact: 'live',
    elapsedMs: 23_000,
    overdue: false,
    checkNow: vi.fn(),
    ...fields,
  }
}

function failed(fields: Partial<TaskFailure> = {}): Generation {
  const failure: TaskFailure = {
    reason: 'unknown',
    failCode: '',
    failMsg: '',
    charged: 'unknown',
    retryable: false,
    ...fields,
  }
  return generation({ phase: 'failed', task: { taskId: 'task', model: MODEL, state: 'failed', failure } })
}

const refused = (error: VideoError) => generation({ phase: 'failed', error })

afterEach(() => {
  vi.useRealTimers()
})

describe('phases', () => {
  test('idle is nothing', () => {
    expect(show({ phase: 'idle' }).container).toBeEmptyDOMElement()
  })

  test.each([
    ['submitting', 'Sending'],
    ['pending', 'Waiting'],
    ['processing', 'Making'],
  ] as const)('%s says "%s" beside the poster, and invents no percentage', (phase, words) => {
    const { card, player, container } = show(generation({ phase, status: status() }))
    expect(card()).toHaveAttribute('data-state', phase)
    expect(card()).toHaveTextContent(words)
    expect(card()).toHaveTextContent('0:23')
    expect(card()).toHaveTextContent(input.prompt)
    expect(card().textContent).not.toContain('%')
    expect(container.querySelector('[data-busy]')).not.toBeNull()
    expect(player()).toBeNull()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('success shows the player, named after the prompt and not playing by itself', () => {
    const { card, player } = show(succeeded())
    expect(card()).toHaveTextContent('Done')
    expect(player()).toHaveAttribute('src', 'https://cdn.example/fox.mp4')
    expect(player()).toHaveAttribute('aria-label', 'Generated video: a fox in the snow')
    expect(player()).toHaveAttribute('controls')
    expect(player()).not.toHaveAttribute('autoplay')
  })

  test('uncertain says that nothing is sent again, and offers another one', () => {
    const props = actions()
    show(generation({ phase: 'uncertain', error: new VideoError('uncertain', 'lost') }), props)
    expect(screen.getByRole('alert')).toHaveTextContent('It is not known whether this was started')
    expect(screen.getByRole('alert')).toHaveTextContent('check your balance')
    fireEvent.click(screen.getByRole('button', { name: 'Generate another one' }))
    expect(props.onAgain).toHaveBeenCalledExactlyOnceWith(input)
  })

  test('lost offers to look again, never to generate again', () => {
    const props = actions()
    const checkNow = vi.fn()
    show(generation({ phase: 'lost', status: status({ phase: 'lost', checkNow }) }), props)
    fireEvent.click(screen.getByRole('button', { name: 'Check again' }))
    expect(checkNow).toHaveBeenCalledOnce()
    expect(screen.queryByRole('button', { name: /again/i })).toHaveTextContent('Check again')
    expect(props.onAgain).not.toHaveBeenCalled()
  })

  test('a card of which nothing is remembered but the task is still a card', () => {
    const { input: _forgotten, ...result } = succeeded()
    const { card } = show(result)
    expect(card()).toHaveAccessibleName('Video: a video')
    expect(screen.getByRole('link', { name: 'Download' })).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Make again' })).toBeNull()
  })
})

describe('contact', () => {
  test.each([
    [{ contact: 'retrying' }, 'No answer at the moment, trying again'],
    [{ contact: 'paused' }, 'Paused while the page is hidden or offline'],
    [{ overdue: true }, 'longer than usual, still running'],
    [{ typicalMs: [30_000, 45_000] }, 'usually 30 to 45 s'],
  ] as const)('%o says "%s"', (fields, words) => {
    const { card } = show(generation({ phase: 'processing', status: status(fields) }))
    expect(card()).toHaveTextContent(words)
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('that is lost rests, and offers to check again', () => {
    const checkNow = vi.fn()
    const { card, container } = show(
      generation({ phase: 'processing', status: status({ contact: 'lost', checkNow }) }),
    )
    expect(card()).toHaveTextContent('No answer. The task may still be running.')
    expect(container.querySelector('[data-busy]')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Check again' }))
    expect(checkNow).toHaveBeenCalledOnce()
  })
})

/** What each kind of trouble offers: one next step, or none. */
type Step = 'Change the prompt' | 'Replace the frame' | 'Make again' | undefined

function expectStep(step: Step, props: ReturnType<typeof actions>): void {
  const steps = [...screen.getByRole('alert').querySelectorAll('button')]
  expect(steps.map(({ textContent }) => textContent)).toEqual(step === undefined ? [] : [step])
  steps[0]?.click()
  expect(props.onAgain).toHaveBeenCalledTimes(step === 'Make again' ? 1 : 0)
  expect(props.onReuse).toHaveBeenCalledTimes(step === 'Make again' || step === undefined ? 0 : 1)
}

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
    unknown: undefined,
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

  test('without a way to act offers none, and keeps its words', () => {
    show(failed({ reason: 'content-violation' }), {})
    expect(screen.getByRole('alert')).toHaveTextContent('Change the prompt or the image')
    expect(screen.queryAllByRole('button')).toEqual([])
  })
})

describe('a refused create', () => {
  const codes: Record<Exclude<VideoErrorCode, 'uncertain'>, Step> = {
    'invalid-input': 'Change the prompt',
    unauthorized: undefined,
    forbidden: undefined,
    'insufficient-credits': 'Make again',
    'not-found': undefined,
    'rate-limited': 'Make again',
    maintenance: 'Make again',
    'feature-disabled': undefined,
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
      expect(alert).toHaveTextContent('Nothing was started, nothing was charged.')
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
    expect(alert).toHaveTextContent('Wait a little, then try again.')
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

describe('the result', () => {
  const now = new Date(2026, 10, 20).getTime()
  const day = 24 * 60 * 60 * 1000

  test('of another host is downloaded from there; of the own origin, as a file', () => {
    const { unmount } = show(succeeded())
    expect(screen.getByRole('link', { name: 'Download' })).toHaveAttribute(
      'href',
      'https://cdn.example/fox.mp4',
    )
    unmount()
    show(succeeded({ resultUrls: ['/api/video/tasks/t/video'] }))
    const link = screen.getByRole('link', { name: 'Download' })
    expect(link).toHaveAttribute('href', `${location.origin}/api/video/tasks/t/video?download=`)
    expect(link).toHaveAttribute('download')
  })

  test('says when it expires, and that the documents disagree about it', async () => {
    vi.useFakeTimers({ now })
    show(succeeded({ expireTime: now + 15 * day }))
    await act(() => vi.advanceTimersByTimeAsync(0))
    const expiry = screen.getByText('Expires Dec 5')
    expect(expiry).toHaveAttribute('datetime', new Date(now + 15 * day).toISOString())
    expect(screen.getByText('Download soon: it may expire earlier.')).toBeInTheDocument()
  })

  test('that has expired is not played, and can be made again', () => {
    vi.useFakeTimers({ now })
    const props = actions()
    const { card, player } = show(succeeded({ expireTime: now - 1 }), props)
    expect(card()).toHaveAttribute('data-show', 'expired')
    expect(player()).toBeNull()
    expect(screen.queryByRole('link', { name: 'Download' })).toBeNull()
    expectStep('Make again', props)
  })

  test('that the player cannot play says so, and can still be downloaded', () => {
    const { card, player } = show(succeeded())
    const video = player()
    if (!video) throw new Error('There is no player.')
    fireEvent.error(video)
    expect(card()).toHaveAttribute('data-show', 'unplayable')
    expect(screen.getByRole('alert')).toHaveTextContent('This video cannot be played here')
    expect(screen.getByRole('link', { name: 'Download' })).toBeInTheDocument()
    expect(player()).toBeNull()
  })

  test('is announced once, in words', () => {
    show(succeeded())
    expect(screen.getByRole('status')).toHaveTextContent('The video is ready.')
  })

  test('offers its settings and another go', () => {
    const props = actions()
    show(succeeded(), props)
    fireEvent.click(screen.getByRole('button', { name: 'Reuse settings' }))
    fireEvent.click(screen.getByRole('button', { name: 'Make again' }))
    fireEvent.click(screen.getByRole('button', { name: 'Remove from the list' }))
    expect(props.onReuse).toHaveBeenCalledExactlyOnceWith(input)
    expect(props.onAgain).toHaveBeenCalledExactlyOnceWith(input)
    expect(props.onRemove).toHaveBeenCalledOnce()
  })
})
