import { base64url } from './base64url.js'

/** Half of the HMAC: 128 bits are out of reach, and what carries it stays short. */
const MAC_BYTES = 16

/** What only this handler can write: a short proof over a text, for one purpose. */
export interface KeyedMac {
  /** In base64url, 22 characters. `purpose` keeps the uses of one secret apart: a word without a line break. */
  of(purpose: string, text: string): Promise<string>
  /** Takes as long for a near miss as for a far one, so that the time tells nothing about the right answer. */
  matches(given: string, purpose: string, text: string): Promise<boolean>
}

/** HMAC-SHA256 by the handler's secret. */
export function keyedMac(secret: string): KeyedMac {
  const key = crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )

  async function of(purpose: string, text: string): Promise<string> {
    const signed = new TextEncoder().encode(`${purpose}\n${text}`)
    return base64url(new Uint8Array(await crypto.subtle.sign('HMAC', await key, signed), 0, MAC_BYTES))
  }

  return { of, matches: async (given, purpose, text) => equalInConstantTime(given, await of(purpose, text)) }
}

function equalInConstantTime(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length
  for (let index = 0; index < expected.length; index += 1) {
    difference |= given.charCodeAt(index) ^ expected.charCodeAt(index)
  }
  return difference === 0
}
