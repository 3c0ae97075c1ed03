import { QueryClient } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import { useEffect, useState } from 'react'
import { describe, expect, it } from 'vitest'
import { delay } from '../../src/core/delay.js'
import { isSettled } from '../../src/core/Task.js'
import type { TaskRef } from '../../src/core/Task.js'
import type { VideoBackend } from '../../src/core/VideoBackend.js'
import { RushesProvider } from '../../src/hooks/RushesProvider.js'
import { useTaskStatus } from '../../src/hooks/useTaskStatus.js'
import { createLedger } from '../../src/ledger/createLedger.js'
import { models } from '../../src/models/registry.js'
import { pollingPolicy } from '../../src/polling/PollingPolicy.js'
import type { Kind } from '../bench/polling/distributions.js'
import { kinds, shapes, tabulate } from '../bench/polling/distributions.js'
import { randomOf, seedOf } from '../bench/polling/random.js'
import { roundTrip, session } from '../bench/polling/session.js'
import { fakeTime } from './fakeTime.js'
import { pass } from './rig.js'

fakeTime()

const SEED = 20261121
/** A check may wait so long for company. */
const WINDOW_SECONDS = 0.05

/** The models' own names for the kinds that were simulated. */
const named: Readonly<Record<string, Pick<TaskRef, 'model' | 'kind'>>> = {
  'Turbo 5 s': { model: 'apixo/kling-2-5-turbo-pro', kind: '5s-text-to-video' },
  'Turbo 10 s': { model: 'apixo/kling-2-5-turbo-pro', kind: '10s-text-to-video' },
  '2.1 5 s': { model: 'apixo/kling-2-1', kind: '5s-standard' },
  '2.1 10 s': { model: 'apixo/kling-2-1', kind: '10s-standard' },
}

interface Figures {
  requests: number
  lagSeconds: number
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** The same tasks over the same network, each watched by a component through `useTaskStatus`, as the page shows them. */
async function throughTheHook(kind: Kind, tasks: number, atOnce: number, seed: number): Promise<Figures> {
  const table = tabulate(shapes.lognormal(kind.from, kind.to))
  const requests: number[] = []
  const lagSeconds: number[] = []
  const running = new Map<
    string,
    { index: number; startTime: number; takesMs: number; random: () => number }
  >()
  let begun = 0

  const backend: VideoBackend = {
    describe: () =>
      Promise.resolve({ models, powers: { batch: false, push: false, upload: false, intents: false } }),
    createTask: () => Promise.reject(new Error('nobody creates')),
    async getTask(ref) {
      const { index, startTime, takesMs, random } = running.get(ref.taskId)!
      requests[index] = (requests[index] ?? 0) + 1
      const wayMs = roundTrip(random) * 1000
      const isDone = Date.now() + wayMs / 2 - startTime >= takesMs
      await delay(wayMs)
      return isDone
        ? { ...ref, state: 'success', resultUrls: ['https://cdn.example/a.mp4'], costTime: takesMs }
        : { ...ref, state: 'processing' }
    },
  }

  async function begin(): Promise<TaskRef | null> {
    if (begun >= tasks) return null
    const index = begun
    begun += 1
    const random = randomOf(seedOf(seed, 'network', index))
    const takesMs = table.draw(randomOf(seedOf(seed, 'takes', index))()) * 1000
    const ref = { taskId: `task-${index}`, startTime: Date.now(), ...named[kind.name]! }
    running.set(ref.taskId, { index, startTime: ref.startTime, takesMs, random })
    await delay((roundTrip(random) / 2) * 1000)
    return ref
  }

  /** Watches one task after another. */
  function Watcher() {
    const [ref, setRef] = useState<TaskRef | null>(null)
    const { task } = useTaskStatus(ref)
    useEffect(() => {
      void begin().then(setRef)
    }, [])
    useEffect(() => {
      if (!task || !isSettled(task)) return
      const { index, startTime, takesMs } = running.get(task.taskId)!
      lagSeconds[index] = (Date.now() - startTime - takesMs) / 1000
      void begin().then(setRef)
    }, [task])
    return null
  }

  const client = new QueryClient()
  const { unmount } = render(
    <RushesProvider backend={backend} queryClient={client} ledger={createLedger()} polling={pollingPolicy()}>
      {Array.from({ length: atOnce }, (_, slot) => (
        <Watcher key={slot} />
      ))}
    </RushesProvider>,
  )
  while (lagSeconds.filter((lag) => lag >= 0).length < tasks) await pass(10_000)
  unmount()
  client.clear()
  return { requests: mean(requests), lagSeconds: mean(lagSeconds) }
}

function byThePureSchedule(kind: Kind, tasks: number, atOnce: number, seed: number): Figures {
  const table = tabulate(shapes.lognormal(kind.from, kind.to))
  const result = session(pollingPolicy(), kind, table, { tasks, atOnce, seed })
  return { requests: mean(result.requests), lagSeconds: mean(result.lagSeconds) }
}

describe('useTaskStatus over a thousand tasks asks, and sees the end, as the pure schedule does', () => {
  it.each([
    ['one after the other', 1, 60, 1],
    ['20 side by side', 3, 65, 20],
  ])('%s', async (_, sessions, tasks, atOnce) => {
    const hook: Figures[] = []
    const pure: Figures[] = []
    for (const [number, kind] of Array.from({ length: sessions }, () => kinds)
      .flat()
      .entries()) {
      const seed = seedOf(SEED, kind.name, atOnce, number)
      hook.push(await throughTheHook(kind, tasks, atOnce, seed))
      pure.push(byThePureSchedule(kind, tasks, atOnce, seed))
    }
    const of = (all: readonly Figures[], key: keyof Figures) => mean(all.map((each) => each[key]))
    expect(of(hook, 'requests') / of(pure, 'requests')).toBeGreaterThan(0.98)
    expect(of(hook, 'requests') / of(pure, 'requests')).toBeLessThan(1.02)
    expect(of(hook, 'lagSeconds')).toBeLessThanOrEqual(of(pure, 'lagSeconds') * 1.02 + WINDOW_SECONDS)
  })
})
