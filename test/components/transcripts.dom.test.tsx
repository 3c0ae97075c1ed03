import { act, cleanup, render } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { TaskFeed } from '../../src/components.js'
import { VideoError } from '../../src/core/VideoError.js'
import type { Task } from '../../src/core/Task.js'
import type { VideoBackend } from '../../src/core/VideoBackend.js'
import { createLedger, RushesProvider, useTasks, type PollingPolicy } from '../../src/index.js'
import { FakeBackend, input } from './componentRig.js'

/** A screen reader's day: what the live regions of a page say, each with its second. */
const MOST_IN_A_MINUTE = 6

let said: string[] = []
let begin = 0
let observer: MutationObserver | undefined

/** A region that was there before says its changes; an alert also says what it comes with. */
function listen(container: HTMLElement): void {
  const known = new WeakMap<Element, string>()
  const spoken = (region: Element): string => {
    const copy = region.cloneNode(true) as Element
    // What is closed, or switched off, is not read.
    for (const silent of copy.querySelectorAll('details, [aria-live=off]')) silent.remove()
    const parts = [...copy.querySelectorAll('p, button')].map(({ textContent }) => textContent)
    return parts.length > 0 ? parts.join(' | ') : copy.textContent
  }
  const hear = () => {
    for (const region of container.querySelectorAll('[role=status], [role=alert]')) {
      const now = spoken(region)
      const before = known.get(region)
      known.set(region, now)
      const isNew = before === undefined ? region.getAttribute('role') === 'alert' : before !== now
      if (isNew && now !== '') {
        const seconds = Math.round((Date.now() - begin) / 1000)
        said.push(`${seconds} s, ${region.getAttribute('role') ?? ''}: ${now}`)
      }
    }
  }
  hear()
  observer = new MutationObserver(hear)
  observer.observe(container, { subtree: true, childList: true, characterData: true })
}

/** A provider that tells of one task by the second: what it is from then on. */
type Script = readonly (readonly [fromSecond: number, state: Partial<Task> | VideoError])[]

function scripted(script: Script): VideoBackend {
  const at = (): Partial<Task> | VideoError => {
    const seconds = (Date.now() - begin) / 1000
    return script.findLast(([from]) => from <= seconds)?.[1] ?? { state: 'pending' }
  }
  const backend = new FakeBackend()
  return Object.assign(backend, {
    createTask: ((video) => {
      const first = at()
      if (first instanceof VideoError) return Promise.reject(first)
      return Promise.resolve({
        taskId: 'task',
        model: video.model,
        kind: '5s-text-to-video',
        state: 'pending',
      })
    }) satisfies VideoBackend['createTask'],
    getTask: ((ref) => {
      const now = at()
      return now instanceof VideoError ? Promise.reject(now) : Promise.resolve({ ...ref, ...now } as Task)
    }) satisfies VideoBackend['getTask'],
  })
}

const everySecond: PollingPolicy = { nextDelayMs: () => 1_000 }
const success: Partial<Task> = { state: 'success', resultUrls: ['https://cdn.example/fox.mp4'] }
const failure = {
  reason: 'content-violation',
  failCode: 'NSFW',
  failMsg: 'no',
  charged: 'no',
  retryable: false,
} as const

function Page({ videos }: { videos: number }) {
  const { generate } = useTasks()
  return (
    <>
      <button
        onClick={() => {
          for (let at = 0; at < videos; at += 1) {
            generate({ ...input, prompt: at === 0 ? input.prompt : `${input.prompt} ${at + 1}` })
          }
        }}
      />
      <TaskFeed onReuse={() => undefined} />
    </>
  )
}

