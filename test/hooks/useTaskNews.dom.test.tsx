import { act, render, screen } from '@testing-library/react'
import { focusManager } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  createLedger,
  RushesProvider,
  useGeneration,
  useTaskNews,
  type TaskRecord,
  type VideoBackend,
} from '../../src/index.js'
import { FakeBackend, input, MODEL } from '../components/componentRig.js'

const words = {
  making: (count: number) => `● ${count} making`,
  done: '✓ done',
  failed: '! failed',
  doneTitle: 'The video is ready',
  failedTitle: 'The video could not be made',
}

class FakeNotification {
  static permission: NotificationPermission = 'default'
  static asked = 0
  static said: { title: string; tag: string | undefined; body: string | undefined }[] = []
  static answer: NotificationPermission = 'granted'
  static requestPermission = () => {
    this.asked += 1
    this.permission = this.answer
    return Promise.resolve(this.answer)
  }
  onclick: (() => void) | undefined
  constructor(title: string, { tag, body }: NotificationOptions = {}) {
    FakeNotification.said.push({ title, tag, body })
  }
  close = () => undefined
}

function hide(isHidden: boolean) {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden })
  act(() => {
    focusManager.setFocused(!isHidden)
    document.dispatchEvent(new Event('visibilitychange'))
  })
}

