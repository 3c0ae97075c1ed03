import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { TaskStore } from '../../src/server/TaskStore.js'

/** Two stores over the same memory, as two processes have them; for a store in memory they are one and the same. */
export interface StorePair {
  store: TaskStore
  other: TaskStore
}

/** What every store does. Times are short and real: a server's clock cannot be faked. */
export function describeStoreContract(name: string, open: () => Promise<StorePair>): void {
  describe(`${name} as a store of tasks`, () => {
    let store: TaskStore
    let other: TaskStore
    const stops: (() => void)[] = []

    beforeEach(async () => {
      ;({ store, other } = await open())
    })
    afterEach(() => {
      for (const stop of stops.splice(0)) stop()
    })

    /** Listens, and collects what is heard. */
    async function heardBy(listening: TaskStore, topic: string, since?: string) {
      const heard: string[] = []
      const ids: string[] = []
      const { complete, stop } = await listening.listen(
        topic,
        (message, id) => {
          heard.push(message)
          ids.push(id)
        },
        { since },
      )
      stops.push(stop)
      return { heard, ids, complete, stop }
    }

    test('it gives back what was stored until it is deleted', async () => {
      expect(await store.get('a')).toBeUndefined()
      expect(await store.set('a', '1')).toBe(true)
      expect(await other.set('a', '2 ü\n')).toBe(true)
      expect(await store.get('a')).toBe('2 ü\n')
      await store.delete('a')
      expect(await other.get('a')).toBeUndefined()
    })

    test('onlyIfAbsent lets exactly one of 500 writers through', async () => {
      const written = await Promise.all(
        Array.from({ length: 500 }, (_, index) =>
          (index % 2 ? store : other).set('a', String(index), { onlyIfAbsent: true, ttlMs: 60_000 }),
        ),
      )
      expect(written.filter(Boolean)).toHaveLength(1)
      expect(await store.get('a')).toBe(String(written.indexOf(true)))
    })

    test('an entry whose time is up is gone, and its key is free', async () => {
      await store.set('a', '1', { ttlMs: 40, onlyIfAbsent: true })
      expect(await store.set('a', '2', { onlyIfAbsent: true })).toBe(false)
      await vi.waitFor(async () => {
        expect(await store.get('a')).toBeUndefined()
      })
      expect(await store.replace('a', '1', '2')).toBe(false)
      expect(await store.set('a', '2', { onlyIfAbsent: true })).toBe(true)
    })

    test('replace writes only over what is expected', async () => {
      expect(await store.replace('a', '1', '2')).toBe(false)
      expect(await store.get('a')).toBeUndefined()
      expect(await store.replace('a', undefined, '1')).toBe(true)
      expect(await other.replace('a', undefined, '2')).toBe(false)
      expect(await other.replace('a', '2', '3')).toBe(false)
      expect(await other.replace('a', '1', '2')).toBe(true)
      expect(await store.get('a')).toBe('2')
      expect(await store.replace('empty', undefined, '')).toBe(true)
      expect(await store.replace('empty', undefined, 'x')).toBe(false)
      expect(await store.replace('empty', '', 'x')).toBe(true)
    })

    test('one of 500 who replace the same value succeeds', async () => {
      await store.set('a', 'old')
      const replaced = await Promise.all(
        Array.from({ length: 500 }, (_, index) =>
          (index % 2 ? store : other).replace('a', 'old', String(index)),
        ),
      )
      expect(replaced.filter(Boolean)).toHaveLength(1)
    })

    test('replace starts the time again, or takes it away', async () => {
      await store.set('a', '1', { ttlMs: 40 })
      expect(await store.replace('a', '1', '2')).toBe(true)
      await store.set('b', '1', { ttlMs: 60_000 })
      expect(await store.replace('b', '1', '2', { ttlMs: 40 })).toBe(true)
      await vi.waitFor(async () => {
        expect(await store.get('b')).toBeUndefined()
      })
      expect(await store.get('a')).toBe('2')
    })

    test('replace sends its message in the same step, and only where it did', async () => {
      const { heard } = await heardBy(other, 'topic')
      const publish = { topic: 'topic', message: 'changed' }
      expect(await store.replace('a', 'nothing', '1', { publish })).toBe(false)
      expect(await store.replace('a', undefined, '1', { publish })).toBe(true)
      await store.publish('topic', 'last')
      await vi.waitFor(() => {
        expect(heard).toEqual(['changed', 'last'])
      })
    })

    test('of 200 who ask, exactly the 10 uses of a key are given', async () => {
      const rule = { points: 10, perMs: 60_000 }
      const answers = await Promise.all(
        Array.from({ length: 200 }, (_, index) => (index % 2 ? store : other).consume('ada', rule)),
      )
      expect(answers.filter(({ allowed }) => allowed)).toHaveLength(10)
      const refused = await store.consume('ada', rule)
      expect(refused.allowed).toBe(false)
      if (!refused.allowed) {
        expect(refused.retryAfterMs).toBeGreaterThan(50_000)
        expect(refused.retryAfterMs).toBeLessThanOrEqual(60_000)
      }
      expect(await store.consume('grace', rule)).toEqual({ allowed: true })
      expect(await store.consume('ada', { points: 11, perMs: 60_000 })).toEqual({ allowed: true })
    })

    test('several uses count as several, and more than there ever are take none', async () => {
      const rule = { points: 10, perMs: 60_000 }
      expect(await store.consume('ada', rule, 11)).toEqual({ allowed: false, retryAfterMs: 60_000 })
      expect(await store.consume('ada', rule, 9)).toEqual({ allowed: true })
      expect(await store.consume('ada', rule, 2)).toMatchObject({ allowed: false })
    })

    test('a part of a second counts as a second, and is over then', async () => {
      const rule = { points: 1, perMs: 10 }
      expect(await store.consume('ada', rule)).toEqual({ allowed: true })
      expect(await store.consume('ada', rule)).toMatchObject({ allowed: false })
      await vi.waitFor(
        async () => {
          expect(await store.consume('ada', rule)).toEqual({ allowed: true })
        },
        { timeout: 3000 },
      )
    })

    test('every listener hears what is sent after it came, in order, each once', async () => {
      await store.publish('topic', 'before')
      const first = await heardBy(store, 'topic')
      const second = await heardBy(other, 'topic')
      const elsewhere = await heardBy(store, 'another topic')
      expect([first.complete, second.complete]).toEqual([true, true])
      const messages = Array.from({ length: 200 }, (_, index) => `message ${index}`)
      const ids = []
      for (const [index, message] of messages.entries()) {
        ids.push(await (index % 2 ? store : other).publish('topic', message))
      }
      await vi.waitFor(() => {
        expect([first.heard, second.heard]).toEqual([messages, messages])
      })
      expect(first.ids).toEqual(ids)
      expect(new Set(ids).size).toBe(200)
      expect(elsewhere.heard).toEqual([])
    })

    test('who comes with the id of a message hears those after it before the promise resolves', async () => {
      const early = await heardBy(store, 'topic')
      const ids = []
      for (const message of ['a', 'b', 'c']) ids.push(await store.publish('topic', message))
      const late = await heardBy(other, 'topic', ids[0])
      expect(late.complete).toBe(true)
      expect(late.heard).toEqual(['b', 'c'])
      expect(late.ids).toEqual(ids.slice(1))
      expect((await heardBy(other, 'topic', ids[2])).heard).toEqual([])
      await store.publish('topic', 'd')
      await vi.waitFor(() => {
        expect([early.heard, late.heard]).toEqual([
          ['a', 'b', 'c', 'd'],
          ['b', 'c', 'd'],
        ])
      })
    })

    test('while others send, whoever comes with an id misses nothing and hears nothing twice', async () => {
      const first = await store.publish('topic', '0')
      const sending = (async () => {
        for (let index = 1; index <= 100; index += 1) await store.publish('topic', String(index))
      })()
      const all = await Promise.all(Array.from({ length: 20 }, () => heardBy(other, 'topic', first)))
      await sending
      const expected = Array.from({ length: 100 }, (_, index) => String(index + 1))
      await vi.waitFor(() => {
        expect(all.map(({ heard }) => heard)).toEqual(all.map(() => expected))
      })
    })

    test.each(['0-0', '1-1', 'nonsense', '', '9999999999999-0', '+', '-'])(
      'the id %j was never one: not complete, and only what comes is heard',
      async (since) => {
        await store.publish('topic', 'before')
        const late = await heardBy(other, 'topic', since)
        expect(late.complete).toBe(false)
        await store.publish('topic', 'after')
        await vi.waitFor(() => {
          expect(late.heard).toEqual(['after'])
        })
      },
    )

    test('the id of another topic’s message is none of this one', async () => {
      const foreign = await store.publish('another topic', 'before')
      expect((await heardBy(other, 'topic', foreign)).complete).toBe(false)
    })

    test('who has stopped hears nothing more, and the others do', async () => {
      const gone = await heardBy(store, 'topic')
      const stays = await heardBy(store, 'topic')
      gone.stop()
      gone.stop()
      await store.publish('topic', 'a')
      await vi.waitFor(() => {
        expect(stays.heard).toEqual(['a'])
      })
      expect(gone.heard).toEqual([])
      stays.stop()
      const again = await heardBy(store, 'topic')
      await other.publish('topic', 'b')
      await vi.waitFor(() => {
        expect(again.heard).toEqual(['b'])
      })
    })
  })
}
