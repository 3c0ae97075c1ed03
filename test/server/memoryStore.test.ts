import { expect, test, vi } from 'vitest'
import { memoryStore } from '../../src/server.js'

test('it gives back what was stored until it is deleted', async () => {
  const store = memoryStore()
  expect(await store.get('a')).toBeUndefined()
  expect(await store.set('a', '1')).toBe(true)
  expect(await store.set('a', '2')).toBe(true)
  expect(await store.get('a')).toBe('2')
  await store.delete('a')
  expect(await store.get('a')).toBeUndefined()
})

test('onlyIfAbsent lets exactly one of 1,000 writers through', async () => {
  const store = memoryStore()
  const written = await Promise.all(
    Array.from({ length: 1000 }, (_, index) => store.set('a', String(index), { onlyIfAbsent: true })),
  )
  expect(written.filter(Boolean)).toHaveLength(1)
  expect(await store.get('a')).toBe('0')
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
