import type { KeyValueStore } from '../core/KeyValueStore.js'
import { numberProperty, property } from '../core/unknownJson.js'
import type { VideoErrorCode } from '../core/VideoError.js'
import { VideoError } from '../core/VideoError.js'
import type { ChanjingKeys } from './chanjingAccess.js'
import { storedToken } from './storedToken.js'
import type { KeptToken, TokenKeeper } from './tokenKeeper.js'
import { createTokenKeeper } from './tokenKeeper.js'
import type { UpstreamConnection } from './upstreamConnection.js'
import { exchange } from './upstreamConnection.js'
import { malformed, refusalOf } from './upstreamEnvelope.js'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** Chanjing's own code renews that long before the end (chan-skills, credentials guard). */
const RENEW_EARLY_MS = 5 * MINUTE_MS
/** A token that seems to be over already (two clocks differ) must not be fetched again with every call. */
const SHORTEST_LIFE_MS = MINUTE_MS
/** "Valid about 24 hours", where the answer itself does not say until when. */
const USUAL_LIFE_MS = DAY_MS
/** The call only makes a token; below the life of the lock under which it is shared. */
const MAX_FETCH_MS = 10_000

/** What Chanjing's answer to wrong keys may be called: none of it is about anybody's video. */
const ABOUT_THE_KEYS: ReadonlySet<VideoErrorCode> = new Set(['invalid-input', 'unauthorized', 'forbidden'])

/**
 * Chanjing's access token: kept in memory and, with a store, shared between processes. A new one kills the one before,
 * so it is never fetched without need. It is renewed 5 minutes before its end.
 */
export function chanjingTokens(
  connection: UpstreamConnection,
  keys: ChanjingKeys,
  store: KeyValueStore | undefined,
): TokenKeeper {
  const fetchToken = () => fetchChanjingToken(connection, keys)
  if (!store) return createTokenKeeper(fetchToken)
  // Of that account at that host. The appId is a name, not a secret.
  const key = `chanjing-token:${encodeURIComponent(connection.access.baseUrl)}:${encodeURIComponent(keys.appId)}`
  return createTokenKeeper((refused) => storedToken({ store, key, fetchToken }, refused))
}

/**
 * Fetches a token, which kills the one before.
 * @throws {VideoError} `unauthorized` for wrong keys; never `uncertain`, because nothing was asked for yet.
 */
async function fetchChanjingToken(connection: UpstreamConnection, keys: ChanjingKeys): Promise<KeptToken> {
  const request = { providerName: 'Chanjing', spends: false }
  const envelope = await exchange(
    { ...connection, timeoutMs: Math.min(connection.timeoutMs, MAX_FETCH_MS) },
    {
      method: 'POST',
      path: '/open/v1/access_token',
      body: { app_id: keys.appId, secret_key: keys.secretKey },
      spends: false,
    },
  )
  const refusal = refusalOf(envelope, request)
  if (refusal) throw ABOUT_THE_KEYS.has(refusal.code) ? wrongKeys(refusal) : refusal
  const token = property(envelope.data, 'access_token')
  // What a header cannot carry the engine would quote in its own error.
  if (typeof token !== 'string' || !/^[\x21-\x7e]{1,4096}$/.test(token)) {
    throw malformed(envelope, { ...request, what: 'no token' })
  }
  return { token, ...timesOf(numberProperty(envelope.data, 'expire_in')) }
}

/** `expire_in` is a moment in Unix seconds, whatever its name says. A number too small for one is a duration in seconds. */
function timesOf(expireIn: number | undefined): Omit<KeptToken, 'token'> {
  const now = Date.now()
  const told = expireIn === undefined || expireIn === 0 ? USUAL_LIFE_MS : lifeOf(expireIn * 1000, now)
  const expireTime = now + Math.max(told, SHORTEST_LIFE_MS)
  return { expireTime, renewTime: Math.max(expireTime - RENEW_EARLY_MS, now + SHORTEST_LIFE_MS) }
}

function lifeOf(toldMs: number, now: number): number {
  const life = toldMs < 365 * DAY_MS ? toldMs : toldMs - now
  // A far future is a mistake, and a store need not keep the token until then.
  return Math.min(life, 30 * DAY_MS)
}

function wrongKeys(refusal: VideoError): VideoError {
  const { status, providerCode, traceId } = refusal
  const message = `${refusal.message} (it gave no token: check CHANJING_APP_ID and CHANJING_SECRET_KEY)`
  return new VideoError('unauthorized', message, { status, providerCode, traceId })
}