/** One click, then a minute and a half in which nobody does anything. */
async function transcript(script: Script, videos = 1): Promise<string[]> {
  const { container } = render(
    <StrictMode>
      <RushesProvider backend={scripted(script)} ledger={createLedger()} polling={everySecond}>
        <Page videos={videos} />
      </RushesProvider>
    </StrictMode>,
  )
  await act(() => vi.advanceTimersByTimeAsync(0))
  listen(container)
  act(() => container.querySelector('button')?.click())
  for (let second = 0; second < 90; second += 1) await act(() => vi.advanceTimersByTimeAsync(1000))
  return said
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 10, 20) })
  begin = Date.now()
  // How long a failed check waits is drawn by lot.
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  said = []
})
afterEach(() => {
  observer?.disconnect()
  cleanup()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** Announcements that fall into the first minute. */
const inFirstMinute = (lines: readonly string[]) => lines.filter((line) => parseInt(line, 10) <= 60)

describe('what is said aloud', () => {
  test('of a video that takes its usual time', async () => {
    const lines = await transcript([
      [8, { state: 'processing' }],
      [41, success],
    ])
    expect(lines).toMatchInlineSnapshot(`
      [
        "0 s, status: The video is in the queue.",
        "8 s, status: The video is being made.",
        "41 s, status: The video is ready: a fox in the snow",
      ]
    `)
    expect(inFirstMinute(lines).length).toBeLessThanOrEqual(MOST_IN_A_MINUTE)
  })

  test('of one that takes a minute, and so longer than usual', async () => {
    const lines = await transcript([
      [8, { state: 'processing' }],
      [60, success],
    ])
    expect(lines).toMatchInlineSnapshot(`
      [
        "0 s, status: The video is in the queue.",
        "8 s, status: The video is being made.",
        "46 s, status: It takes longer than usual, and is still running.",
        "60 s, status: The video is ready: a fox in the snow",
      ]
    `)
    expect(inFirstMinute(lines).length).toBeLessThanOrEqual(MOST_IN_A_MINUTE)
  })

  test('of one that fails', async () => {
    const lines = await transcript([
      [8, { state: 'processing' }],
      [20, { state: 'failed', failure }],
    ])
    expect(lines).toMatchInlineSnapshot(`
      [
        "0 s, status: The video is in the queue.",
        "8 s, status: The video is being made.",
        "20 s, alert: The content was not accepted | Change the prompt or the image: something in it goes against the safety rules. | The provider says failed tasks are free. | Change the prompt",
      ]
    `)
  })

  test('of a create that is refused', async () => {
    const lines = await transcript([[0, new VideoError('insufficient-credits', 'no')]])
    expect(lines).toMatchInlineSnapshot(`
      [
        "0 s, alert: Not enough credits | Top up the account, then try again. | Nothing was started, nothing was charged. | Make again",
      ]
    `)
  })

  test('of a create whose answer is lost', async () => {
    const lines = await transcript([[0, new VideoError('uncertain', 'no answer')]])
    expect(lines).toMatchInlineSnapshot(`
      [
        "0 s, alert: It is not known whether this was started | The answer got lost on the way, and this service cannot be asked what became of it. | If it was started after all, making it again may be charged twice: check your balance first. | Make again all the same",
      ]
    `)
  })

  test('of a contact that comes and goes: nothing', async () => {
    const away = new VideoError('network', 'away')
    const lines = await transcript([
      [8, { state: 'processing' }],
      [12, away],
      [20, { state: 'processing' }],
      [24, away],
      [31, success],
    ])
    expect(lines).toMatchInlineSnapshot(`
      [
        "0 s, status: The video is in the queue.",
        "8 s, status: The video is being made.",
        "42 s, status: The video is ready: a fox in the snow",
      ]
    `)
    expect(inFirstMinute(lines).length).toBeLessThanOrEqual(MOST_IN_A_MINUTE)
  })

  test('of a contact that is lost', async () => {
    const lines = await transcript([
      [8, { state: 'processing' }],
      [10, new VideoError('unauthorized', 'who are you?')],
    ])
    expect(lines).toMatchInlineSnapshot(`
      [
        "0 s, status: The video is in the queue.",
        "8 s, status: The video is being made.",
        "10 s, status: No answer. The task may still be running.",
      ]
    `)
  })

  test('of a task that the provider does not know', async () => {
    const lines = await transcript([
      [8, { state: 'processing' }],
      [65, new VideoError('not-found', 'no such task')],
    ])
    expect(lines).toMatchInlineSnapshot(`
      [
        "0 s, status: The video is in the queue.",
        "8 s, status: The video is being made.",
        "46 s, status: It takes longer than usual, and is still running.",
        "65 s, alert: The provider no longer knows this task | It may have been too long ago. Look once more, or make it again. | Whether it was charged is not known: check your balance. | Check again",
      ]
    `)
  })

  test('of five at once: only their ends, each by its name', async () => {
    const lines = await transcript(
      [
        [8, { state: 'processing' }],
        [41, success],
      ],
      5,
    )
    expect(lines).toMatchInlineSnapshot(`
      [
        "41 s, status: The video is ready: a fox in the snow 5",
        "41 s, status: The video is ready: a fox in the snow 4",
        "41 s, status: The video is ready: a fox in the snow 3",
        "41 s, status: The video is ready: a fox in the snow 2",
        "41 s, status: The video is ready: a fox in the snow",
      ]
    `)
    expect(inFirstMinute(lines).length).toBeLessThanOrEqual(MOST_IN_A_MINUTE)
  })
})