beforeEach(() => {
  vi.useFakeTimers()
  document.title = 'App'
  FakeNotification.permission = 'default'
  FakeNotification.answer = 'granted'
  FakeNotification.asked = 0
  FakeNotification.said = []
  vi.stubGlobal('Notification', FakeNotification)
})
afterEach(() => {
  Reflect.deleteProperty(document, 'hidden')
  focusManager.setFocused(undefined)
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function Page(props: { inTitle?: boolean; notifications?: boolean }) {
  const { notifications, toggle } = useTaskNews({ words, ...props })
  return <button onClick={toggle}>{notifications}</button>
}

const record = (intentId: string, rest: Partial<TaskRecord> = {}): TaskRecord => ({
  intentId,
  createdAt: Date.now(),
  submission: 'accepted',
  input,
  task: { taskId: intentId, model: MODEL, state: 'processing' },
  ...rest,
})
const done = (intentId: string) =>
  record(intentId, {
    task: { taskId: intentId, model: MODEL, state: 'success', resultUrls: ['https://cdn.example/a.mp4'] },
  })

function open(props: { inTitle?: boolean; notifications?: boolean } = {}) {
  const ledger = createLedger()
  const backend = new FakeBackend()
  const page = (
    <StrictMode>
      <RushesProvider backend={backend} ledger={ledger}>
        <Page {...props} />
      </RushesProvider>
    </StrictMode>
  )
  const view = render(page)
  const write = (next: TaskRecord) => {
    act(() => {
      ledger.write(next)
    })
  }
  return { ...view, ledger, write }
}

const press = () => act(async () => screen.getByRole('button').click())
/** A mutation observer is told after the task that changed something. */
const settle = () => act(() => vi.advanceTimersByTimeAsync(0))

describe('the title', () => {
  test('says how many are on their way, and is the host’s again when none is', () => {
    const { write } = open()
    expect(document.title).toBe('App')
    write(record('a'))
    expect(document.title).toBe('● 1 making · App')
    write(record('b'))
    expect(document.title).toBe('● 2 making · App')
    write(done('a'))
    write(done('b'))
    expect(document.title).toBe('App')
  })

  test('says that one is done to whoever looks elsewhere, until they look', () => {
    const { write } = open()
    write(record('a'))
    hide(true)
    write(done('a'))
    expect(document.title).toBe('✓ done · App')
    hide(false)
    expect(document.title).toBe('App')
  })

  test('keeps what the host sets meanwhile, and gives that back', async () => {
    const { write } = open()
    write(record('a'))
    document.title = 'Inbox (3)'
    await settle()
    expect(document.title).toBe('● 1 making · Inbox (3)')
    document.title = 'Inbox (4)'
    write(done('a'))
    expect(document.title).toBe('Inbox (4)')
  })

  test('is left to a host that takes it back every time', async () => {
    const { write } = open()
    write(record('a'))
    for (let time = 0; time < 25; time += 1) {
      document.title = 'Mine'
      await settle()
    }
    expect(document.title).toBe('Mine')
    write(done('a'))
    expect(document.title).toBe('Mine')
  })

  test('is the host’s again when the component goes', () => {
    const { write, unmount } = open()
    write(record('a'))
    unmount()
    expect(document.title).toBe('App')
    write(record('b'))
    expect(document.title).toBe('App')
  })

  test('is said once by two of them on a page', () => {
    const ledger = createLedger()
    render(
      <RushesProvider backend={new FakeBackend()} ledger={ledger}>
        <Page />
        <Page />
      </RushesProvider>,
    )
    act(() => {
      ledger.write(record('a'))
    })
    expect(document.title).toBe('● 1 making · App')
  })

  test('does not count what is uncertain, or too old to be running', () => {
    const { write } = open()
    write(record('a', { submission: 'uncertain' }))
    write(record('b', { createdAt: Date.now() - 24 * 60 * 60 * 1000 }))
    expect(document.title).toBe('App')
  })

  test('stays as it is where the host wants no news in it', () => {
    const { write } = open({ inTitle: false })
    write(record('a'))
    expect(document.title).toBe('App')
  })
})

describe('notifications', () => {
  test('ask nobody by themselves', () => {
    const { write } = open({ notifications: true })
    write(record('a'))
    hide(true)
    write(done('a'))
    expect(FakeNotification.asked).toBe(0)
    expect(FakeNotification.said).toEqual([])
    expect(screen.getByRole('button')).toHaveTextContent('off')
  })

  test('tell once of each task that ends while the page is hidden', async () => {
    const { write } = open({ notifications: true })
    await press()
    expect(FakeNotification.asked).toBe(1)
    expect(screen.getByRole('button')).toHaveTextContent('on')
    write(record('a'))
    write(record('b'))
    hide(true)
    write(done('a'))
    write(done('a'))
    write(record('b', { submission: 'refused' }))
    expect(FakeNotification.said).toEqual([
      { title: 'The video is ready', tag: 'rushes-a', body: input.prompt },
      { title: 'The video could not be made', tag: 'rushes-b', body: input.prompt },
    ])
  })

  test('say nothing to whoever is looking, nor of what was over when the page was opened', async () => {
    const { write } = open({ notifications: true })
    await press()
    write(record('a'))
    write(done('a'))
    hide(true)
    write(done('old'))
    expect(FakeNotification.said).toEqual([])
  })

  test('let a hidden page look at its tasks every half minute, and only then', async () => {
    const looks = vi.fn<VideoBackend['getTask']>((ref) => Promise.resolve({ ...ref, state: 'processing' }))
    const backend = Object.assign(new FakeBackend(), { getTask: looks })
    const ledger = createLedger()
    ledger.write(record('a'))
    function Watching() {
      useGeneration('a')
      return <Page notifications />
    }
    render(
      <RushesProvider backend={backend} ledger={ledger}>
        <Watching />
      </RushesProvider>,
    )
    await settle()
    hide(true)
    await act(() => vi.advanceTimersByTimeAsync(60_000))
    expect(looks).not.toHaveBeenCalled()
    await press()
    await act(() => vi.advanceTimersByTimeAsync(95_000))
    expect(looks).toHaveBeenCalledTimes(3)
  })

  test('can be turned off again, without asking the browser', async () => {
    FakeNotification.permission = 'granted'
    const { write } = open({ notifications: true })
    await press()
    expect(screen.getByRole('button')).toHaveTextContent('off')
    write(record('a'))
    hide(true)
    write(done('a'))
    expect([FakeNotification.asked, FakeNotification.said.length]).toEqual([0, 0])
  })

  test('are blocked where a person has said no', async () => {
    FakeNotification.answer = 'denied'
    open({ notifications: true })
    await press()
    expect(screen.getByRole('button')).toHaveTextContent('blocked')
    await press()
    expect(FakeNotification.asked).toBe(1)
  })

  test('are unavailable where the browser has none', () => {
    vi.unstubAllGlobals()
    expect('Notification' in globalThis).toBe(false)
    open({ notifications: true })
    expect(screen.getByRole('button')).toHaveTextContent('unavailable')
  })

  test('that the browser refuses to make harm nobody', async () => {
    const { write } = open({ notifications: true })
    await press()
    const refusing = vi.fn(function refuse() {
      throw new TypeError('Illegal constructor')
    })
    vi.stubGlobal('Notification', Object.assign(refusing, { permission: 'granted' }))
    write(record('a'))
    hide(true)
    write(done('a'))
    expect(refusing).toHaveBeenCalledOnce()
    expect(document.title).toBe('✓ done · App')
  })
})

test('a server renders it without a page', () => {
  vi.stubGlobal('document', undefined)
  const page = (
    <RushesProvider backend={new FakeBackend()}>
      <Page notifications />
    </RushesProvider>
  )
  const html = renderToString(page)
  vi.unstubAllGlobals()
  expect(html).toContain('unavailable')
})
