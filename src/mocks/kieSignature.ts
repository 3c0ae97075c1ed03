/**
 * The headers with which KIE signs a callback: an HMAC-SHA256 over `taskId.timestamp` and nothing else.
 * https://docs.kie.ai/common-api/webhook-verification
 * @param now Unix milliseconds.
 */
export async function kieSignature(
  taskId: string,
  now: number,
  webhookHmacKey: string,
): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(now / 1000))
  const bytes = new TextEncoder()
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytes.encode(webhookHmacKey), hmac, false, ['sign'])
  const signature = await crypto.subtle.sign('HMAC', key, bytes.encode(`${taskId}.${timestamp}`))
  return {
    'X-Webhook-Timestamp': timestamp,
    'X-Webhook-Signature': btoa(String.fromCharCode(...new Uint8Array(signature))),
  }
}
