import { deadline } from '../core/deadline.js'
import { orAborted } from '../core/orAborted.js'
import { redisAsk } from './redisAsk.js'
import type { RedisConnection } from './RedisConnection.js'

const LONGEST_CONNECT_MS = 5_000

type Nudge = () => void

/**
 * The one connection on which this process hears of all topics: a connection with subscriptions takes no other command.
 * It is made at the first subscription, subscribes again by itself after a break, and ends with the client.
 * @param onReady Called whenever it is there again, since it may have missed something.
 */
export function redisSubscriber(client: RedisConnection, onReady: Nudge) {
  let opening: Promise<RedisConnection> | undefined

  function open(): Promise<RedisConnection> {
    opening ??= connected().catch((error: unknown) => {
      opening = undefined
      throw error
    })
    return opening
  }

  async function connected(): Promise<RedisConnection> {
    if (!client.isReady) throw new Error('Redis is not connected.')
    const connection = client.duplicate()
    // Without a listener an error would end the process; what matters of it shows in the commands.
    connection.on('error', () => undefined)
    connection.on('ready', onReady)
    client.on('end', () => {
      opening = undefined
      end(connection)
    })
    const limit = deadline(LONGEST_CONNECT_MS)
    try {
      await orAborted(connection.connect(), limit.signal)
      return connection
    } catch (error) {
      end(connection)
      throw error
    } finally {
      limit.clear()
    }
  }

  return {
    async subscribe(channel: string, nudge: Nudge): Promise<void> {
      const connection = await open()
      await redisAsk(connection, () => connection.subscribe(channel, nudge))
    },
    async unsubscribe(channel: string, nudge: Nudge): Promise<void> {
      try {
        const connection = await opening
        await connection?.unsubscribe(channel, nudge)
      } catch {
        // It is not connected, and so it hears nothing. Should it come back, it hears of a topic that nobody reads.
      }
    },
  }
}

/** One that is closed already says so by throwing. */
function end(connection: RedisConnection): void {
  try {
    connection.destroy()
  } catch {
    // There is nothing left to end.
  }
}
