import { act, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as components from '../../src/components.js'
import { taskFailure } from '../../src/core/taskFailure.js'
import { VideoError } from '../../src/core/VideoError.js'
import { RushesProvider } from '../../src/hooks/RushesProvider.js'
import type { Ledger } from '../../src/ledger/createLedger.js'
import { createLedger } from '../../src/ledger/createLedger.js'
import { ar, en, pl, zhCN } from '../../src/messages.js'
import { FakeBackend, generation, input, MODEL, modelOf, succeeded } from './componentRig.js'

const {
  CfgSlider,
  FrameControl,
  PromptForm,
  TaskFeed,
  TaskProgress,
  TranslationProvider,
  VideoResult,
  VideoStudio,
} = components

const HOUR_MS = 3_600_000
/** Late on New Year's Eve for the server, which is in another year than the browser. */
const SERVER_TIME = Date.UTC(2026, 11, 31, 23, 59, 58)
const BROWSER_TIME = SERVER_TIME + 5_000
const timeZone = process.env['TZ']

const status = { contact: 'live', elapsedMs: 0, overdue: false, checkNow: () => undefined } as const
const failure = taskFailure('CONTENT_VIOLATION', 'The content is not allowed')
const tooMany = new VideoError('rate-limited', 'Too many requests', { retryAfterMs: 20_000 })

/** By the name of the component, and what it shows. Each stands in a `TranslationProvider`. */
const pages: Record<string, () => ReactNode> = {
  CfgSlider: () => <CfgSlider rule={modelOf(MODEL).cfgScale} defaultValue={0.6} />,
  FrameControl: () => <FrameControl defaultValue={{ startFrame: 'https://cdn.example/a.png' }} />,
  PromptForm: () => <PromptForm defaultValue={{ prompt: 'a fox', cfgScale: 0.3 }} />,
  TaskProgress: () => (
    <TaskProgress
      result={{
        phase: 'processing',
        status: { ...status, phase: 'processing', elapsedMs: 61_000, typicalMs: [90_000, 120_000] },
      }}
    />
  ),
  'VideoResult, running': () => <VideoResult result={generation({ phase: 'processing' })} />,
  'VideoResult, for days': () => (
    <VideoResult result={succeeded({ expireTime: SERVER_TIME + 200 * HOUR_MS })} />
  ),
  'VideoResult, for hours': () => (
    <VideoResult result={succeeded({ expireTime: SERVER_TIME + 5 * HOUR_MS })} />
  ),
  'VideoResult, just expired': () => <VideoResult result={succeeded({ expireTime: SERVER_TIME + 2_000 })} />,
  'VideoResult, failed': () => (
    <VideoResult
      result={generation({
        phase: 'failed',
        task: { taskId: 'task', model: MODEL, state: 'failed', failure },
      })}
    />
  ),
  'VideoResult, refused for a while': () => (
    <VideoResult result={generation({ phase: 'failed', error: tooMany, createdAt: SERVER_TIME - 1_000 })} />
  ),
  'VideoResult, uncertain': () => <VideoResult result={generation({ phase: 'uncertain' })} />,
  TaskFeed: () => <TaskFeed />,
  VideoStudio: () => <VideoStudio />,
}

const catalogues = { en, 'zh-CN': zhCN, pl, ar }

/** What this browser knows, and no server. */
function knownHere(): Ledger {
  const ledger = createLedger()
  const { task } = succeeded({ expireTime: SERVER_TIME + 50 * HOUR_MS })
  ledger.write({ intentId: 'a', createdAt: SERVER_TIME, submission: 'refused', input })
  ledger.write({
    intentId: 'b',
    createdAt: SERVER_TIME,
    submission: 'accepted',
    input,
    ...(task && { task }),
  })
  return ledger
}

function page(locale: keyof typeof catalogues, content: ReactNode, ledger: Ledger) {
  return (
    <StrictMode>
      <RushesProvider backend={new FakeBackend()} ledger={ledger}>
        <TranslationProvider messages={catalogues[locale]}>{content}</TranslationProvider>
      </RushesProvider>
    </StrictMode>
  )
}

test('no exported component is left out', () => {
  const shown = Object.keys(pages).map((name) => name.split(',', 1)[0])
  expect([...new Set([...shown, 'TranslationProvider'])].sort()).toEqual(Object.keys(components).sort())
})

function be(where: 'Pacific/Auckland' | 'America/Los_Angeles', time: number) {
  process.env['TZ'] = where
  vi.setSystemTime(time)
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})

afterEach(() => {
  vi.useRealTimers()
  if (timeZone === undefined) delete process.env['TZ']
  else process.env['TZ'] = timeZone
})

describe.each(Object.keys(catalogues) as (keyof typeof catalogues)[])(
  'a page of a server, in %s',
  (locale) => {
    test.each(Object.keys(pages))('%s comes to life without a warning', async (name) => {
      const content = pages[name]!
      be('Pacific/Auckland', SERVER_TIME)
      expect(new Date().getTimezoneOffset()).toBe(-13 * 60)
      const html = renderToString(page(locale, content(), createLedger()))
      expect(html).not.toBe('')

      be('America/Los_Angeles', BROWSER_TIME)
      expect(new Date().getTimezoneOffset()).toBe(8 * 60)
      const container = document.body.appendChild(document.createElement('div'))
      container.innerHTML = html
      const before = container.firstElementChild
      const errors: unknown[] = []
      const { unmount } = render(page(locale, content(), knownHere()), {
        container,
        hydrate: true,
        onRecoverableError: (error) => errors.push(error),
      })
      await act(async () => {})
      // Whatever React says of it goes to the console too, which every test here keeps clean.
      expect(errors).toEqual([])
      expect(container.firstElementChild).toBe(before)
      unmount()
    })
  },
)

test('a day is that of the reader, once the page is alive', () => {
  be('America/Los_Angeles', SERVER_TIME - 1_000 * HOUR_MS)
  const expires = Date.UTC(2026, 11, 5, 3)
  const content = page('en', <VideoResult result={succeeded({ expireTime: expires })} />, createLedger())
  expect(renderToString(content)).toContain('Expires Dec 5, 2026')
  expect(render(content).container).toHaveTextContent('Expires Dec 4')
})
