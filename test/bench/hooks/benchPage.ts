import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { createElement, memo } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { createBackend } from '../../../src/backend/createBackend.js'
import { createClock } from '../../../src/core/Clock.js'
import { delay } from '../../../src/core/delay.js'
import type { Task, TaskRef } from '../../../src/core/Task.js'
import { parseJson, property } from '../../../src/core/unknownJson.js'
import { RushesProvider } from '../../../src/hooks/RushesProvider.js'
import { useTaskStatus } from '../../../src/hooks/useTaskStatus.js'
import { models } from '../../../src/models/registry.js'
import { fixedPolling } from '../../../src/polling/fixedPolling.js'
import type { HooksRun } from './HooksRun.js'

const MODEL = 'apixo/kling-2-5-turbo-pro'
/** Nothing is asked by itself: the page says when. */
const NEVER_MS = 1e9
/** Fast enough that the limit of what an upstream may be asked, 150 a second, makes nobody wait. */
const TIME_SCALE = 100

let state: 'pending' | 'processing' = 'pending'
let checkAll: () => void = () => undefined
let answered = 0

/** The handler's answers, from memory: what a network adds is no work of the hooks. */
const send: typeof fetch = async (url, init) => {
  const path = typeof url === 'string' ? new URL(url, location.href).pathname : ''
  await Promise.resolve()
  if (path.endsWith('/models')) {
    return Response.json({ models, powers: { batch: true, push: false, upload: false, intents: true } })
  }
  if (!path.endsWith('/query')) return Response.json(taskOf(path.slice(path.lastIndexOf('/') + 1)))
  const ids = property(parseJson(typeof init?.body === 'string' ? init.body : ''), 'ids')
  return Response.json({ results: (ids as string[]).map((taskId) => ({ task: taskOf(taskId) })) })
}

function taskOf(taskId: string): Task {
  answered += 1
  return { taskId, model: MODEL, startTime: 1_763_730_000_000, createTime: 1_763_730_000_000, state }
}

const checks = new Map<string, () => void>()

const OurRow = memo(function OurRow({ task }: { task: TaskRef }) {
  const { phase, checkNow } = useTaskStatus(task)
  checks.set(task.taskId, checkNow)
  return createElement('li', null, phase)
})

const PlainRow = memo(function PlainRow({ task }: { task: TaskRef }) {
  const { data } = useQuery({
    queryKey: ['task', task.taskId],
    queryFn: async () => (await (await send(`/api/video/tasks/${task.taskId}`)).json()) as Task,
    initialData: { ...task, state: 'pending' },
    staleTime: Infinity,
    refetchInterval: NEVER_MS,
  })
  return createElement('li', null, data.state)
})

function page({ by, tasks }: HooksRun): ReactNode {
  const refs = Array.from({ length: tasks }, (_, index) => ({
    taskId: `task-${index}`,
    model: MODEL,
    startTime: Date.now(),
  }))
  const rows = refs.map((task) =>
    createElement(by === 'ours' ? OurRow : PlainRow, { key: task.taskId, task }),
  )
  if (by === 'ours') {
    checkAll = () => {
      for (const check of checks.values()) check()
    }
    return createElement(
      RushesProvider,
      {
        backend: createBackend({ url: '/api/video', fetch: send }),
        polling: fixedPolling({ intervalMs: NEVER_MS }),
        clock: createClock({ timeScale: TIME_SCALE }),
      },
      rows,
    )
  }
  const client = new QueryClient()
  checkAll = () => void client.refetchQueries()
  return createElement(QueryClientProvider, { client }, rows)
}

const list = document.body.appendChild(document.createElement('ul'))
document.head.appendChild(document.createElement('style')).textContent =
  'li { contain: strict; block-size: 1.25rem }'

/** What React has set going by then, such as asking which models there are, belongs to it too. */
const QUIET_MS = 200

async function mountRows(run: HooksRun): Promise<void> {
  flushSync(() => {
    createRoot(list).render(page(run))
  })
  await delay(QUIET_MS)
}

/** Asks for all tasks once, and ends when all have been answered and shown. */
async function checkRows(next: typeof state, tasks: number): Promise<void> {
  state = next
  answered = 0
  checkAll()
  const isShown = () => answered >= tasks && list.lastElementChild?.textContent === state
  do await delay(QUIET_MS)
  while (!isShown())
  const late = [...list.children].filter(({ textContent }) => textContent !== state).length
  if (late > 0 || answered !== tasks)
    throw new Error(`${late} rows are late, ${answered} tasks were asked for`)
}

/** Nothing: what it costs to measure. */
const stayIdle = () => delay(QUIET_MS)

Object.assign(globalThis, { mountRows, checkRows, stayIdle })
