import { deadline } from '../core/deadline.js'
import { orAborted } from '../core/orAborted.js'
import type { RedisConnection } from './RedisConnection.js'

/** A command takes a millisecond. Whoever waits for longer waits for a Redis that is gone without a word. */
const LONGEST_COMMAND_MS = 5_000

/** Runs one command of that connection. */
export type RedisAsk = <T>(connection: RedisConnection, command: () => Promise<T>) => Promise<T>

/**
 * Runs a command on a connection that is there, or fails at once. The client's own way, to keep commands until Redis is
 * back, would run a claim long after its request was told that it failed.
 * @throws {Error} where Redis is not there, says no, or is silent for 5 s; then it may or may not have been done.
 */
export const redisAsk: RedisAsk = async (connection, command) => {
  if (!connection.isReady) throw new Error('Redis is not connected.')
  const limit = deadline(LONGEST_COMMAND_MS)
  try {
    return await orAborted(command(), limit.signal)
  } finally {
    limit.clear()
  }
}
