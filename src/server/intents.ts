import type { KeyValueStore } from '../core/KeyValueStore.js'
import { number, object, oneOf, optional, text } from '../core/shape.js'
import type { Task } from '../core/Task.js'
import { parseJson } from '../core/unknownJson.js'
import type { ModelId } from '../core/VideoInput.js'
import { taskSchema } from '../core/wire.js'
import type { TaskStore } from './TaskStore.js'

/** How long an intent is remembered: as long as anybody would still press the same button. */
export const INTENT_LIFE_MS = 24 * 60 * 60 * 1000

const intentSchema = object({
  bodyHash: text,
  jobId: text,
  state: oneOf('submitting', 'uncertain', 'refused', 'accepted'),
  model: text,
  kind: text,
  startTime: number,
  task: optional(taskSchema),
})

/** What is known of one click. */
export interface Intent {
  bodyHash: string
  /** Of the one create that was, or is about to be, sent for it. */
  jobId: string
  /**
   * `submitting` until its create has ended, or for ever where the process ended first; `uncertain` where nobody knows
   * how it ended; `refused` where nothing was spent and the click may be tried again; `accepted` with its task.
   */
  state: 'submitting' | 'uncertain' | 'refused' | 'accepted'
  model: ModelId
  kind: string
  /** When the create was sent, Unix milliseconds. */
  startTime: number
  /** The browser's. */
  task?: Task
}

/** The header's value, if it may name an intent: 1 to 255 printable characters. */
export function isIntentId(text: string): boolean {
  return /^[\x20-\x7e]{1,255}$/.test(text)
}

/** One user's intents in the store. It holds the hash of a body and the browser's task, no prompt and no provider's id. */
export function intentsOf(store: Pick<TaskStore, 'replace'> & KeyValueStore, user: string) {
  // Encoded, so that no user's name can reach into another's keys.
  const keyOf = (intentId: string) => `intent:${encodeURIComponent(user)}:${intentId}`
  const life = { ttlMs: INTENT_LIFE_MS }

  return {
    /** Takes the intent, once: `false` where it is taken already. One that was refused is as good as none. */
    async claim(intentId: string, intent: Omit<Intent, 'state' | 'task'>): Promise<boolean> {
      const key = keyOf(intentId)
      const claimed = JSON.stringify({ ...intent, state: 'submitting' })
      if (await store.set(key, claimed, { ...life, onlyIfAbsent: true })) return true
      const stored = await store.get(key)
      return readIntent(stored)?.state === 'refused' && store.replace(key, stored, claimed, life)
    },

    /**
     * Moves the job on where `next` says how, in one step: of several who try, one does. Answers what is then known, and
     * whether it was this call that moved it; `undefined` where the intent is not that job's.
     */
    async move(
      intentId: string,
      jobId: string,
      next: (intent: Intent) => Partial<Intent> | undefined,
    ): Promise<{ intent: Intent; moved: boolean } | undefined> {
      for (;;) {
        const stored = await store.get(keyOf(intentId))
        const intent = readIntent(stored)
        if (intent?.jobId !== jobId) return undefined
        const change = next(intent)
        if (!change) return { intent, moved: false }
        const changed = { ...intent, ...change }
        if (await store.replace(keyOf(intentId), stored, JSON.stringify(changed), life)) {
          return { intent: changed, moved: true }
        }
      }
    },

    async find(intentId: string): Promise<Intent | undefined> {
      const stored = await store.get(keyOf(intentId))
      return stored === undefined ? undefined : (readIntent(stored) ?? UNREADABLE)
    },
  }
}

/** Something is there that cannot be read, such as of another version: still taken, and nothing more is known. */
const UNREADABLE: Intent = { bodyHash: '', jobId: '', state: 'uncertain', model: '', kind: '', startTime: 0 }

function readIntent(stored: string | undefined): Intent | undefined {
  const intent = intentSchema.safeParse(parseJson(stored ?? ''))
  return intent.success ? intent.data : undefined
}

/** SHA-256 in hex. */
export async function bodyHashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
