import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import type { Task } from '../../src/core/Task.js'
import type { VideoBackend } from '../../src/core/VideoBackend.js'
import { RushesProvider } from '../../src/hooks/RushesProvider.js'
import { useGeneration } from '../../src/hooks/useGeneration.js'
import { useTasks } from '../../src/hooks/useTasks.js'
import { createLedger } from '../../src/ledger/createLedger.js'
import { models } from '../../src/models/registry.js'

const MODEL = 'apixo/kling-2-5-turbo-pro'

/** What all tabs of a test reach: the page that holds them. */
export interface TabsWorld {
  key: string
  /** Who has asked for the task, in order. */
  checks: string[]
  /** Who is listening to events now. */
  listening: Set<string>
  isDone: boolean
}

/** What a test can do with a tab. */
export interface OpenTab {
  generate(): void
  remove(): void
  shown(): string
}

declare global {
  interface Window {
    tabsWorld?: TabsWorld
    openTab?: OpenTab
  }
}

function backendOf(name: string, world: TabsWorld): VideoBackend {
  const task = (): Task => {
    const ref = { taskId: 'task', model: MODEL }
    return world.isDone
      ? { ...ref, state: 'success', resultUrls: ['https://cdn.example/a.mp4'] }
      : { ...ref, state: 'processing' }
  }
  return {
    describe: () =>
      Promise.resolve({ models, powers: { batch: false, push: true, upload: false, intents: false } }),
    createTask: () => Promise.resolve<Task>({ taskId: 'task', model: MODEL, state: 'pending' }),
    getTask: () => {
      world.checks.push(name)
      return Promise.resolve(task())
    },
    watchTasks: () => {
      world.listening.add(name)
      return () => world.listening.delete(name)
    },
  }
}

/** The kit in this document: a list of what this browser knows. */
export function openTab(name: string, world: TabsWorld): void {
  const ledger = createLedger({ storage: localStorage, key: world.key })
  let tab: OpenTab | undefined
  function Card({ intentId }: { intentId: string }) {
    return createElement('li', null, useGeneration(intentId).phase)
  }
  function Page() {
    const { records, generate, remove } = useTasks()
    tab = {
      generate: () => void generate({ model: MODEL, prompt: 'a fox' }),
      remove: () => records.forEach(({ intentId }) => remove(intentId)),
      shown: () => document.querySelector('ul')?.textContent ?? '',
    }
    window.openTab = tab
    return createElement(
      'ul',
      null,
      records.map(({ intentId }) => createElement(Card, { key: intentId, intentId })),
    )
  }
  const root = document.body.appendChild(document.createElement('main'))
  const props = { backend: backendOf(name, world), ledger, polling: { nextDelayMs: () => 100 } }
  createRoot(root).render(createElement(RushesProvider, props, createElement(Page)))
}
