import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { VideoResult } from '../../src/components.js'
import type { Task } from '../../src/core/Task.js'
import type { ResultCondition, VideoBackend } from '../../src/core/VideoBackend.js'
import { useVideoResult } from '../../src/hooks/useVideoResult.js'
import { FakeBackend, renderRushes, succeeded } from './componentRig.js'
import { actions, stepsOf } from './resultRig.js'

const OLD = '/api/video/tasks/task/video?grant=old'
const NEW = '/api/video/tasks/task/video?grant=new'

/** A backend whose links give what a test says. */
class LinkBackend extends FakeBackend {
  readonly asked: string[] = []
  checks = 0
  condition: (url: string) => ResultCondition = () => 'there'
  grant = NEW

  checkResult = (url: string) => {
    this.asked.push(url)
    return Promise.resolve(this.condition(url))
  }

  downloadUrl = (url: string) => (url.includes('/api/video/') ? `${url}&download=` : undefined)

  override getTask: VideoBackend['getTask'] = (ref) => {
    this.checks += 1
    return Promise.resolve<Task>({ ...ref, state: 'success', resultUrls: [this.grant] })
  }
}

let followed: string[] = []

beforeEach(() => {
  vi.useFakeTimers()
  followed = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    followed.push(this.href)
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const settle = () => act(() => vi.advanceTimersByTimeAsync(100))

function open(backend: LinkBackend, url = OLD) {
  const props = actions()
  const view = renderRushes(<VideoResult result={succeeded({ resultUrls: [url] })} {...props} />, { backend })
  const player = () => view.container.querySelector('video')
  return {
    ...view,
    props,
    player,
    shows: () => screen.getByRole('article').getAttribute('data-show'),
    fail: async () => {
      const video = player()
      if (!video) throw new Error('There is no player.')
      fireEvent.error(video)
      await settle()
    },
    download: async () => {
      fireEvent.click(screen.getByRole('link', { name: 'Download' }))
      await settle()
    },
    steps: () => stepsOf(screen.getByRole('alert')).map((each) => each.textContent),
  }
}

describe('a player that fails asks why', () => {
  test.each([
    ['expired', 'expired', 'This link has expired', ['Make again'], false],
    ['gone', 'gone', 'This video is no longer there', ['Make again'], false],
    ['unreachable', 'unreachable', 'cannot be reached at the moment', ['Try again'], false],
    ['there', 'undecodable', 'This browser cannot play the video', [], true],
    ['unknown', 'unplayable', 'This video cannot be played here', [], true],
  ] as const)('%s is shown as %s: "%s"', async (condition, shown, words, steps, hasDownload) => {
    const backend = new LinkBackend()
    backend.condition = () => condition
    const view = open(backend)
    await view.fail()
    expect(view.shows()).toBe(shown)
    expect(screen.getByRole('alert')).toHaveTextContent(words)
    expect(view.steps()).toEqual(steps)
    expect(screen.queryByRole('link', { name: 'Download' }) !== null).toBe(hasDownload)
    expect(view.player()).toBeNull()
    expect(backend.asked).toHaveLength(1)
    expect(backend.checks).toBe(0)
  })

  test('what could not be reached is played again when a person says so', async () => {
    const backend = new LinkBackend()
    backend.condition = () => 'unreachable'
    const view = open(backend)
    await view.fail()
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(view.shows()).toBe('ready')
    expect(view.player()).not.toBeNull()
    expect(view.props.onAgain).not.toHaveBeenCalled()
  })

  test('a link that is refused is renewed by one check of the task, and the new one plays', async () => {
    const backend = new LinkBackend()
    backend.condition = () => 'refused'
    const view = open(backend)
    await view.fail()
    expect(view.shows()).toBe('ready')
    expect(view.player()).toHaveAttribute('src', `${location.origin}${NEW}`)
    expect(backend.checks).toBe(1)
    // It is refused too: asking on would change nothing.
    await view.fail()
    expect(view.shows()).toBe('unreachable')
    expect(backend.checks).toBe(1)
  })

  test('a check that brings the same link ends the asking', async () => {
    const backend = new LinkBackend()
    backend.condition = () => 'refused'
    backend.grant = OLD
    const view = open(backend)
    await view.fail()
    expect(view.shows()).toBe('unreachable')
  })
})

describe('the download', () => {
  test('of the handler is looked at first, and then followed as a file', async () => {
    const backend = new LinkBackend()
    const view = open(backend)
    await view.download()
    expect(followed).toEqual([`${location.origin}${OLD}&download=`])
    expect(view.shows()).toBe('ready')
  })

  test('of a link that has become too old takes the new one', async () => {
    const backend = new LinkBackend()
    backend.condition = (url) => (url.includes('old') ? 'refused' : 'there')
    const view = open(backend)
    await view.download()
    expect(followed).toEqual([`${location.origin}${NEW}&download=`])
  })

  test('of a link that does not work any more is told in the card, not in a broken file', async () => {
    const backend = new LinkBackend()
    backend.condition = () => 'gone'
    const view = open(backend)
    await view.download()
    expect(followed).toEqual([])
    expect(view.shows()).toBe('gone')
  })

  test('of another host that lets pages read it is fetched whole and saved, with its progress', async () => {
    const create = vi.fn(() => 'blob:file')
    const revoke = vi.fn()
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: create, revokeObjectURL: revoke }))
    let send: ReadableStreamDefaultController<Uint8Array> | undefined
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void (send = controller) })
    const answer = new Response(body, { headers: { 'Content-Length': '4' } })
    vi.stubGlobal(
      'fetch',
      vi.fn(() => Promise.resolve(answer)),
    )
    const view = open(new LinkBackend(), 'https://cdn.example/a.mp4')
    await view.download()
    send?.enqueue(new Uint8Array(1))
    await settle()
    expect(screen.getByRole('link', { name: 'Downloading… 25 %' })).toBeInTheDocument()
    send?.enqueue(new Uint8Array(3))
    send?.close()
    await settle()
    expect(followed).toEqual(['blob:file'])
    expect(screen.getByRole('link', { name: 'Download' })).toBeInTheDocument()
    await act(() => vi.advanceTimersByTimeAsync(40_000))
    expect([create.mock.calls.length, revoke.mock.calls.length]).toEqual([1, 1])
  })

  test('of another host that lets no page read it opens in a new tab, and says so', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(() => Promise.reject(new TypeError('Failed to fetch'))),
    )
    const openTab = vi.spyOn(window, 'open').mockReturnValue(null)
    const view = open(new LinkBackend(), 'https://cdn.example/a.mp4')
    await view.download()
    expect(openTab).toHaveBeenCalledExactlyOnceWith(
      'https://cdn.example/a.mp4',
      '_blank',
      'noopener,noreferrer',
    )
    expect(screen.getByText(/was opened in a new tab: save it from there/)).toBeInTheDocument()
    const link = screen.getByRole('link', { name: 'Open it in a new tab' })
    expect(link).toHaveAttribute('rel', 'noopener noreferrer')
    expect(followed).toEqual([])
  })

  test('of another host that refuses the file asks why', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(() => Promise.resolve(new Response(null, { status: 403 }))),
    )
    const backend = new LinkBackend()
    backend.condition = () => 'expired'
    const view = open(backend, 'https://cdn.example/a.mp4')
    await view.download()
    expect(view.shows()).toBe('expired')
  })
})

