import { expect, test, vi } from 'vitest'
import { memoryStore } from '../../src/server.js'
import { describeStoreContract } from './storeContract.js'

describeStoreContract('memoryStore', () => {
  const store = memoryStore()
  return Promise.resolve({ store, other: store })
})

test('an entry whose time is up is gone, and its key is free', async () => {
  let now = 0
  const store = memoryStore({ now: () => now })
  await store.set('a', '1', { ttlMs: 1000, onlyIfAbsent: true })
  now = 999
  expect(await store.get('a')).toBe('1')
  expect(await store.set('a', '2', { onlyIfAbsent: true })).toBe(false)
  now = 1000
  expect(await store.get('a')).toBeUndefined()
  expect(await store.set('a', '2', { onlyIfAbsent: true })).toBe(true)
})

test('writing again starts the time again', async () => {
  let now = 0
  const store = memoryStore({ now: () => now })
  await store.set('a', '1', { ttlMs: 1000 })
  now = 900
  await store.set('a', '2', { ttlMs: 1000 })
  now = 1800
  expect(await store.get('a')).toBe('2')
})

test('it keeps the entries written last, and no more than it is told', async () => {
  const store = memoryStore({ maxEntries: 3 })
  for (const key of ['a', 'b', 'c', 'a', 'd']) await store.set(key, key)
  expect(await Promise.all(['a', 'b', 'c', 'd'].map((key) => store.get(key)))).toEqual([
    'a',
    undefined,
    'c',
    'd',
  ])
})

test('it leaves no timer behind', async () => {
  vi.useFakeTimers()
  const store = memoryStore()
  await store.set('a', '1', { ttlMs: 1000 })
  expect(vi.getTimerCount()).toBe(0)
  await vi.advanceTimersByTimeAsync(1000)
  expect(await store.get('a')).toBeUndefined()
  vi.useRealTimers()
})

test('10,000 messages are kept, each for 15 minutes', async () => {
  let now = 0
  const store = memoryStore({ now: () => now })
  const since = await store.publish('topic', 'first')
  for (let count = 1; count < 10_000; count += 1) await store.publish('others', 'x')
  const listening = (id: string) => store.listen('topic', () => undefined, { since: id })
  expect(await listening(since)).toMatchObject({ complete: true })
  const next = await store.publish('topic', 'one too many')
  expect(await listening(since)).toMatchObject({ complete: false })
  now = 15 * 60_000 - 1
  expect(await listening(next)).toMatchObject({ complete: true })
  now += 1
  expect(await listening(next)).toMatchObject({ complete: false })
})

test('an id from before a restart is not taken for one of after it', async () => {
  const since = await memoryStore({ now: () => 1 }).publish('topic', 'before')
  const store = memoryStore({ now: () => 2 })
  await store.publish('topic', 'after')
  expect(await store.listen('topic', () => undefined, { since })).toMatchObject({ complete: false })
})
