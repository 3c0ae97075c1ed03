import { parseJson } from '../core/unknownJson.js'
import { boundedText } from './boundedText.js'
import type { UpstreamEnvelope } from './upstreamEnvelope.js'
import { upstreamEnvelope } from './upstreamEnvelope.js'

/**
 * What an upstream posted, read as the answers are: at most 1 MiB of JSON. Never throws; a body that cannot be read
 * gives an envelope with nothing in it.
 */
export async function callbackEnvelope(request: Request): Promise<UpstreamEnvelope> {
  return upstreamEnvelope({ status: 200, body: parseJson((await textOf(request)) ?? '') })
}

async function textOf(request: Request): Promise<string | undefined> {
  try {
    return await boundedText(request.body)
  } catch {
    return undefined
  }
}
