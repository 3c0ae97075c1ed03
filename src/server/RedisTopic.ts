import { delay } from '../core/delay.js'
import { list, text } from '../core/shape.js'
import type { RedisAsk } from './redisAsk.js'
import type { RedisConnection } from './RedisConnection.js'
import { LAST_MESSAGE_SCRIPT, MAX_TOPIC_MESSAGES, MESSAGES_SCRIPT } from './redisScripts.js'

/** Where reading failed without the connection having ended, it is tried again after that long. */
const READ_AGAIN_MS = 1_000
const BEGINNING = '0-0'

export interface RedisListener {
  hear(message: string, id: string): void
  onGap: (() => void) | undefined
}

interface Message {
  id: string
  message: string
}

/**
 * One topic as this process reads it. What comes over the channel only says that there is something to read; messages
 * come from the stream alone, each read once, in order, from where the last reading ended:
 *
 *     stream    1 ─ 2 ─ 3 ─ 4 ─ 5
 *     channel       !       ! !          (a nudge may be lost with the connection; it is read then once that is back)
 *     readings      └2┘     └3 4 5┘
 */
export class RedisTopic {
  readonly #listeners = new Set<RedisListener>()
  readonly #read: (script: string, id?: string) => Promise<Message[]>
  /** The last message that everybody has heard. */
  #cursor: string | undefined
  /** Readings take their turns. */
  #turns: Promise<unknown> = Promise.resolve()
  #isNudged = false
  #resting: AbortController | undefined
  /** Those who are about to listen. */
  joining = 0

  constructor(stream: string, client: RedisConnection, ask: RedisAsk) {
    this.#read = async (script, id) => {
      const options = { keys: [stream], arguments: id === undefined ? [] : [id] }
      const words = list(text).parse(await ask(client, () => client.eval(script, options)))
      return words.flatMap((word, index) =>
        index % 2 ? [] : [{ id: word, message: words[index + 1] ?? '' }],
      )
    }
  }

  get isDeserted(): boolean {
    return this.#listeners.size === 0 && this.joining === 0
  }

  /** There may be something to read. */
  readonly nudge = (): void => {
    if (this.#isNudged || this.#listeners.size === 0) return
    this.#isNudged = true
    this.#inTurn(() => {
      this.#isNudged = false
      return this.#catchUp()
    }).catch(() => {
      this.#resting?.abort()
      this.#resting = new AbortController()
      delay(READ_AGAIN_MS, this.#resting.signal).then(this.nudge, () => undefined)
    })
  }

  /** Adds a listener, once it has heard what came after `since`. Answers whether all of that was still there. */
  join(listener: RedisListener, since: string | undefined): Promise<boolean> {
    return this.#inTurn(async () => {
      await this.#catchUp()
      const missed = since === undefined ? [] : await this.#between(since)
      for (const { message, id } of missed ?? []) listener.hear(message, id)
      this.#listeners.add(listener)
      return missed !== undefined
    })
  }

  leave(listener: RedisListener): void {
    this.#listeners.delete(listener)
    if (this.#listeners.size === 0) this.#resting?.abort()
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#turns.then(act)
    this.#turns = done.catch(() => undefined)
    return done
  }

  async #catchUp(): Promise<void> {
    if (this.#cursor === undefined) {
      const [last] = await this.#read(LAST_MESSAGE_SCRIPT)
      this.#cursor = last?.id ?? BEGINNING
      return
    }
    const found = await this.#read(MESSAGES_SCRIPT, this.#cursor)
    const isThere = found[0]?.id === this.#cursor
    const isGap =
      found.length > 0 && (this.#cursor === BEGINNING ? found.length >= MAX_TOPIC_MESSAGES : !isThere)
    for (const { message, id } of isThere ? found.slice(1) : found) {
      this.#cursor = id
      for (const listener of [...this.#listeners]) listener.hear(message, id)
    }
    if (isGap) for (const listener of [...this.#listeners]) listener.onGap?.()
  }

  /** What came after `since`, up to where everybody else is; `undefined` where `since` is no message that is kept. */
  async #between(since: string): Promise<Message[] | undefined> {
    if (!/^\d{1,15}-\d{1,15}$/.test(since)) return undefined
    const found = await this.#read(MESSAGES_SCRIPT, since)
    const end = found.findIndex(({ id }) => id === this.#cursor)
    return found[0]?.id === since && end >= 0 ? found.slice(1, end + 1) : undefined
  }
}