describe('the player', () => {
  test('never plays by itself, asks for no CORS, and has the start frame for a poster', () => {
    const play = vi.spyOn(HTMLMediaElement.prototype, 'play').mockRejectedValue(new Error('NotAllowedError'))
    const view = open(new LinkBackend())
    expect(view.player()).not.toHaveAttribute('autoplay')
    expect(view.player()).not.toHaveAttribute('crossorigin')
    expect(view.player()).toHaveAttribute('preload', 'metadata')
    expect(play).not.toHaveBeenCalled()
  })

  test('of 1,000 cards with a saved file each leaves no object URL behind', async () => {
    let made = 0
    const held = new Set<string>()
    const create = () => {
      made += 1
      held.add(`blob:${made}`)
      return `blob:${made}`
    }
    const revoke = (url: string) => void held.delete(url)
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: create, revokeObjectURL: revoke }))
    vi.stubGlobal(
      'fetch',
      vi.fn(() => Promise.resolve(new Response(new Uint8Array(4)))),
    )
    const result = succeeded({ resultUrls: ['https://cdn.example/a.mp4'] })
    let start: () => void = () => undefined
    function Card() {
      const { download } = useVideoResult(result)
      start = download.start
      return null
    }
    const view = renderRushes(<Card key={0} />, { backend: new LinkBackend() })
    for (let mount = 1; mount <= 1_000; mount += 1) {
      start()
      view.rerender(<Card key={mount} />)
    }
    await act(() => vi.advanceTimersByTimeAsync(0))
    await vi.advanceTimersByTimeAsync(40_000)
    expect(made).toBe(1_000)
    expect(held.size).toBe(0)
  })
})
