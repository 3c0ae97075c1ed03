import type { KeyValueStore } from '../core/KeyValueStore.js'
import { object, optional, text } from '../core/shape.js'
import type { Task } from '../core/Task.js'
import { parseJson } from '../core/unknownJson.js'
import { taskSchema } from '../core/wire.js'

/** How long an intent is remembered: as long as anybody would still press the same button. */
const INTENT_LIFE_MS = 24 * 60 * 60 * 1000

const intentSchema = object({ bodyHash: text, task: optional(taskSchema) })

/** What is known of one click. Without a task it is in flight, or nobody knows what became of it. */
export interface Intent {
  bodyHash: string
  task?: Task
}

/** The header's value, if it may name an intent: 1 to 255 printable characters. */
export function isIntentId(text: string): boolean {
  return /^[\x20-\x7e]{1,255}$/.test(text)
}

/** One user's intents in the store. It holds the hash of a body and the browser's task, no prompt and no provider's id. */
export function intentsOf(store: KeyValueStore, user: string) {
  // Encoded, so that no user's name can reach into another's keys.
  const keyOf = (intentId: string) => `intent:${encodeURIComponent(user)}:${intentId}`

  return {
    /** Takes the intent, once: `false` where it is taken already. */
    claim: (intentId: string, bodyHash: string): Promise<boolean> =>
      store.set(keyOf(intentId), JSON.stringify({ bodyHash }), { ttlMs: INTENT_LIFE_MS, onlyIfAbsent: true }),

    async settle(intentId: string, bodyHash: string, task: Task): Promise<void> {
      await store.set(keyOf(intentId), JSON.stringify({ bodyHash, task }), { ttlMs: INTENT_LIFE_MS })
    },

    /** Only for one that certainly spent nothing. */
    free: (intentId: string): Promise<void> => store.delete(keyOf(intentId)),

    async find(intentId: string): Promise<Intent | undefined> {
      const stored = await store.get(keyOf(intentId))
      if (stored === undefined) return undefined
      const intent = intentSchema.safeParse(parseJson(stored))
      // Something is there that cannot be read: still taken, and nothing more is known.
      return intent.success ? intent.data : { bodyHash: '' }
    },
  }
}

export type UserIntents = ReturnType<typeof intentsOf>

/** SHA-256 in hex. */
export async function bodyHashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
