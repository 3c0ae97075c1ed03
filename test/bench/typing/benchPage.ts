import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import type { VideoBackend } from '../../../src/core/VideoBackend.js'
import { PromptForm } from '../../../src/components/PromptForm/PromptForm.js'
import { RushesProvider } from '../../../src/hooks/RushesProvider.js'
import { models } from '../../../src/models/registry.js'
import styles from '../../../src/styles.css?inline'
import { HandWrittenForm } from './HandWrittenForm.js'
import handWrittenStyles from './hand-written-form.css?inline'
import type { TypedCounts, TypedForm } from './TypingRun.js'

declare global {
  /** How often React has committed: whoever opens the page counts. */
  function commitCount(): number
  /** TypeScript's own does not know of Event Timing. */
  interface PerformanceObserverInit {
    durationThreshold?: number
  }
}

const never = () => new Promise<never>(() => undefined)
const backend: VideoBackend = {
  describe: async () => ({ models, powers: { batch: false, push: false, upload: true, intents: false } }),
  createTask: never,
  getTask: never,
  uploadImage: never,
}

function showForm(by: TypedForm): void {
  document.head.appendChild(document.createElement('style')).textContent =
    by === 'ours' ? styles : handWrittenStyles
  const place = document.body.appendChild(document.createElement('main'))
  place.style.inlineSize = '400px'
  const form =
    by === 'ours'
      ? createElement(RushesProvider, { backend }, createElement(PromptForm))
      : createElement(HandWrittenForm, { model: models[0]!, isWatched: by === 'watched' })
  createRoot(place).render(form)
}

let commitsBefore = 0
const delaysMs: number[] = []
const reportedMs: number[] = []

/** From here on each key counts. */
function beginCounting(): void {
  commitsBefore = commitCount()
  const afterPainting = new MessageChannel()
  const pressedAt: number[] = []
  afterPainting.port1.onmessage = () => {
    const now = performance.now()
    delaysMs.push(...pressedAt.splice(0).map((at) => now - at))
  }
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      pressedAt.push(timeStamp)
      requestAnimationFrame(() => {
        afterPainting.port2.postMessage('painted')
      })
    },
    { capture: true },
  )
  new PerformanceObserver((entries) => {
    reportedMs.push(
      ...entries
        .getEntries()
        .filter(({ name }) => name === 'keydown')
        .map(({ duration }) => duration),
    )
  }).observe({ type: 'event', durationThreshold: 16 })
}

function countedTyping(): TypedCounts {
  return { commits: commitCount() - commitsBefore, delaysMs, reportedMs }
}

Object.assign(globalThis, { showForm, beginCounting, countedTyping })
