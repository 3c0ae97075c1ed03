import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { createBackend } from '../../../src/backend/createBackend.js'
import { TaskFeed } from '../../../src/components/TaskFeed/TaskFeed.js'
import { delay } from '../../../src/core/delay.js'
import { RushesProvider } from '../../../src/hooks/RushesProvider.js'
import { createLedger } from '../../../src/ledger/createLedger.js'
import '../../../src/styles.css'
import type { FeedCounts } from './FeedRun.js'
import { MINUTE_MS, TASKS } from './FeedRun.js'
import { watchSteadiness } from './watchSteadiness.js'

declare global {
  /** How often React has committed: whoever opens the page counts. */
  function commitCount(): number
}

const MODEL = 'apixo/kling-2-5-turbo-pro'
/** The first rendering is over, and the first answers are there. */
const SETTLED_MS = 2_000

/** A hundred cards, all on their way, and a minute in which most come to their end. */
async function runFeed(): Promise<FeedCounts> {
  const ledger = createLedger()
  const createdAt = Date.now()
  const kind = '5s-text-to-video'
  ledger.together(() => {
    for (let index = 0; index < TASKS; index += 1) {
      const aspectRatio = (['16:9', '9:16', '1:1'] as const)[index % 3] ?? '16:9'
      ledger.write({
        intentId: `intent-${index}`,
        createdAt: createdAt + index,
        submission: 'accepted',
        input: {
          model: MODEL,
          prompt: `${index}: a fox runs over fresh snow, seen from above, long shadows, slow and steady`,
          durationSeconds: 5,
          aspectRatio,
        },
        task: { taskId: `task-${index}`, model: MODEL, kind, state: 'pending' },
      })
    }
  })
  const root = document.body.appendChild(document.createElement('main'))
  const backend = createBackend({ url: '/api/video' })
  createRoot(root).render(
    createElement(RushesProvider, { backend, ledger }, createElement(TaskFeed, { onReuse: () => undefined })),
  )
  await delay(SETTLED_MS)
  const feed = root.querySelector("[data-rushes='task-feed']")
  if (!feed) throw new Error('There is no feed.')

  const commitsBefore = commitCount()
  const steadiness = watchSteadiness(feed)
  let longTasks = 0
  let longestTaskMs = 0
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      longTasks += 1
      longestTaskMs = Math.max(longestTaskMs, Math.round(duration))
    }
  }).observe({ type: 'longtask' })
  await delay(MINUTE_MS)

  const states: Record<string, number> = {}
  for (const card of feed.querySelectorAll('article')) {
    const state = card.dataset['state'] ?? ''
    states[state] = (states[state] ?? 0) + 1
  }
  return { commits: commitCount() - commitsBefore, longTasks, longestTaskMs, states, ...steadiness() }
}

Object.assign(globalThis, { runFeed })
