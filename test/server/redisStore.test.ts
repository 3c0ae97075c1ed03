import { createClient } from 'redis'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { redisStore } from '../../src/redis.js'
import { redisIsMissing, startRedisServer, type RedisServer } from '../support/redisServer.js'
import { describeStoreContract } from './storeContract.js'

if (redisIsMissing !== undefined) process.stdout.write(`${redisIsMissing}\n`)

describe.skipIf(redisIsMissing !== undefined)('over a real Redis', () => {
  let server: RedisServer

  beforeAll(async () => {
    server = await startRedisServer()
  })
  afterAll(() => server.close())

  describe('shared by two processes', () => {
    afterEach(async () => {
      await (await server.client()).flushAll()
    })

    describeStoreContract('redisStore', async () => {
      const store = redisStore(await server.client(), { prefix: 'test:' })
      return { store, other: redisStore(await server.client(), { prefix: 'test:' }) }
    })

    test('all that it writes stands under its prefix, and nothing but what was asked for lives for ever', async () => {
      const client = await server.client()
      const store = redisStore(client, { prefix: 'mine:' })
      await store.set('a', '1', { ttlMs: 1000 })
      await store.replace('b', undefined, '1', { ttlMs: 1000, publish: { topic: 'c', message: 'x' } })
      await store.publish('d', 'x')
      await store.consume('e', { points: 1, perMs: 1000 })
      const keys = await client.keys('*')
      expect(keys).toHaveLength(5)
      expect(keys.filter((key) => !key.startsWith('mine:'))).toEqual([])
      expect(await Promise.all(keys.map((key) => client.pTTL(key)))).not.toContain(-1)
    })

    test('two prefixes do not hear of each other', async () => {
      const heard = vi.fn()
      const client = await server.client()
      const { stop } = await redisStore(client, { prefix: 'a:' }).listen('topic', heard)
      await redisStore(client, { prefix: 'b:' }).publish('topic', 'not for you')
      await redisStore(client, { prefix: 'a:' }).publish('topic', 'for you')
      await vi.waitFor(() => {
        expect(heard).toHaveBeenCalledTimes(1)
      })
      expect(heard.mock.calls[0]?.[0]).toBe('for you')
      stop()
    })

    test('a topic keeps its last 500 messages', async () => {
      const store = redisStore(await server.client())
      const first = await store.publish('topic', '0')
      const second = await store.publish('topic', '1')
      for (let count = 0; count < 499; count += 1) await store.publish('topic', 'x')
      const heard = vi.fn()
      expect(await store.listen('topic', heard, { since: first })).toMatchObject({ complete: false })
      expect(heard).not.toHaveBeenCalled()
      expect(await store.listen('topic', heard, { since: second })).toMatchObject({ complete: true })
      expect(heard).toHaveBeenCalledTimes(499)
    })

    test('all topics of a process share one connection, which ends with the client', async () => {
      const count = async () => (await watching.sendCommand<string>(['CLIENT', 'LIST'])).split('\n').length
      const watching = await server.client()
      const client = await server.client()
      const before = await count()
      const store = redisStore(client)
      await Promise.all(Array.from({ length: 50 }, (_, index) => store.listen(`topic-${index}`, vi.fn())))
      expect(await count()).toBe(before + 1)
      client.destroy()
      await vi.waitFor(async () => {
        expect(await count()).toBe(before - 1)
      })
    })

    test('a topic without listeners is not subscribed to', async () => {
      const client = await server.client()
      const store = redisStore(client, { prefix: 'alone:' })
      const channels = () => client.pubSubChannels('alone:*')
      const listening = await Promise.all([store.listen('a', vi.fn()), store.listen('a', vi.fn())])
      expect(await channels()).toEqual(['alone:topic:a'])
      listening[0].stop()
      await store.publish('a', 'x')
      expect(await channels()).toEqual(['alone:topic:a'])
      listening[1].stop()
      await vi.waitFor(async () => {
        expect(await channels()).toEqual([])
      })
    })
  })
})

