import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { createBackend } from '../../../src/backend/createBackend.js'
import type { Clock } from '../../../src/core/Clock.js'
import { createClock } from '../../../src/core/Clock.js'
import { delay } from '../../../src/core/delay.js'
import { parseJson, property } from '../../../src/core/unknownJson.js'
import type { TaskRef } from '../../../src/core/Task.js'
import { RushesProvider } from '../../../src/hooks/RushesProvider.js'
import { createLedger } from '../../../src/ledger/createLedger.js'
import { OurFeed, OurSeconds, OurState, PlainSeconds, PlainState } from './rows.js'
import { KIND, MODEL } from './simulatedHandler.js'
import type { PageCounts, StartedRun } from './TasksRun.js'

declare global {
  /** How often React has committed: whoever opens the page counts. */
  function commitCount(): number
}

const SIMULATED_MS = 60_000
const PLAIN_INTERVAL_MS = 5_000

/** Renders the rows, lets a simulated minute pass, and says what was counted. The rows stay, for the heap to be read. */
async function runTasks(run: StartedRun): Promise<PageCounts> {
  const clock = createClock({ timeScale: run.timeScale })
  const refs = Array.from({ length: run.tasks }, (_, index) => ({
    taskId: `task-${index}`,
    model: MODEL,
    startTime: run.startTime,
    kind: KIND,
  }))
  const page = run.by === 'ours' || run.by === 'feed' ? ours : plain
  const sentAt: number[] = []
  const send: typeof fetch = (url, init) => {
    const at = (performance.now() * run.timeScale) / 1000
    for (let ids = idsIn(url, init); ids > 0; ids -= 1) sentAt.push(at)
    return fetch(url, init)
  }
  const list = document.body.appendChild(document.createElement('ul'))
  // Rows of one height, as every long list has them, for both: what changes in one is laid out in that one.
  document.head.appendChild(document.createElement('style')).textContent =
    'li { contain: strict; block-size: 1.25rem }'
  createRoot(list).render(page(run, { refs, clock, send }))

  const firstRendered = performance.now() + 1_000 / run.timeScale
  let longTasks = 0
  new PerformanceObserver((entries) => {
    longTasks += entries.getEntries().filter(({ startTime }) => startTime > firstRendered).length
  }).observe({ type: 'longtask' })

  await delay(SIMULATED_MS / run.timeScale)
  const done = [...list.children].filter(({ textContent }) => textContent.startsWith('success')).length
  return {
    commits: commitCount(),
    longTasks,
    done,
    sentAt,
  }
}

/** How many tasks a request asks about. */
function idsIn(url: RequestInfo | URL, init: RequestInit | undefined): number {
  if (typeof url === 'string' && url.endsWith('/models')) return 0
  const ids = typeof init?.body === 'string' ? property(parseJson(init.body), 'ids') : undefined
  return Array.isArray(ids) ? ids.length : 1
}

interface Given {
  refs: readonly TaskRef[]
  clock: Clock
  send: typeof fetch
}

function ours({ by, shows, startTime }: StartedRun, { refs, clock, send }: Given): ReactNode {
  const backend = createBackend({ url: '/api/video', fetch: send })
  const Row = shows === 'state' ? OurState : OurSeconds
  const ledger = by === 'feed' ? runningLedger(refs, startTime) : undefined
  const rows = ledger
    ? createElement(OurFeed, { shows })
    : refs.map((task) => createElement(Row, { key: task.taskId, task }))
  return createElement(RushesProvider, { backend, clock, ...(ledger && { ledger }) }, rows)
}

/** As a reload finds it: the records are read from the storage. */
function runningLedger(refs: readonly TaskRef[], createdAt: number) {
  const before = createLedger({ storage: localStorage })
  before.together(() => {
    for (const ref of refs) {
      before.write({
        intentId: `intent-${ref.taskId}`,
        createdAt,
        submission: 'accepted',
        input: { model: ref.model, prompt: `A fox runs over fresh snow, seen from above, ${ref.taskId}` },
        task: { ...ref, state: 'pending' },
      })
    }
  })
  return createLedger({ storage: localStorage })
}

function plain({ by, shows, timeScale }: StartedRun, { refs, clock, send }: Given): ReactNode {
  const props = {
    send,
    intervalMs: PLAIN_INTERVAL_MS / timeScale,
    stopsWhenDone: by === 'plain until done',
  }
  const rows = refs.map((task) =>
    shows === 'state'
      ? createElement(PlainState, { key: task.taskId, task, ...props })
      : createElement(PlainSeconds, { key: task.taskId, task, clock, ...props }),
  )
  return createElement(QueryClientProvider, { client: new QueryClient() }, rows)
}

Object.assign(globalThis, { runTasks })
