import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { VideoError } from '../../src/core/VideoError.js'
import { generation, input, succeeded } from './componentRig.js'
import { actions, choose, show, status, stepsOf } from './resultRig.js'

afterEach(() => {
  vi.useRealTimers()
})

describe('phases', () => {
  test('idle is nothing', () => {
    expect(show({ phase: 'idle' }).container).toBeEmptyDOMElement()
  })

  test.each([
    ['submitting', 'Sending'],
    ['pending', 'Queued'],
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
    expect(player()).not.toHaveAttribute('autoplay')
  })

  test.each(['loadedMetadata', 'suspend', 'loadedData'] as const)(
    'the player is there once the browser has what it wants of the video (%s), and takes no focus before',
    (event) => {
      const { player } = show(succeeded())
      const video = player()
      if (!video) throw new Error('There is no player.')
      expect(video).not.toHaveAttribute('controls')
      fireEvent[event](video)
      expect(video).toHaveAttribute('controls')
      expect(video).toHaveAttribute('data-ready')
    },
  )

  test('uncertain says that nothing is sent again, and offers nothing that could pay twice in haste', () => {
    const settle = { isOver: false, isAsking: true, checkNow: vi.fn() }
    show(generation({ phase: 'uncertain', settle, error: new VideoError('uncertain', 'lost') }))
    const alert = screen.getByRole('alert')
    expect(alert).toHaveTextContent('Finding out whether this was started')
    expect(alert).toHaveTextContent('Nothing is sent again by itself')
    expect(stepsOf(alert)).toEqual([])
  })

  test('uncertain past its limit has both ways on, with the warning that it may be charged twice', () => {
    const props = actions()
    const settle = { isOver: true, isAsking: false, checkNow: vi.fn() }
    show(generation({ phase: 'uncertain', settle }), props)
    const alert = screen.getByRole('alert')
    expect(alert).toHaveTextContent('It is not known whether this was started')
    expect(alert).toHaveTextContent('may be charged twice')
    fireEvent.click(screen.getByRole('button', { name: 'Look again' }))
    expect(settle.checkNow).toHaveBeenCalledOnce()
    expect(props.onAgain).not.toHaveBeenCalled()
    fireEvent.click(screen.getByRole('button', { name: 'Make again all the same' }))
    expect(props.onAgain).toHaveBeenCalledExactlyOnceWith(input)
  })

  test('uncertain with a service that cannot be asked says so, and does not offer to ask it', () => {
    show(generation({ phase: 'uncertain', settle: { isOver: true, isAsking: false } }))
    const alert = screen.getByRole('alert')
    expect(alert).toHaveTextContent('cannot be asked')
    expect(stepsOf(alert).map(({ textContent }) => textContent)).toEqual(['Make again all the same'])
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

  test('says to download it soon where the provider states no date', async () => {
    const chanjing = { ...input, model: 'chanjing/kling-v2-5-turbo-normal' }
    show({ ...succeeded({ model: chanjing.model }), input: chanjing })
    const words = await screen.findByText('Download soon')
    expect(words).toHaveTextContent('How long the provider keeps it is not known.')
    expect(screen.queryByText(/Expires/)).toBeNull()
    expect(document.querySelector('time[datetime]')).toBeNull()
  })

  test('says nothing of a date where there is none and no model is known', () => {
    const own = { ...input, model: 'own/model' }
    show({ ...succeeded({ model: own.model }), input: own })
    expect(document.querySelector("[data-slot='expiry']")).toBeNull()
  })

  test('that has expired is not played, keeps its prompt, frame and settings, and can be made again', () => {
    vi.useFakeTimers({ now })
    const props = actions()
    const framed = { ...input, startFrame: 'https://cdn.example/frame.png', cfgScale: 0.7 }
    const { card, player, container } = show({ ...succeeded({ expireTime: now - 1 }), input: framed }, props)
    expect(card()).toHaveAttribute('data-show', 'expired')
    expect(card()).toHaveTextContent(input.prompt)
    expect(container.querySelector('img')).toHaveAttribute('src', framed.startFrame)
    expect(player()).toBeNull()
    expect(screen.queryByRole('link', { name: 'Download' })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Make again' }))
    choose('Reuse settings')
    expect(props.onAgain).toHaveBeenCalledExactlyOnceWith(framed)
    expect(props.onReuse).toHaveBeenCalledExactlyOnceWith(framed)
  })

  test.each([
    [3 * day + 60_000, 'Expires Nov 23', undefined],
    [3 * day, '3 days left', 'three-days'],
    [day + 60_000, '24 hours left', 'three-days'],
    [day, '24 hours left', 'one-day'],
    [30 * 60_000, '30 minutes left', 'one-day'],
  ])('with %i ms to go says "%s"', async (left, words, notice) => {
    vi.useFakeTimers({ now })
    const { container } = show(succeeded({ expireTime: now + left }))
    await act(() => vi.advanceTimersByTimeAsync(0))
    expect(screen.getByText(words)).toBeInTheDocument()
    const badge = container.querySelector("[data-slot='expiry']")
    expect(badge?.getAttribute('data-notice') ?? undefined).toBe(notice)
    expect(screen.queryByText(/ to keep it/) !== null).toBe(notice !== undefined)
  })

  test('of a task with several videos is chosen among them, each with its player and download', () => {
    const urls = ['https://cdn.example/a.mp4', 'https://cdn.example/b.mp4'] as [string, string]
    const { player } = show(succeeded({ resultUrls: urls }))
    fireEvent.click(screen.getByRole('button', { name: 'Video 2 of 2' }))
    expect(screen.getByRole('button', { name: 'Video 2 of 2' })).toHaveAttribute('aria-pressed', 'true')
    expect(player()).toHaveAttribute('src', urls[1])
    expect(screen.getByRole('link', { name: 'Download' })).toHaveAttribute('href', urls[1])
  })

  test('offers its settings and another go', () => {
    const props = actions()
    show(succeeded(), props)
    fireEvent.click(screen.getByRole('button', { name: 'Reuse settings' }))
    choose('Make again')
    choose('Remove from the list')
    expect(props.onReuse).toHaveBeenCalledExactlyOnceWith(input)
    expect(props.onAgain).toHaveBeenCalledExactlyOnceWith(input)
    expect(props.onRemove).toHaveBeenCalledOnce()
  })
})
