import { parseJson } from '../core/unknownJson.js'
import { Refusal } from './Refusal.js'

/** The content type without its parameters, in lower case; `''` where there is none. */
export function mediaType(message: Request | Response): string {
  return message.headers.get('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
}

/**
 * The body, counted while it arrives: not a byte beyond the limit is kept, whatever `Content-Length` promised.
 * @throws {Refusal} 413, with `fields` where given
 */
export async function readBytes(
  request: Request,
  maxBytes: number,
  fields?: Record<string, string>,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let length = 0
  const tooBig = () =>
    new Refusal('invalid-input', `The body is larger than ${maxBytes} bytes.`, {
      status: 413,
      ...(fields && { fields }),
    })
  if (Number(request.headers.get('Content-Length')) > maxBytes) throw tooBig()
  if (request.body) {
    // Leaving the loop early cancels the rest of the body.
    for await (const chunk of request.body) {
      length += chunk.byteLength
      if (length > maxBytes) throw tooBig()
      chunks.push(chunk)
    }
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

/**
 * A JSON body and its bytes. The content type is required: a form on another site cannot send it.
 * @throws {Refusal} 415, 413, or 422 where it is no JSON
 */
export async function readJson(
  request: Request,
  maxBytes: number,
): Promise<{ value: unknown; bytes: Uint8Array<ArrayBuffer> }> {
  if (mediaType(request) !== 'application/json') {
    throw new Refusal('invalid-input', 'Send the body as application/json.', { status: 415 })
  }
  const bytes = await readBytes(request, maxBytes)
  const value = parseJson(new TextDecoder().decode(bytes))
  if (value === undefined) throw new Refusal('invalid-input', 'The body is not JSON.')
  return { value, bytes }
}
