import { RateLimiterRedis } from 'rate-limiter-flexible'
import { rateLimits } from './rateLimits.js'
import { redisAsk } from './redisAsk.js'
import type { RedisConnection } from './RedisConnection.js'
import { REPLACE_SCRIPT } from './redisScripts.js'
import { redisTopics } from './redisTopics.js'
import type { TaskStore } from './TaskStore.js'

/** What `redisStore` may be told. */
export interface RedisStoreOptions {
  /** Before the names of all keys and channels, to share a Redis with others. Default `rushes:`. */
  prefix?: string | undefined
}

/**
 * A store that several processes share and that survives their restarts, over a connected client of the package `redis`
 * (5 or 6, Redis 6.2 or later; no cluster). The client stays yours: connect it before the first request, and close it
 * at the end; one further connection, for news, is made from it and ends with it.
 *
 * While Redis is away every use of the store fails at once, so that a create is refused before anything is sent, and
 * nothing is made up for later. When it is back all goes on, and whoever listens hears what was sent meanwhile.
 * An `error` of the client no longer ends the process; listen to it yourself to hear of it.
 *
 * Intents live as long as Redis keeps them: 24 hours, and across a restart of Redis itself only where it writes to disk
 * (`appendonly yes`). With `maxmemory` set, its policy has to be `noeviction` or `volatile-ttl`.
 */
export function redisStore(
  client: RedisConnection,
  { prefix = 'rushes:' }: RedisStoreOptions = {},
): TaskStore {
  client.on('error', () => undefined)
  const streamOf = (topic: string) => `${prefix}topic:${topic}`
  const keyOf = (key: string) => `${prefix}${key}`
  const topics = redisTopics(client, streamOf, redisAsk)
  const consume = rateLimits(
    ({ keyPrefix, ...rule }) =>
      new RateLimiterRedis({
        ...rule,
        keyPrefix: keyOf(`limit:${keyPrefix}`),
        storeClient: client,
        useRedisPackage: true,
      }),
  )

  return {
    async get(key) {
      const value = await redisAsk(client, () => client.get(keyOf(key)))
      return typeof value === 'string' ? value : undefined
    },
    async set(key, value, { ttlMs, onlyIfAbsent = false } = {}) {
      const life = wholeMs(ttlMs)
      const options = { ...(life !== undefined && { PX: life }), ...(onlyIfAbsent && { NX: true as const }) }
      return (await redisAsk(client, () => client.set(keyOf(key), value, options))) === 'OK'
    },
    async delete(key) {
      await redisAsk(client, () => client.del(keyOf(key)))
    },
    async replace(key, expected, value, { ttlMs, publish } = {}) {
      const options = {
        keys: [keyOf(key), ...(publish ? [streamOf(publish.topic)] : [])],
        arguments: [
          expected === undefined ? '0' : '1',
          expected ?? '',
          value,
          String(wholeMs(ttlMs) ?? ''),
          publish?.message ?? '',
        ],
      }
      return (await redisAsk(client, () => client.eval(REPLACE_SCRIPT, options))) === 1
    },
    consume: (key, rule, uses) => redisAsk(client, () => consume(key, rule, uses)),
    publish: topics.publish,
    listen: topics.listen,
  }
}

/** Redis takes whole milliseconds, at least one. */
function wholeMs(ms: number | undefined): number | undefined {
  return ms === undefined || ms === Infinity ? undefined : Math.max(1, Math.ceil(ms))
}
