import { delay } from '../core/delay.js'
import type { KeyValueStore } from '../core/KeyValueStore.js'
import { numberProperty, parseJson, property } from '../core/unknownJson.js'
import { VideoError } from '../core/VideoError.js'
import type { KeptToken } from './tokenKeeper.js'
import { isUsable } from './tokenKeeper.js'

/** Longer than a fetch may take, so that nobody fetches beside somebody who still does; a crash costs no more. */
const LOCK_LIFE_MS = 15_000
const LOOK_AGAIN_MS = 200
/** One crashed holder of the lock, and then one's own fetch by somebody else. */
const MAX_WAIT_MS = 2 * LOCK_LIFE_MS

/**
 * A token that several processes share, for a service where each new token kills the one before.
 *
 *     process A ── lock ── fetch ─────── write T2 ── unlock
 *     process B ── locked ── wait ── wait ── reads T2
 *
 * One that somebody else has written since the refusal is taken as it is; only where there is none it is fetched, by
 * whoever gets the lock. The token stands in the store as plain text until it expires.
 * @param options.fetchToken May take up to 10 s.
 * @throws {VideoError} what `fetchToken` throws; `provider-error` where the store fails; `timeout` after 30 s.
 */
export async function storedToken(
  options: { store: KeyValueStore; key: string; fetchToken: () => Promise<KeptToken> },
  refused: string | undefined,
): Promise<KeptToken> {
  const { key, fetchToken } = options
  const store = speakingStore(options.store)
  const lockKey = `${key}:lock`
  const own = crypto.randomUUID()
  const giveUpTime = Date.now() + MAX_WAIT_MS

  while (Date.now() < giveUpTime) {
    const stored = await read()
    if (stored) return stored
    if (await store.set(lockKey, own, { ttlMs: LOCK_LIFE_MS, onlyIfAbsent: true })) return locked()
    await delay(LOOK_AGAIN_MS)
  }
  throw new VideoError('timeout', `Nobody shared a token within ${MAX_WAIT_MS} ms.`)

  async function read(): Promise<KeptToken | undefined> {
    const kept = keptToken(await store.get(key))
    return isUsable(kept, refused) ? kept : undefined
  }

  async function locked(): Promise<KeptToken> {
    try {
      // Somebody may have finished between the look and the lock.
      return (await read()) ?? (await write(await fetchToken()))
    } finally {
      // A lock that took too long is somebody else's by now.
      const holder = await store.get(lockKey).catch(() => undefined)
      if (holder === own) await store.delete(lockKey).catch(() => undefined)
    }
  }

  async function write(fetched: KeptToken): Promise<KeptToken> {
    const ttlMs = Math.max(1, fetched.expireTime - Date.now())
    // It works here even where it cannot be shared: the others fetch their own when theirs is refused.
    await store.set(key, JSON.stringify(fetched), { ttlMs }).catch(() => false)
    return fetched
  }
}

/** What stands in the store is read like any answer: somebody else may have written there. */
function keptToken(text: string | undefined): KeptToken | undefined {
  const found = text === undefined ? undefined : parseJson(text)
  const token = property(found, 'token')
  const renewTime = numberProperty(found, 'renewTime')
  const expireTime = numberProperty(found, 'expireTime')
  if (typeof token !== 'string' || renewTime === undefined || expireTime === undefined) return undefined
  return { token, renewTime, expireTime }
}

/** The store, with its failures as errors of ours. */
function speakingStore(store: KeyValueStore): KeyValueStore {
  const speak = async <T>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act()
    } catch (cause) {
      throw new VideoError('provider-error', 'The store that shares the token failed.', { cause })
    }
  }
  return {
    get: (key) => speak(() => store.get(key)),
    set: (key, value, options) => speak(() => store.set(key, value, options)),
    delete: (key) => speak(() => store.delete(key)),
  }
}
