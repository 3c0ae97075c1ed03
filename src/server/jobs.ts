import { object, text } from '../core/shape.js'
import { parseJson } from '../core/unknownJson.js'
import { base64url } from './base64url.js'
import type { HandlerSettings } from './handlerSettings.js'
import { INTENT_LIFE_MS } from './intents.js'
import type { KeyedMac } from './keyedMac.js'

const CALLBACK_PURPOSE = 'rushes-callback'

/** Where a job's callback belongs. */
export interface JobOwner {
  user: string
  intentId: string
}

const ownerSchema = object({ user: text, intentId: text })

/** The name of one create: 128 random bits. */
export function newJobId(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(16)))
}

/**
 * The last part of a job's callback URL: `<provider>/<job>.<HMAC over both>`. Nobody can guess or make one; who has been
 * given it can post for that one job, and only cause the provider to be asked.
 */
async function callbackPath(mac: KeyedMac, provider: string, jobId: string): Promise<string> {
  return `${provider}/${jobId}.${await mac.of(CALLBACK_PURPOSE, `${provider}\n${jobId}`)}`
}

/** What such a part says; `undefined` for one that this handler did not make. */
export async function openCallbackPath(
  mac: KeyedMac,
  path: string,
): Promise<{ provider: string; jobId: string } | undefined> {
  const [, provider, jobId, given] = /^([\w-]{1,100})\/([\w-]{22})\.([\w-]{22})$/.exec(path) ?? []
  if (provider === undefined || jobId === undefined || given === undefined) return undefined
  const isOurs = await mac.matches(given, CALLBACK_PURPOSE, `${provider}\n${jobId}`)
  return isOurs ? { provider, jobId } : undefined
}

type JobSettings = Pick<HandlerSettings, 'store' | 'publicUrl' | 'basePath' | 'mac'>

/** Where the provider may call back about a job, once its owner is on record; `undefined` without a `publicUrl`. */
export async function callbackUrl(
  { store, publicUrl, basePath, mac }: JobSettings,
  provider: string,
  jobId: string,
  owner: JobOwner,
): Promise<string | undefined> {
  if (publicUrl === undefined) return undefined
  await store.set(`job:${jobId}`, JSON.stringify(owner), { ttlMs: INTENT_LIFE_MS })
  return `${publicUrl}${basePath}/callbacks/${await callbackPath(mac, provider, jobId)}`
}

export async function jobOwner(
  { store }: Pick<HandlerSettings, 'store'>,
  jobId: string,
): Promise<JobOwner | undefined> {
  const owner = ownerSchema.safeParse(parseJson((await store.get(`job:${jobId}`)) ?? ''))
  return owner.success ? owner.data : undefined
}
