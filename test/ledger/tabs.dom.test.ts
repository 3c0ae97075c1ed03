import { describe, expect, it, vi } from 'vitest'
import type { Task } from '../../src/core/Task.js'
import type { VideoInput } from '../../src/core/VideoInput.js'
import type { Ledger } from '../../src/ledger/createLedger.js'
import { createLedger } from '../../src/ledger/createLedger.js'
import type { TaskRecord } from '../../src/ledger/TaskRecord.js'

const input: VideoInput = { model: 'apixo/kling-2-5-turbo-pro', prompt: 'a fox' }
const pending: Task = { taskId: 't', model: input.model, state: 'pending' }
const done: Task = { ...pending, state: 'success', resultUrls: ['https://cdn.example/a.mp4'] }
const record = (intentId: string, more: Partial<TaskRecord> = {}): TaskRecord => ({
  intentId,
  createdAt: 1_000,
  submission: 'accepted',
  input,
  task: pending,
  ...more,
})

/** What a browser does: every tab but the one that wrote hears of a change. Here both are one window, so both hear. */
function tellTabs(key: string | null): void {
  window.dispatchEvent(new StorageEvent('storage', { key, storageArea: localStorage }))
}

function openTabs(): { one: Ledger; other: Ledger; heard: ReturnType<typeof vi.fn>; leave: () => void } {
  localStorage.clear()
  const one = createLedger({ storage: localStorage })
  const other = createLedger({ storage: localStorage })
  const heard = vi.fn()
  const leave = other.subscribe(heard)
  return { one, other, heard, leave }
}

describe('two tabs', () => {
  it('one hears of what the other starts, and of how it ends', () => {
    const { one, other, heard, leave } = openTabs()
    one.write(record('a'))
    tellTabs('rushes:a')
    expect(other.read()).toEqual([record('a')])
    expect(heard).toHaveBeenCalledOnce()
    one.write(record('a', { task: done }))
    tellTabs('rushes:a')
    expect(other.find('a')?.task).toEqual(done)
    leave()
  })

  it('one that writes what it knew long ago takes nothing back', () => {
    const { one, other, leave } = openTabs()
    one.write(record('a'))
    tellTabs('rushes:a')
    other.write(record('a', { task: done }))
    const stop = one.subscribe(() => undefined)
    expect(one.find('a')?.task).toEqual(done)
    localStorage.setItem('rushes:a', JSON.stringify(record('a')))
    tellTabs('rushes:a')
    expect(one.find('a')?.task).toEqual(done)
    stop()
    leave()
  })

  it('both write at once, and neither loses what the other wrote', () => {
    const { one, other, leave } = openTabs()
    for (let index = 0; index < 50; index++) {
      one.write(record(`one${index}`, { createdAt: index }))
      other.write(record(`other${index}`, { createdAt: index }))
    }
    tellTabs('rushes:one0')
    expect(createLedger({ storage: localStorage }).read()).toHaveLength(100)
    leave()
  })

  it('what one removes is gone in the other, and does not come back when the other hears how it ended', () => {
    const { one, other, leave } = openTabs()
    one.write(record('a'))
    tellTabs('rushes:a')
    one.remove('a')
    other.write(record('a', { task: done }))
    expect(other.read()).toEqual([])
    expect(createLedger({ storage: localStorage }).read()).toEqual([])

    one.write(record('b'))
    tellTabs('rushes:b')
    one.remove('b')
    tellTabs('rushes:b')
    expect(other.read()).toEqual([])
    leave()
  })

  it('a create that another tab is sending is being sent, and not uncertain', () => {
    const { one, other, leave } = openTabs()
    one.write({ intentId: 'a', createdAt: 1, submission: 'sending', input })
    tellTabs('rushes:a')
    expect(other.find('a')).toEqual({
      intentId: 'a',
      createdAt: 1,
      submission: 'sending',
      input,
      elsewhere: true,
    })
    one.write({ intentId: 'a', createdAt: 1, submission: 'accepted', input, task: pending })
    tellTabs('rushes:a')
    expect(other.find('a')).toEqual({
      intentId: 'a',
      createdAt: 1,
      submission: 'accepted',
      input,
      task: pending,
    })
    leave()
  })

  it('newest come first, whoever started them', () => {
    const { one, other, leave } = openTabs()
    other.write(record('c', { createdAt: 3 }))
    one.write(record('b', { createdAt: 2 }))
    tellTabs('rushes:b')
    one.write(record('d', { createdAt: 4 }))
    tellTabs('rushes:d')
    expect(other.read().map(({ intentId }) => intentId)).toEqual(['d', 'c', 'b'])
    leave()
  })

  it('a storage that is cleared is empty for both', () => {
    const { one, other, leave } = openTabs()
    one.write(record('a'))
    tellTabs('rushes:a')
    localStorage.clear()
    tellTabs(null)
    expect(other.read()).toEqual([])
    leave()
  })

  it("with 'settings', what was typed stays with the tab in which it was typed", () => {
    localStorage.clear()
    const one = createLedger({ storage: localStorage, remember: 'settings' })
    one.write(record('a'))
    const other = createLedger({ storage: localStorage, remember: 'settings' })
    other.write(record('a', { task: done, input: { ...input, prompt: '' } }))
    const leave = one.subscribe(() => undefined)
    expect(one.find('a')).toMatchObject({ task: done, input })
    leave()
  })
})

it('a page that comes back from the cache of the browser hears what it has missed', () => {
  const { one, other, leave } = openTabs()
  one.write(record('a'))
  expect(other.read()).toEqual([])
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  expect(other.read()).toEqual([record('a')])
  leave()
})

it('one that nobody listens to leaves no listener, and knows all when somebody listens again', () => {
  const added = vi.spyOn(window, 'addEventListener')
  const removed = vi.spyOn(window, 'removeEventListener')
  const { one, other, leave } = openTabs()
  leave()
  expect(removed.mock.calls.map(([type]) => type).sort()).toEqual(
    added.mock.calls.map(([type]) => type).sort(),
  )
  one.write(record('a'))
  expect(other.read()).toEqual([])
  const again = other.subscribe(() => undefined)
  expect(other.read()).toEqual([record('a')])
  again()
})
