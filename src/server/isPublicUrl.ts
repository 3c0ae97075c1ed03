/** Names that are answered inside of a network, and by nobody outside of it. */
const INSIDE = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|home\.arpa)$/

/**
 * Whether a provider can be expected to reach a frame there: by a name of the public net. Bare addresses, one-word names
 * and the names of inner networks are refused, so that nobody sends a provider looking around in its own network.
 * This server fetches none of them.
 */
export function isPublicUrl(url: string): boolean {
  const hostname = new URL(url).hostname.replace(/\.$/, '')
  // However an address is written, the parser has made dots and digits of it, or brackets.
  const isName = /\.[^.]*[a-z][^.]*$/.test(hostname) && !hostname.startsWith('[')
  return isName && !INSIDE.test(hostname)
}
