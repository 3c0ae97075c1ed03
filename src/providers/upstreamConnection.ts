import type { UpstreamAccess } from './upstreamAccess.js'
import type { UpstreamEnvelope } from './upstreamEnvelope.js'
import { upstreamEnvelope } from './upstreamEnvelope.js'
import type { Fetch, UpstreamRequest } from './upstreamRequest.js'
import { upstreamRequest } from './upstreamRequest.js'

/** Where one provider sends its requests, as whom, and how long it waits. */
export interface UpstreamConnection {
  /** For messages: `APIXO`. */
  providerName: string
  access: UpstreamAccess
  timeoutMs: number
  fetch: Fetch | undefined
}

/** One request below the base URL. */
export type ConnectionRequest = Pick<UpstreamRequest, 'method' | 'body' | 'payload' | 'spends' | 'signal'> & {
  /** Begins with a slash. */
  path: string
}

/** Sends one request over a connection, and reads the envelope of what comes back. Throws what `upstreamRequest` throws. */
export async function exchange(
  { access, ...connection }: UpstreamConnection,
  { path, ...request }: ConnectionRequest,
): Promise<UpstreamEnvelope> {
  const { baseUrl, headers, secrets } = access
  return upstreamEnvelope(
    await upstreamRequest({ ...request, ...connection, url: baseUrl + path, headers, secrets }),
  )
}
