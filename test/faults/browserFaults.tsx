import { focusManager, onlineManager } from '@tanstack/react-query'
import { act, cleanup, render } from '@testing-library/react'
import { vi } from 'vitest'
import type { LedgerStorage } from '../../src/ledger/storedRecords.js'
import { pass } from '../hooks/once/fastTime.js'
import { silence } from '../hooks/once/faultyWire.js'
import { OnceWorld } from '../hooks/once/OnceWorld.js'
import { seededRandom } from '../hooks/once/seededRandom.js'
import { triggers } from '../hooks/once/triggers.js'
import { FakeBackend } from '../hooks/rig.js'
import { ServerPage, serverHtml } from '../hooks/ServerPage.js'
import type { FaultClass } from './FaultClass.js'
import type { Road } from './roadRig.js'
import { goRoad } from './roadRig.js'

/** A world in which nothing goes wrong by chance, and what is in its ledger after a while. */
async function inTabs(
  name: string,
  act: (world: OnceWorld) => Promise<void>,
  within: number,
): Promise<string> {
  const world = new OnceWorld(1, { ...seededRandom(name.length), chance: () => false })
  await act(world)
  await world.pass(within * 1_000)
  const ends = world
    .ledger()
    .map(({ submission, task, error }) => task?.state ?? `${submission} ${error?.code ?? ''}`)
  const paid = world.accepted
  world.close()
  cleanup()
  return `${paid} paid: ${ends.join(', ')}`
}

function tabs(name: string, act: (world: OnceWorld) => Promise<void>, ends = '1 paid: success'): FaultClass {
  return {
    name,
    group: 'browser',
    at: 'page',
    through: ['hook', 'handler'],
    ends,
    within: 150,
    rig: () => inTabs(name, act, 150),
  }
}

const trigger = (name: string) => async (world: OnceWorld) => triggers[name]?.(world)

function road(name: string, given: Road, ends = 'success', within = 150): FaultClass {
  return {
    name,
    group: 'browser',
    at: 'page',
    through: ['hook', 'handler'],
    ends,
    within,
    rig: () => goRoad(given, ends, within),
  }
}

/** One tab, in which Generate was pressed so long ago. */
async function pressed(world: OnceWorld, agoMs: number) {
  const tab = world.open()
  await world.pass(50)
  tab.press('Generate')
  await world.pass(agoMs)
  return tab
}

function goOffline(world: OnceWorld, isOffline: boolean): void {
  world.isOffline = isOffline
  act(() => {
    onlineManager.setOnline(!isOffline)
  })
}

const failing =
  (error: string): (() => never) =>
  () => {
    throw new DOMException('No', error)
  }
const empty = { length: 0, key: () => null, getItem: () => null, removeItem: () => undefined }
const denied: LedgerStorage = {
  get length() {
    return failing('SecurityError')()
  },
  key: failing('SecurityError'),
  getItem: failing('SecurityError'),
  setItem: failing('SecurityError'),
  removeItem: failing('SecurityError'),
}

/** A browser that keeps six connections to one host; five of them are taken for good. */
function lastOfSix(): Road {
  let waiting: Promise<unknown> = Promise.resolve()
  return {
    handler: (answer) => {
      const turn = waiting.then(answer)
      waiting = turn.catch(() => undefined)
      return turn
    },
  }
}

const DAY_MS = 24 * 3_600_000

/** The 18 ways of browsers and of those who sit before them. */
export const browserFaults: readonly FaultClass[] = [
  tabs('double click', trigger('double click')),
  tabs('Enter + click', trigger('Enter and click')),
  tabs('StrictMode double effect', trigger('StrictMode runs an effect twice')),
  tabs('reload mid-submit', async (world) => {
    const tab = await pressed(world, 20)
    tab.kill()
    world.open()
  }),
  tabs('reload mid-poll', async (world) => {
    const tab = await pressed(world, 35_000)
    tab.kill()
    world.open()
  }),
  tabs('tab killed', async (world) => {
    const tab = await pressed(world, 20)
    tab.kill()
    await world.pass(60_000)
    world.open()
  }),
  tabs('bfcache restore', trigger('back and forward')),
  tabs('5 tabs', async (world) => {
    for (let others = 0; others < 4; others += 1) world.open()
    await pressed(world, 100)
  }),
  tabs(
    'offline at submit',
    async (world) => {
      const tab = world.open()
      await world.pass(20_000)
      goOffline(world, true)
      tab.press('Generate')
      await world.pass(60_000)
      goOffline(world, false)
      await world.pass(60_000)
    },
    '0 paid: refused network',
  ),
  tabs('offline at poll', async (world) => {
    await pressed(world, 5_000)
    goOffline(world, true)
    await world.pass(60_000)
    goOffline(world, false)
  }),
  {
    ...tabs('sleep 8 h', async (world) => {
    await pressed(world, 10_000)
    vi.setSystemTime(Date.now() + 8 * 3_600_000)
    act(() => {
      focusManager.setFocused(false)
      focusManager.setFocused(undefined)
    })
  }),
    within: 9 * 3_600,
  },
  {
    ...road('clock skew ±24 h', {}),
    ends: 'success; success',
    rig: async () => `${await goRoad({ skewMs: DAY_MS }, 'success', 70)}; ${await goRoad({ skewMs: -DAY_MS }, 'success', 70)}`,
  },
  road('storage denied', { storage: denied }),
  road('quota full', { storage: { ...empty, setItem: failing('QuotaExceededError') } }),
  {
    ...road('hidden-tab throttling', {}),
    ends: 'paused; success',
    within: 700,
    rig: async () => {
      const hide = async () => {
        await pass(1_000)
        act(() => {
          focusManager.setFocused(false)
        })
      }
      const show = async () => {
        await hide()
        await pass(600_000)
        act(() => {
          focusManager.setFocused(undefined)
        })
      }
      const hidden = await goRoad({ meanwhile: hide }, 'paused', 10)
      act(() => {
        focusManager.setFocused(undefined)
      })
      return `${hidden}; ${await goRoad({ meanwhile: show }, 'success', 10)}`
    },
  },
  road('a proxy buffers SSE', { events: silence }),
  road('6-connection limit', lastOfSix()),
  {
    name: 'hydration',
    group: 'browser',
    at: 'page',
    through: ['hook', 'component'],
    ends: 'the same page, no error',
    within: 5,
    rig: async () => {
      const container = document.createElement('div')
      container.innerHTML = serverHtml
      const before = container.firstChild
      const errors: unknown[] = []
      const { unmount } = render(<ServerPage backend={new FakeBackend()} />, {
        container: document.body.appendChild(container),
        hydrate: true,
        onRecoverableError: (error) => errors.push(error),
      })
      await pass(50)
      const same = container.firstChild === before
      unmount()
      container.remove()
      return `${same ? 'the same page' : 'another page'}, ${errors.length === 0 ? 'no error' : String(errors[0])}`
    },
  },
] // prettier-ignore