describe.skipIf(redisIsMissing !== undefined)('a Redis that goes away', () => {
  let server: RedisServer
  const rejections: unknown[] = []
  const noteRejection = (reason: unknown) => rejections.push(reason)

  beforeEach(async () => {
    server = await startRedisServer()
    process.on('unhandledRejection', noteRejection)
  })
  afterEach(async () => {
    await server.close()
    process.off('unhandledRejection', noteRejection)
    expect(rejections.splice(0)).toEqual([])
  })

  test('every use fails at once while it is away, nothing is done later, and all works when it is back', async () => {
    const client = await server.client()
    const store = redisStore(client)
    await store.listen('topic', vi.fn())
    await server.kill()
    await vi.waitFor(() => {
      expect(client.isReady).toBe(false)
    })
    const start = performance.now()
    const uses = await Promise.allSettled([
      store.get('a'),
      store.set('a', '1', { onlyIfAbsent: true }),
      store.delete('a'),
      store.replace('a', undefined, '1'),
      store.consume('a', { points: 1, perMs: 1000 }),
      store.publish('topic', 'x'),
      store.listen('topic', vi.fn()),
      store.listen('another', vi.fn()),
    ])
    expect(uses.map(({ status }) => status)).toEqual(uses.map(() => 'rejected'))
    expect(performance.now() - start).toBeLessThan(1000)
    await server.start()
    await vi.waitFor(() => {
      expect(client.isReady).toBe(true)
    })
    expect(await client.keys('*')).toEqual([])
    expect(await store.set('a', '1', { onlyIfAbsent: true })).toBe(true)
    expect(await store.consume('a', { points: 1, perMs: 1000 })).toEqual({ allowed: true })
  })

  test('whoever listened goes on listening when it is back', async () => {
    const client = await server.client()
    const store = redisStore(client)
    const heard: string[] = []
    const { stop } = await store.listen('topic', (message) => heard.push(message))
    await store.publish('topic', 'before')
    await vi.waitFor(() => {
      expect(heard).toEqual(['before'])
    })
    await server.kill()
    await server.start()
    await vi.waitFor(() => {
      expect(client.isReady).toBe(true)
    })
    await store.publish('topic', 'after')
    await vi.waitFor(
      () => {
        expect(heard).toEqual(['before', 'after'])
      },
      { timeout: 5000 },
    )
    stop()
  })

  test('what was sent while the channel was cut is heard when it is back, in order and once', async () => {
    const client = await server.client()
    const sender = redisStore(await server.client())
    const store = redisStore(client)
    const heard: string[] = []
    const { stop } = await store.listen('topic', (message) => heard.push(message))
    for (let index = 0; index < 200; index += 1) {
      if (index % 20 === 10) await client.sendCommand(['CLIENT', 'KILL', 'TYPE', 'pubsub'])
      await sender.publish('topic', String(index))
    }
    await vi.waitFor(() => {
      expect(heard).toHaveLength(200)
    })
    expect(heard).toEqual(Array.from({ length: 200 }, (_, index) => String(index)))
    stop()
  })

  test('whoever missed more than is kept is told so', async () => {
    const client = await server.client()
    const sender = redisStore(await server.client())
    const onGap = vi.fn()
    const heard = vi.fn()
    const { stop } = await redisStore(client).listen('topic', heard, { onGap })
    await sender.publish('topic', 'heard')
    await vi.waitFor(() => {
      expect(heard).toHaveBeenCalledTimes(1)
    })
    await client.del('rushes:topic:topic')
    await sender.publish('topic', 'after the gap')
    await vi.waitFor(() => {
      expect(onGap).toHaveBeenCalledTimes(1)
    })
    expect(heard.mock.calls.map(([message]) => message as unknown)).toEqual(['heard', 'after the gap'])
    stop()
  })

  test('a client that was never connected fails, and does not wait', async () => {
    const store = redisStore(createClient({ socket: { path: '/nowhere/redis.sock', tls: false } }))
    await expect(store.get('a')).rejects.toThrow('Redis is not connected')
    await expect(store.listen('a', vi.fn())).rejects.toThrow('Redis is not connected')
  })
})
