import { VideoError } from '../core/VideoError.js'

/** KIE documents no window. Five minutes, both ways, are what Stripe and Kling take for their webhooks. */
const TOLERANCE_MS = 5 * 60 * 1000

const SECONDS = /^\d{1,12}$/
/** 32 bytes in base64. */
const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/

/** What stands in the headers of a signed callback. */
export interface KieSignature {
  timestamp: string
  signature: string
}

/**
 * The signature of a callback, before anything of its body is read.
 * @throws {VideoError} `forbidden` where there is none in the documented form, or its time is more than 5 minutes away.
 */
export function kieSignature(headers: Headers): KieSignature {
  const timestamp = headers.get('X-Webhook-Timestamp') ?? ''
  const signature = headers.get('X-Webhook-Signature') ?? ''
  if (!SECONDS.test(timestamp) || !SIGNATURE.test(signature)) throw forbidden('is not signed as documented')
  if (Math.abs(Date.now() - Number(timestamp) * 1000) > TOLERANCE_MS)
    throw forbidden('is too old, or too early')
  return { timestamp, signature }
}

/**
 * Checks the signature: `base64(HMAC-SHA256(taskId + '.' + timestamp, key))`. The comparison takes the same time
 * wherever the two differ.
 * @throws {VideoError} `forbidden` where it was made with another key, or for another task or time.
 */
export async function verifyKieSignature(
  { timestamp, signature }: KieSignature,
  taskId: string,
  hmacKey: string,
): Promise<void> {
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(hmacKey), algorithm, false, ['verify'])
  const bytes = Uint8Array.from(atob(signature), (character) => character.charCodeAt(0))
  const isRight = await crypto.subtle.verify('HMAC', key, bytes, encoder.encode(`${taskId}.${timestamp}`))
  if (!isRight) throw forbidden('is not signed with the webhookHmacKey')
}

function forbidden(what: string): VideoError {
  return new VideoError('forbidden', `A callback in the name of KIE ${what}.`)
}
