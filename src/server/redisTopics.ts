import { text } from '../core/shape.js'
import type { RedisAsk } from './redisAsk.js'
import type { RedisConnection } from './RedisConnection.js'
import { PUBLISH_SCRIPT } from './redisScripts.js'
import { redisSubscriber } from './redisSubscriber.js'
import type { RedisListener } from './RedisTopic.js'
import { RedisTopic } from './RedisTopic.js'
import type { TaskStore } from './TaskStore.js'

/** Messages between processes: a short stream for each topic, and a channel that says when to read it. */
export function redisTopics(
  client: RedisConnection,
  streamOf: (topic: string) => string,
  ask: RedisAsk,
): Pick<TaskStore, 'publish' | 'listen'> {
  const topics = new Map<string, RedisTopic>()
  const subscriber = redisSubscriber(client, () => {
    for (const topic of topics.values()) topic.nudge()
  })

  /** Nobody is waited for and nothing fails: a nudge too many does no harm. */
  function dropDeserted(stream: string, topic: RedisTopic): void {
    if (!topic.isDeserted || topics.get(stream) !== topic) return
    topics.delete(stream)
    void subscriber.unsubscribe(stream, topic.nudge)
  }

  return {
    publish: async (topic, message) => {
      const options = { keys: [streamOf(topic)], arguments: [message] }
      return text.parse(await ask(client, () => client.eval(PUBLISH_SCRIPT, options)))
    },

    async listen(name, hear, { since, onGap } = {}) {
      const stream = streamOf(name)
      const topic = topics.get(stream) ?? new RedisTopic(stream, client, ask)
      topics.set(stream, topic)
      const listener: RedisListener = {
        hear: (message, id) => {
          hear(message, id)
        },
        onGap,
      }
      topic.joining += 1
      try {
        // First the channel, then the stream: what is sent in between is in both, and read once.
        await subscriber.subscribe(stream, topic.nudge)
        const complete = await topic.join(listener, since)
        return {
          complete,
          stop() {
            topic.leave(listener)
            dropDeserted(stream, topic)
          },
        }
      } finally {
        topic.joining -= 1
        dropDeserted(stream, topic)
      }
    },
  }
}
